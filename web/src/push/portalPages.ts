/** The portal's pages; the shell knows the same. Other pages of this server show no notifications. */
const portalPages = ["/", "/chats", "/devices", "/notifications", "/conferencing", "/security", "/settings"];

/** Whether a page is the portal of somebody who is signed in: it shows notifications itself. */
export function worksWith(address: string): boolean {
  const { pathname } = new URL(address);
  // Each chat has an address of its own.
  return portalPages.includes(pathname) || /^\/chats\/[^/]+$/.test(pathname);
}
