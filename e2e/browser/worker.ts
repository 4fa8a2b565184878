// The portal's service worker, as Chromium's debugger sees it: pushes come to it without a push service.
import type { CDPSession, Page } from "playwright-core";

export interface Push {
  id: string;
  title: string;
  body: string;
  /** Where a click leads. */
  navigate: string;
}

/** What is shown by the system, not by the page. */
export interface Shown {
  title: string;
  body: string;
}

export class PortalWorker {
  private readonly debug: CDPSession;
  private readonly origin: string;
  private readonly registrationId: string;

  private constructor(debug: CDPSession, origin: string, registrationId: string) {
    this.debug = debug;
    this.origin = origin;
    this.registrationId = registrationId;
  }

  /** Waits until the page's worker watches. */
  static async of(page: Page): Promise<PortalWorker> {
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    const debug = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    const told = new Promise<string>((resolve) => {
      debug.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
        const own = registrations.find((one) => one.scopeURL.startsWith(origin) && !one.isDeleted);
        if (own) resolve(own.registrationId);
      });
    });
    await debug.send("ServiceWorker.enable");
    return new PortalWorker(debug, origin, await told);
  }

  /** What the push service would hand over. */
  async push({ id, title, body, navigate }: Push): Promise<void> {
    const data = {
      web_push: 8030,
      mutable: true,
      notification: { title, body, navigate, tag: id },
      beffroi: { id, sentDateTime: new Date().toISOString() },
    };
    await this.deliver(JSON.stringify(data));
  }

  async deliver(data: string): Promise<void> {
    const { origin, registrationId } = this;
    await this.debug.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
  }
}

/** What the system shows for this origin. */
export function shownBySystem(page: Page): Promise<Shown[]> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body }) => ({ title, body }));
  });
}
