// The browser's part of passkeys: what the server asks goes to the authenticator, what it answers goes back.

/** What goes to the server as it is: nothing here looks into it, so that the client's type has no members. */
type PasskeyAnswer = Record<string, undefined>;

/** Whether passkeys can be used on this page: browsers make none for a host that is only a number. */
export function passkeysWork(): boolean {
  const number = /^[\d.]+$|^\[/.test(location.hostname);
  return !number && typeof PublicKeyCredential === "function" && "parseCreationOptionsFromJSON" in PublicKeyCredential;
}

/** Whether the browser can offer passkeys in the field for the name. */
export async function canOfferInField(): Promise<boolean> {
  return passkeysWork() && (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true;
}

/** Makes a passkey; undefined when the person does not want to, or the authenticator can't. */
export async function createPasskey(options: unknown): Promise<PasskeyAnswer | undefined> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  return answer(navigator.credentials.create({ publicKey }));
}

/** Proves the challenge with a passkey; undefined when the person does not want to, or has none. */
export async function provePasskey(
  options: unknown,
  more: Pick<CredentialRequestOptions, "mediation" | "signal"> = {},
): Promise<PasskeyAnswer | undefined> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  return answer(navigator.credentials.get({ publicKey, ...more }));
}

async function answer(pending: Promise<Credential | null>): Promise<PasskeyAnswer | undefined> {
  try {
    const credential = await pending;
    return credential instanceof PublicKeyCredential ? (credential.toJSON() as unknown as PasskeyAnswer) : undefined;
  } catch (cause) {
    // Cancelled, timed out, or known there already: the person has seen it in the browser's own window.
    if (cause instanceof DOMException) return undefined;
    throw cause;
  }
}
