// Which page of the console the browser itself has opened.

const landing = location.pathname;
let left = false;

/**
 * Whether the person has gone on from the page that the browser opened. There the browser's own start of the page is
 * right; on every later page the focus has to be led to the title, or it stays on something that is gone.
 */
export function hasGoneOn(): boolean {
  left ||= location.pathname !== landing;
  return left;
}
