import { useEffect } from "react";
import { serviceWorkers } from "../../push/leave";
import { goToPath } from "../usePath";
import { keepAlive, startWorker } from "./pushHere";

/** Has the worker watch, keeps the subscription alive, and goes where a click on a notification leads. */
export function usePushes(owner: string): void {
  useEffect(() => {
    void startWorker()
      .then(() => keepAlive(owner))
      // Told on the page of the devices, where it can be mended; tried again at the next visit.
      .catch(() => undefined);
  }, [owner]);

  useEffect(() => {
    const controller = new AbortController();
    serviceWorkers()?.addEventListener("message", follow, { signal: controller.signal });
    return () => controller.abort();
  }, []);
}

function follow(event: MessageEvent): void {
  const { type, path } = event.data ?? {};
  if (type === "go" && typeof path === "string" && path.startsWith("/")) goToPath(path);
}
