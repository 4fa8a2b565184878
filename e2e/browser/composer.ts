// The composer, step by step, as somebody with a mouse uses it.
import type { Locator, Page } from "playwright-core";

export class Composer {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async begin(): Promise<void> {
    await this.page.getByRole("link", { name: "Messages", exact: true }).click();
    // The empty list offers it a second time.
    await this.page.getByRole("button", { name: "Create a message" }).first().click();
  }

  async next(): Promise<void> {
    await this.page.getByRole("button", { name: "Next", exact: true }).click();
  }

  /** Chooses one of a few, by the beginning of its words. */
  async choose(option: string): Promise<void> {
    await this.page.getByRole("radio", { name: new RegExp(`^${option}`) }).check();
  }

  /** Types into a field, by the beginning of its label. */
  async fill(label: string, words: string): Promise<void> {
    await this.page.getByLabel(new RegExp(`^${label}`)).fill(words);
  }

  async select(label: string, option: string): Promise<void> {
    await this.page.getByRole("combobox", { name: label }).selectOption({ label: option });
  }

  /** Finds a group while typing, and takes it. */
  async pickGroup(field: "Add a group" | "Leave out a group", name: string): Promise<void> {
    await this.page.getByRole("combobox", { name: field }).pressSequentially(name);
    // Behind the name stands how many people it has.
    await this.page.getByRole("option", { name: new RegExp(`^${name} ?Group,`) }).click();
  }

  /** Words in the panel that says whom the choice reaches. */
  reach(words: string): Locator {
    const panel = this.page.locator("section", { has: this.page.getByRole("heading", { name: "Reach", exact: true }) });
    return panel.last().getByText(words, { exact: true });
  }

  preview(caption: string): Locator {
    return this.page.getByRole("figure", { name: caption });
  }
}
