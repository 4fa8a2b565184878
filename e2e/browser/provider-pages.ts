// The pages of the other company's server, which are not ours to change.
import type { Page } from "playwright-core";

/** Says who one is. The password is not asked after: these pages are for tests. */
export async function signInThere(page: Page, subject: string): Promise<void> {
  await page.locator("input[name=login]").fill(subject);
  await page.locator("input[name=password]").fill("anything");
  await page.locator("button[type=submit]").click();
}

/** Lets the server under test know who one is. */
export async function agreeThere(page: Page): Promise<void> {
  await page.locator("input[name=prompt][value=consent]").waitFor({ state: "attached" });
  await page.locator("button[type=submit]").click();
}

/** Gives up there. */
export async function giveUpThere(page: Page): Promise<void> {
  await page.locator("a[href$='/abort']").click();
}
