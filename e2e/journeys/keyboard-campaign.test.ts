// A campaign without a mouse: written, approved, and seen on a telephone's width; each stop can be seen.
import { equal } from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { examine } from "../browser/inspection.ts";
import { Keyboard } from "../browser/keyboard.ts";
import { LiveFrames } from "../browser/live-frames.ts";
import { MessagePage } from "../browser/message-page.ts";
import type { Look } from "../browser/visitors.ts";
import { png } from "../server/drawn.ts";
import type { Person } from "../server/office.ts";
import { password } from "../server/server.ts";
import { story } from "./story.ts";

const title = "Fire drill at ten";
const telephone: Look = { width: 320, theme: "light", language: "fr" };

/** Somebody at a page, with keys alone. */
class Typist {
  readonly page: Page;
  readonly keyboard: Keyboard;

  constructor(page: Page) {
    this.page = page;
    this.keyboard = new Keyboard(page);
  }

  async signIn(path: string, person: Person, userName = "User name"): Promise<void> {
    await this.page.goto(path);
    await this.keyboard.goTo(this.page.getByRole("textbox", { name: userName }));
    await this.keyboard.type(person.userPrincipalName);
    await this.keyboard.press("Tab");
    await this.keyboard.type(password);
    await this.keyboard.press("Enter");
  }

  async press(role: "button" | "link", name: string | RegExp): Promise<void> {
    await this.keyboard.goTo(this.page.getByRole(role, { name, exact: true }));
    await this.keyboard.press("Enter");
  }

  /** One of a few: Tab leads to them, the arrows from one to the next. */
  async choose(option: string): Promise<void> {
    const wanted = this.page.getByRole("radio", { name: new RegExp(`^${option}`) });
    const group = await wanted.getAttribute("name");
    await this.keyboard.goTo(this.page.locator(`input[type=radio][name="${group}"]`));
    for (let steps = 0; !(await isFocused(wanted)); steps += 1) {
      if (steps === 12) throw new Error(`the arrows don't lead to ${option}`);
      await this.keyboard.press("ArrowDown");
    }
    await this.keyboard.press("Space");
    equal(await wanted.isChecked(), true);
  }

  async write(label: RegExp, words: string): Promise<void> {
    await this.keyboard.goTo(this.page.getByLabel(label));
    await this.keyboard.type(words);
  }
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

async function compose(writer: Typist): Promise<void> {
  await writer.press("link", "Messages");
  await writer.press("button", "Create a message");
  await writer.choose("Tech updates");
  await writer.press("button", "Next");
  await writer.choose("Urgent");
  await writer.choose("Notification area");
  await writer.press("button", "Next");
  await writer.write(/^Title/, title);
  await writer.write(/^Text/, "Leave by the stairs, not by the lift.");
  await writer.write(/^Link/, "https://intranet.contoso.example/drill");
  const chooser = writer.page.waitForEvent("filechooser");
  await writer.press("button", "Choose a picture");
  const buffer = png({ width: 48, height: 48 }, [200, 40, 20, 255]);
  await (await chooser).setFiles({ name: "bell.png", mimeType: "image/png", buffer });
  await writer.page.getByRole("img", { name: "The chosen picture" }).waitFor();
  await writer.press("button", "Next");
}

async function toSales(writer: Typist): Promise<void> {
  await writer.choose("Chosen groups");
  await writer.keyboard.goTo(writer.page.getByRole("combobox", { name: "Add a group" }));
  await writer.keyboard.type("Sales");
  await writer.page.getByRole("option", { name: /^Sales ?Group,/ }).waitFor();
  await writer.keyboard.press("ArrowDown");
  await writer.keyboard.press("Enter");
  await writer.page.getByText("1 person", { exact: true }).first().waitFor();
  await writer.press("button", "Next");
}

async function send(writer: Typist): Promise<void> {
  await writer.press("button", "Next");
  await writer.page.getByText("Everything is complete.").waitFor();
  await writer.press("button", "Send for approval");
  await new MessagePage(writer.page).isInState("Pending approval");
}

story("a campaign by keyboard alone, seen at 320 px", {}, async ({ office, step, arrive }) => {
  const writer = await office.hire("Wendy Writer", "writer");
  const approver = await office.hire("Arthur Approver", "approver");
  const member = await office.hire("Mia Member");
  await office.gather("Sales", member);
  const desk = new Typist((await arrive()).page);
  await step("the writer signs in and writes", async () => {
    await desk.signIn("/admin/", writer);
    await compose(desk);
  });
  await step("chooses whom it is for", () => toSales(desk));
  await step("and sends it for approval", () => send(desk));

  const visitor = await arrive(telephone);
  const phone = new Typist(visitor.page);
  await step("a member opens the portal on a telephone", async () => {
    const live = new LiveFrames(visitor.page);
    await phone.signIn("/", member, "Nom d’utilisateur");
    await live.greeted();
  });
  await step("the approver decides", async () => {
    const meeting = new Typist((await arrive()).page);
    await meeting.signIn("/admin/", approver);
    await meeting.press("link", /^Message of/);
    await meeting.press("button", "Approve");
    await meeting.keyboard.goTo(new MessagePage(meeting.page).confirmation("Approve"));
    await meeting.keyboard.press("Space");
    await new MessagePage(meeting.page).isInState("Active");
  });
  await step("it is on the telephone, and put away by keyboard", async () => {
    const card = visitor.page.getByRole("region", { name: "Notification", exact: true });
    await card.getByText(title, { exact: true }).waitFor();
    await examine(visitor.page, "portal-notification", telephone);
    await phone.press("button", "Fermer");
    await card.waitFor({ state: "hidden" });
  });
});
