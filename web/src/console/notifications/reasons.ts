// Why a device has not got a notification: the server's own sentences, around the words of a push service.

export type ReasonKey =
  | "ttl"
  | "unreached"
  | "otherKey"
  | "notKept"
  | "textGone"
  | "unreadable"
  | "gone"
  | "later"
  | "refused"
  | "noKey"
  | "keys"
  | "signature"
  | "silentSlow"
  | "silentName"
  | "silentNobody"
  | "silentCertificate"
  | "silentBroken";

/** In this order: the first that matches. */
const patterns: readonly (readonly [ReasonKey, RegExp])[] = [
  ["ttl", /^given up: nobody took it within 24 hours$/],
  ["unreached", /^the device is reached nowhere any more$/],
  ["otherKey", /^the device has subscribed for another key$/],
  ["notKept", /^it is not kept any more$/],
  ["textGone", /^its text is not kept any more$/],
  ["unreadable", /^its address can't be read with this server's key$/],
  ["gone", /^the registration is gone: (?<words>.*)$/s],
  ["later", /^it was put off: (?<words>.*)$/s],
  ["refused", /^it was refused: (?<words>.*)$/s],
  ["noKey", /^the gateway does not accept the keys: the organization has no key for (?<words>.*)$/s],
  ["signature", /^the push service does not take the organization's signature: (?<words>.*)$/s],
  ["silentSlow", /^the server does not answer: it took longer than ten seconds$/],
  ["silentName", /^the server does not answer: its name is not known$/],
  ["silentNobody", /^the server does not answer: nobody listens there$/],
  ["silentCertificate", /^the server does not answer: its certificate is not trusted$/],
  ["silentBroken", /^the server does not answer: the connection broke$/],
  ["keys", /^the gateway does not accept the keys: (?<words>.*)$/s],
];

/** Which of the server's sentences it is, and what the push service said; undefined for any other sentence. */
export function knownReason(reason: string): { key: ReasonKey; words: string } | undefined {
  for (const [key, pattern] of patterns) {
    const match = pattern.exec(reason);
    if (match) return { key, words: match.groups?.words ?? "" };
  }
  return undefined;
}
