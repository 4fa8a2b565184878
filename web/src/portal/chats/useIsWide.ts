import { useSyncExternalStore } from "react";

const wide = matchMedia("(min-width: 900px)");

function subscribe(listener: () => void): () => void {
  wide.addEventListener("change", listener);
  return () => wide.removeEventListener("change", listener);
}

/** Whether list and conversation stand beside each other; else each is a screen of its own. */
export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches);
}
