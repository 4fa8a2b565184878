/** Whether a page of this origin is the portal of somebody who is signed in: it shows notifications itself. */
export function worksWith(address: string): boolean {
  const { pathname } = new URL(address);
  return !pathname.startsWith("/admin") && !pathname.startsWith("/signin");
}
