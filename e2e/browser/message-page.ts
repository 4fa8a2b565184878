// The console's page of one message.
import type { Locator, Page } from "playwright-core";

export class MessagePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the message is in this state. */
  async isInState(state: string): Promise<void> {
    await this.page.getByRole("main").getByText(state, { exact: true }).first().waitFor();
  }

  /** Presses one of the buttons of the page. */
  async act(name: string): Promise<void> {
    await this.page.getByRole("main").getByRole("button", { name, exact: true }).click();
  }

  /** The button of the open dialog. */
  confirmation(name: string): Locator {
    return this.page.getByRole("dialog").getByRole("button", { name, exact: true });
  }

  async openTab(name: "Overview" | "Report" | "Explain"): Promise<void> {
    await this.page.getByRole("tab", { name }).click();
  }

  /** Waits until the report says this figure. */
  async figure(label: string, value: string): Promise<void> {
    const tile = this.page.locator("dl > div", { has: this.page.getByText(label, { exact: true }) });
    await tile.first().getByText(value, { exact: true }).waitFor();
  }

  /** Asks why a person would see the message or not; answers what the gates that stop it say. */
  async explain(displayName: string): Promise<string[]> {
    await this.openTab("Explain");
    await this.page.getByRole("combobox", { name: "Person" }).pressSequentially(displayName);
    await this.page.getByRole("option", { name: displayName }).click();
    await this.page.getByRole("heading", { name: new RegExp(`^${displayName} would`) }).waitFor();
    const stopping = this.page.getByRole("listitem").filter({ hasText: "Stops it" });
    return (await stopping.allInnerTexts()).map((text) => text.replace("Stops it", " ").replaceAll(/\s+/g, " "));
  }
}
