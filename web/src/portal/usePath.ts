// The portal has a handful of pages: a router of its own size.
import { type MouseEvent, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("popstate", listener);
  };
}

export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** Goes to another page of the portal without loading it anew. */
export function goTo(event: MouseEvent<HTMLAnchorElement>): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  goToPath(event.currentTarget.href);
}

/** Goes there without somebody's click on a link of this page. */
export function goToPath(address: string): void {
  history.pushState(null, "", address);
  for (const listener of listeners) listener();
  document.getElementById("content")?.focus();
  scrollTo(0, 0);
}
