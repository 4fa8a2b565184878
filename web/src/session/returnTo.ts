/**
 * Where to go after signing in: the wish of the address if it stays on this origin, else undefined.
 * `origin` is the page's own; anything that a browser could read as another site is refused.
 */
export function safeReturnTo(wish: string | null, origin: string): string | undefined {
  if (!wish?.startsWith("/") || wish.startsWith("//") || /[\\\p{Cc}]/u.test(wish)) return undefined;
  let url: URL;
  try {
    url = new URL(wish, origin);
  } catch {
    return undefined;
  }
  if (url.origin !== origin || url.pathname.startsWith("/signin") || url.pathname.startsWith("//")) return undefined;
  return url.pathname + url.search + url.hash;
}

/** The sign-in address that comes back to where the person is now. */
export function signInAddress(current: { pathname: string; search: string }): string {
  const here = current.pathname + current.search;
  return here === "/" ? "/signin" : `/signin?returnTo=${encodeURIComponent(here)}`;
}
