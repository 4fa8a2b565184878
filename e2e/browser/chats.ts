// The portal's chats as people use them.
import type { Locator, Page } from "playwright-core";
import { giveAuthenticator } from "./authenticators.ts";
import { examine } from "./inspection.ts";
import type { Look, Visitor } from "./visitors.ts";

export class Chats {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** By the navigation, from another page of the portal. */
  static async open(page: Page): Promise<Chats> {
    await page
      .getByRole("navigation")
      .getByRole("link", { name: /^(Chats|Discussions)/ })
      .click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    return new Chats(page);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  get dialog(): Locator {
    return this.page.locator("[role=dialog], [role=alertdialog]").last();
  }

  /** A chat in the list. */
  entry(name: string): Locator {
    return this.page.locator("[data-chat]").filter({ hasText: name });
  }

  /** Where the open chat says with whom one talks. */
  get head(): Locator {
    return this.page.locator(".chat-head");
  }

  get composer(): Locator {
    return this.page.getByRole("textbox", { name: /^Message (to|à) / });
  }

  /** A message that has these words. */
  message(words: string): Locator {
    return this.page.getByRole("article").filter({ hasText: words });
  }

  /** Writes, and sends by the Enter key. */
  async say(...lines: string[]): Promise<void> {
    for (const [place, line] of lines.entries()) {
      if (place > 0) await this.composer.press("Shift+Enter");
      await this.composer.pressSequentially(line);
    }
    await this.composer.press("Enter");
  }

  /** Finds somebody in the dialog of a new chat or of a group's people. */
  async find(address: string): Promise<void> {
    await this.dialog.getByLabel(/^(E-mail address or phone number|Work e-mail address)$/).fill(address);
    await this.dialog.getByRole("button", { name: "Find", exact: true }).click();
  }

  /** Begins a chat with people of these addresses. */
  async begin(addresses: readonly string[], topic?: string): Promise<void> {
    await this.button("New chat").first().click();
    for (const address of addresses) {
      await this.find(address);
      await this.dialog.getByRole("listitem").filter({ hasText: address }).waitFor();
    }
    if (topic) await this.dialog.getByLabel("Name of the group (optional)").fill(topic);
    await this.dialog.getByRole("button", { name: addresses.length > 1 ? "Begin group" : "Begin chat" }).click();
    await this.composer.waitFor();
  }

  /** Opens the menu of a chat, and chooses. */
  async choose(option: string): Promise<void> {
    await this.button("Options of the chat").click();
    await this.page.getByRole("menuitem", { name: option, exact: true }).click();
  }
}

/** The link of an invitation, in the mail that brings it. */
export function linkOf(mail: string): string {
  const [link] = /https?:\/\/[^\s"<]+\/join\/[0-9a-f]+/.exec(mail) ?? [];
  if (!link) throw new Error(`there is no link in ${mail}`);
  return link;
}

/** Opens the link of an invitation, and makes an account with a passkey. */
export async function joinWithPasskey(
  visitor: Visitor,
  link: string,
  name: string,
  language: Look["language"] = "en",
): Promise<Chats> {
  const { page } = visitor;
  const words =
    language === "fr" ? ["Votre nom", "Continuer avec une clé d’accès"] : ["Your name", "Continue with a passkey"];
  await giveAuthenticator(page);
  await page.goto(link);
  await page.getByLabel(words[0] ?? "").fill(name);
  await page.getByRole("button", { name: words[1] ?? "" }).click();
  await page.waitForURL("**/chats/**");
  return new Chats(page);
}

/** Opens the link of an invitation, and makes an account with a password. */
export async function joinWithPassword(visitor: Visitor, link: string, name: string, secret: string): Promise<Chats> {
  const { page } = visitor;
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  const other = page.getByRole("button", { name: "Use a password instead" });
  if (await other.isVisible()) await other.click();
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.waitForURL("**/chats/**");
  return new Chats(page);
}

const sizes = [
  { width: 1280, height: 860 },
  { width: 320, height: 640 },
];

/** Looks at the page as it stands, wide and narrow, in the light and in the dark; then as it was. */
export async function examineLooks(page: Page, name: string, language: Look["language"] = "en"): Promise<void> {
  const before = page.viewportSize();
  for (const size of sizes)
    for (const theme of ["light", "dark"] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: theme });
      // The page hears of it, and puts its colours on.
      await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      await examine(page, name, { width: size.width, theme, language });
    }
  await page.emulateMedia({ colorScheme: "light" });
  if (before) await page.setViewportSize(before);
}

/**
 * What went wrong on somebody's pages: what broke, and what their policy had to stop. That the browser notes a refusal
 * which the page explains in words is none of it.
 */
export function problemsOf(visitor: Visitor): string[] {
  return visitor.problems.take().filter((one) => !/Failed to load resource.*status of 4\d\d/.test(one));
}
