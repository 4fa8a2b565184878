/** Signs that nobody takes for another one when they read them out. */
const signs = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const groups = 4;
const signsOfGroup = 4;

/** A password for one sign-in: 16 signs by chance, some 92 bits, in groups for whoever types it. */
export function temporaryPassword(): string {
  const group = () => Array.from({ length: signsOfGroup }, sign).join("");
  return Array.from({ length: groups }, group).join("-");
}

function sign(): string {
  // What is beyond the last whole round would make the first signs more likely.
  const limit = 256 - (256 % signs.length);
  for (;;) {
    const [byte = limit] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < limit) return signs.charAt(byte % signs.length);
  }
}
