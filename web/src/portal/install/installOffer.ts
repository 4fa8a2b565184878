// The browser's offer to install the portal. It is made once, early, and kept until the person wants it.
import { useSyncExternalStore } from "react";

/** Of Chromium; other browsers install by their own menus. */
interface InstallOffer extends Event {
  prompt: () => Promise<{ outcome: "accepted" | "dismissed" }>;
}

let offer: InstallOffer | undefined;
const listeners = new Set<() => void>();

function change(next: InstallOffer | undefined): void {
  offer = next;
  for (const listener of listeners) listener();
}

/** To be called before the page is drawn: the offer does not come twice. */
export function awaitInstallOffer(): void {
  addEventListener("beforeinstallprompt", (event) => {
    // The person is asked when they act, not when the browser thinks so.
    event.preventDefault();
    change(event as InstallOffer);
  });
  addEventListener("appinstalled", () => change(undefined));
}

export function useInstallOffer(): (() => Promise<void>) | undefined {
  const current = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => offer,
  );
  if (!current) return undefined;
  return async () => {
    await current.prompt();
    // Each offer can be taken once.
    change(undefined);
  };
}
