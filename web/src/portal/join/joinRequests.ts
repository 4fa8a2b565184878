// The link of an invitation: what it says, and the account that is made by it.
import { client, unwrap } from "../../api/client";
import type { ChatInvitation } from "../../api/types";
import { currentLanguage } from "../../i18n/setup";
import { createPasskey } from "../../session/passkey";

export function readInvitation(token: string): Promise<ChatInvitation> {
  return unwrap(client.GET("/beta/chats/invitations/{token}", { params: { path: { token } } }));
}

/** Makes the account with a password; whoever made it is signed in. */
export async function joinWithPassword(token: string, displayName: string, password: string): Promise<void> {
  const body = { displayName, password, preferredLanguage: currentLanguage() };
  await unwrap(client.POST("/beta/chats/invitations/{token}/account", { params: { path: { token } }, body }));
}

/** Makes it with a passkey; false when the person did not make one after all. */
export async function joinWithPasskey(token: string, displayName: string): Promise<boolean> {
  const params = { path: { token } };
  const challenge = await unwrap(
    client.POST("/beta/chats/invitations/{token}/passkey/options", {
      params,
      body: { displayName },
    }),
  );
  const credential = await createPasskey(challenge.publicKey);
  if (!credential) return false;
  const body = { displayName, credential, state: challenge.state, preferredLanguage: currentLanguage() };
  await unwrap(client.POST("/beta/chats/invitations/{token}/account", { params, body }));
  return true;
}
