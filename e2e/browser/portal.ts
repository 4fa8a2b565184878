// The portal as an employee sees it.
import type { Locator, Page } from "playwright-core";
import type { Person } from "../server/office.ts";
import { LiveFrames } from "./live-frames.ts";
import { openSignedOut } from "./sign-in.ts";
import type { Visitor } from "./visitors.ts";

export class Portal {
  readonly page: Page;
  /** What came since the page was loaded. */
  live: LiveFrames;

  private constructor(page: Page, live: LiveFrames) {
    this.page = page;
    this.live = live;
  }

  /** Signs in, and waits until the live connection stands. */
  static async open(visitor: Visitor, person: Person): Promise<Portal> {
    const live = new LiveFrames(visitor.page);
    await openSignedOut(visitor.page, "/", person.userPrincipalName);
    await live.greeted();
    return new Portal(visitor.page, live);
  }

  /** Another tab of the same person. */
  static async openTab(visitor: Visitor): Promise<Portal> {
    const page = await visitor.context.newPage();
    const live = new LiveFrames(page);
    await page.goto("/");
    await live.greeted();
    return new Portal(page, live);
  }

  /** The banner in the page. */
  banner(title: string): Locator {
    return this.page.getByRole("region", { name: "Message", exact: true }).getByText(title, { exact: true });
  }

  /** Puts the banner away, and waits until the server knows. */
  async dismissBanner(): Promise<void> {
    const banner = this.page.getByRole("region", { name: "Message", exact: true });
    await banner.getByRole("button", { name: "Dismiss" }).click();
    await this.live.acknowledged("dismissed");
  }

  /** The toast at the lower edge. */
  notification(title: string): Locator {
    return this.page.getByRole("region", { name: "Notification", exact: true }).getByText(title, { exact: true });
  }

  /** Loads the page anew, and waits until its live connection stands. */
  async reload(): Promise<void> {
    this.live = new LiveFrames(this.page);
    await this.page.reload();
    await this.live.greeted();
  }
}
