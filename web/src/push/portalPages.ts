/** The portal's pages; the shell knows the same. Other pages of this server show no notifications. */
const portalPages = ["/", "/devices", "/notifications", "/conferencing", "/security", "/settings"];

/** Whether a page is the portal of somebody who is signed in: it shows notifications itself. */
export function worksWith(address: string): boolean {
  return portalPages.includes(new URL(address).pathname);
}
