// The console as an administrator uses it.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { administrator } from "../server/server.ts";
import { openSignedOut } from "./sign-in.ts";
import type { Visitor } from "./visitors.ts";

const dialogs = "[role=dialog], [role=alertdialog]";

export class Console {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Signs the administrator in, on the way to a page. */
  static async open(visitor: Visitor, path: string): Promise<Console> {
    await openSignedOut(visitor.page, path, administrator);
    return new Console(visitor.page);
  }

  /** Another page, by the navigation at the side. */
  async go(name: string): Promise<void> {
    await this.page.getByRole("navigation").getByRole("link", { name, exact: true }).first().click();
    await this.page.getByRole("heading", { name, level: 1, exact: true }).waitFor();
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** What stands over the page. */
  get dialog(): Locator {
    return this.page.locator(dialogs).last();
  }

  /** Presses a button of what stands over the page, and waits until that is gone. */
  async confirm(name: string): Promise<void> {
    const before = await this.page.locator(dialogs).count();
    await this.dialog.getByRole("button", { name, exact: true }).click();
    await this.page.waitForFunction(([selector, count]) => document.querySelectorAll(selector).length < count, [
      dialogs,
      before,
    ] as const);
  }

  /** What the console says at its lower edge. */
  async says(text: string): Promise<void> {
    await this.page.getByRole("region", { name: "Notices" }).getByText(text).first().waitFor();
  }

  row(text: string): Locator {
    return this.page.getByRole("row").filter({ hasText: text });
  }

  async isListed(text: string, is = true): Promise<void> {
    await this.row(text)
      .first()
      .waitFor({ state: is ? "visible" : "detached" });
  }

  /** Finds somebody or something in a field that searches while one types. */
  async pick(field: string, name: string): Promise<void> {
    // What is found changes with each letter: whoever clicks waits until it is what they have typed. What was asked
    // for before is not asked for again.
    const found = this.page
      .waitForResponse((answer) => decodeURIComponent(answer.url()).replaceAll("+", " ").includes(name), {
        timeout: 2_000,
      })
      .catch(() => undefined);
    await this.page.getByRole("combobox", { name: field, exact: true }).pressSequentially(name);
    await found;
    await this.page.getByRole("option", { name }).first().click();
  }

  /** Presses a link or button that the browser answers with a file; its name and content. */
  async download(name: string): Promise<{ name: string; text: string }> {
    const [file] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByRole("link", { name, exact: true }).click(),
    ]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
  }

  /** Gives a file that exists in this moment only. */
  async chooseFile(field: string, name: string, mimeType: string, text: string): Promise<void> {
    await this.page.getByLabel(field, { exact: true }).setInputFiles({ name, mimeType, buffer: Buffer.from(text) });
  }
}
