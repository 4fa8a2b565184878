// Conferences by phone: a licence enables somebody, numbers and settings are kept, a PIN is shown once, and nothing
// claims that an e-mail was sent.
import { equal, match, notEqual, ok } from "node:assert/strict";
import { Console } from "../browser/console.ts";
import { examine } from "../browser/inspection.ts";
import { Portal } from "../browser/portal.ts";
import { type Look, usualLook } from "../browser/visitors.ts";
import type { Api } from "../server/api.ts";
import { type Conference, giveConferences } from "../server/furnished.ts";
import type { Person } from "../server/office.ts";
import { administrator } from "../server/server.ts";
import { story } from "./story.ts";

const narrow: Look = { width: 320, theme: "dark", language: "fr" };
const pattern = /^\d{5}$/;

const conferenceOf = (api: Api, { id }: Person) => api.get<Conference>(`/beta/admin/conferencing/users/${id}`);

/** As it is written on pages: `472 8391`. */
const spaced = (id: string) => `${id.slice(0, 3)}\u00a0${id.slice(3)}`;

/** Adds a number on the page of the numbers. */
async function addNumber(desk: Console, number: string, city: string): Promise<void> {
  await desk.button("Add number").click();
  await desk.dialog.getByLabel(/^Number/).fill(number);
  await desk.dialog.getByLabel("Country").selectOption("FR");
  await desk.dialog.getByLabel("City").fill(city);
  await desk.confirm("Add");
}

story("conferences by phone are enabled, kept, and one's own", {}, async ({ office, step, arrive }) => {
  const emma = await office.hire("Emma Employee");
  const hugo = await office.hire("Hugo Hall");
  const api = await office.as({ userPrincipalName: administrator });
  const desk = await Console.open(await arrive(), "/admin/conferencing");
  const { page } = desk;

  await step("before anybody has a licence, the page says what to do", async () => {
    await page.getByText("Nobody holds conferences by phone yet").waitFor();
    await examine(page, "conferencing-empty", usualLook);
  });
  await step("numbers are added, and the first makes the bridge", async () => {
    await page.goto("/admin/conferencing?tab=numbers");
    await page.getByText("No number yet").waitFor();
    await examine(page, "conferencing-numbers-empty", usualLook);
    await desk.button("Add number").click();
    await desk.dialog.getByLabel(/^Number/).fill("01 70 91");
    await desk.dialog.getByText("Must be a phone number with its country code").waitFor();
    await examine(page, "conferencing-number-new", usualLook);
    await desk.confirm("Cancel");
    await addNumber(desk, "+33 1 70 91 45 67", "Paris");
    await desk.says("The number +33170914567 has been saved.");
    await addNumber(desk, "+33359301200", "Lille");
    await desk.isListed("+33359301200");
    await page.getByRole("heading", { name: "Conference Bridge" }).waitFor();
    await examine(page, "conferencing-numbers", usualLook);
  });
  await step("a number that is in use is not removed, and it is said why", async () => {
    await desk.button("Remove +33170914567").click();
    await desk.dialog.getByRole("button", { name: "Remove", exact: true }).click();
    await desk.dialog.getByRole("alert").getByText("still have this number as their default").waitFor();
    await examine(page, "conferencing-number-in-use", usualLook);
    await desk.confirm("Cancel");
  });
  let before: Conference = { conferenceId: null, tollNumber: null };
  await step("a licence enables somebody", async () => {
    before = await giveConferences(api, emma);
    await page.goto("/admin/conferencing");
    await desk.row("Emma Employee").getByText("Enabled", { exact: true }).waitFor();
    await desk.row("Emma Employee").getByText("+33170914567").waitFor();
    await examine(page, "conferencing", usualLook);
    await page.getByRole("link", { name: "Emma Employee" }).click();
    await desk.dialog.getByText(spaced(before.conferenceId ?? "")).waitFor();
    await desk.dialog.getByText("•••••").waitFor();
    await examine(page, "conferencing-person", usualLook);
  });
  await step("her PIN is reset, and shown once", async () => {
    await desk.button("Reset PIN").click();
    await desk.dialog.getByText("but it waits: this server has no mail relay").waitFor();
    await examine(page, "conferencing-pin", usualLook);
    await desk.dialog.getByRole("button", { name: "Reset PIN", exact: true }).click();
    const shown = desk.dialog.locator(".copy-text code");
    await shown.waitFor();
    const pin = await shown.innerText();
    match(pin, pattern);
    await examine(page, "conferencing-pin-shown", usualLook);
    await desk.confirm("I have noted the PIN");
    equal(await page.getByText(pin, { exact: true }).count(), 0);
    await page.reload();
    await desk.dialog.getByText("•••••").waitFor();
    equal(await page.getByText(pin, { exact: true }).count(), 0);
  });
  await step("her conference ID becomes another one", async () => {
    await desk.button("Reset conference ID").click();
    await desk.confirm("Reset conference ID");
    await desk.dialog.getByText(spaced(before.conferenceId ?? "")).waitFor({ state: "detached" });
    const after = await conferenceOf(api, emma);
    notEqual(after.conferenceId, before.conferenceId);
    await desk.dialog.getByText(spaced(after.conferenceId ?? "")).waitFor();
    before = after;
  });
  await step("everybody who has one number gets another one", async () => {
    await page.goto("/admin/conferencing?tab=numbers");
    await desk.button("Change a number for everybody").click();
    await desk.dialog.getByLabel("People who have").selectOption("+33170914567");
    await desk.dialog.getByLabel(/^get/).selectOption("+33359301200");
    await examine(page, "conferencing-number-change", usualLook);
    await desk.confirm("Change for everybody");
    await desk.says("1 person has +33359301200 now.");
    equal((await conferenceOf(api, emma)).tollNumber, "+33359301200");
  });
  await step("her page in People leads to her conferences", async () => {
    await page.goto(`/admin/people?person=${emma.id}`);
    await page.getByRole("link", { name: "Open in Conferencing" }).click();
    await page.waitForURL("**/conferencing?person=*");
    await desk.dialog.getByText(spaced(before.conferenceId ?? "")).waitFor();
  });
  await step("another provider is noted for somebody without a licence", async () => {
    await page.goto(`/admin/conferencing?person=${hugo.id}`);
    await desk.button("Set another provider").click();
    await desk.dialog.getByLabel("Name of the provider").fill("InterCall");
    await examine(page, "conferencing-other", usualLook);
    await desk.confirm("Save");
    await desk.dialog.getByText("Another provider: InterCall").waitFor();
  });
  await step("in the portal she makes a PIN of her own, and he finds nothing", async () => {
    const hers = await Portal.open(await arrive(), emma);
    await hers.page.getByRole("link", { name: "Conferences", exact: true }).click();
    await hers.page.getByRole("link", { name: "+33359301200" }).waitFor();
    await hers.page.getByRole("button", { name: "New PIN", exact: true }).click();
    await hers.page.getByText("No e-mail is sent.").waitFor();
    await hers.page.getByRole("button", { name: "Make a new PIN" }).click();
    const shown = hers.page.locator(".shown-pin");
    match(await shown.innerText(), pattern);
    await examine(hers.page, "portal-conferencing", usualLook);
    await hers.page.getByRole("button", { name: "I have noted it" }).click();
    await shown.waitFor({ state: "detached" });
    const his = await Portal.open(await arrive(), hugo);
    await his.page.getByRole("link", { name: "Devices", exact: true }).waitFor();
    equal(await his.page.getByRole("link", { name: "Conferences", exact: true }).count(), 0);
  });
});

story("e-mails about conferences are switched off, sent by hand, and logged", {}, async ({ office, step, arrive }) => {
  const emma = await office.hire("Emma Employee");
  const api = await office.as({ userPrincipalName: administrator });
  await giveConferences(api, emma);
  const desk = await Console.open(await arrive(), "/admin/conferencing");
  const { page } = desk;

  await step("automatic e-mails are switched off, and another sender is checked by field", async () => {
    await page.goto("/admin/conferencing?tab=settings");
    await page.getByText("While this is off, nobody is told automatically.").waitFor();
    await examine(page, "conferencing-settings", usualLook);
    await page.getByRole("checkbox", { name: /^Automatically send e-mails to users/ }).uncheck();
    await page.getByRole("switch").check();
    await page.getByText("Enter the name that stands beside the address.").waitFor();
    await page.getByLabel(/^Address/).fill("amos");
    await page.getByText("Enter an address such as alias@contoso.com.").waitFor();
    await examine(page, "conferencing-settings-wrong", usualLook);
    await page.getByRole("switch").uncheck();
    await page.getByLabel("Digits of a PIN").fill("3");
    await page.getByText("Must be a whole number from 4 to 12.").waitFor();
    await page.getByLabel("Digits of a PIN").fill("5");
  });
  await step("what is saved stays", async () => {
    await page.reload();
    await page.getByRole("checkbox", { name: /^Automatically send e-mails to users/ }).uncheck();
    await desk.button("Save").click();
    await desk.says("The settings have been saved.");
    await page.reload();
    const automatic = page.getByRole("checkbox", { name: /^Automatically send e-mails to users/ });
    await automatic.waitFor();
    equal(await automatic.isChecked(), false);
  });
  await step("information is sent by hand nevertheless", async () => {
    await page.goto(`/admin/conferencing?person=${emma.id}`);
    await desk.button("Send conference information by e-mail").click();
    await desk.dialog.getByText("never the PIN").waitFor();
    await examine(page, "conferencing-send", usualLook);
    await desk.confirm("Send");
    await page.getByText("The e-mail to Emma Employee is in the outbox.").first().waitFor();
    await desk.dialog.getByRole("link", { name: "Conference information" }).waitFor();
    await desk.button("Reset PIN").click();
    await desk.dialog.getByText("Automatic e-mails are off").waitFor();
    await desk.confirm("Cancel");
  });
  await step("the e-mails are looked at, and a sample needs a relay", async () => {
    await page.goto("/admin/conferencing?tab=mails");
    const mail = page.frameLocator("iframe.mail-frame");
    await mail.getByRole("heading", { name: "You can now hold conferences by phone" }).waitFor();
    await examine(page, "conferencing-mails", usualLook);
    await page.getByRole("combobox", { name: "Language" }).selectOption("fr");
    await mail.getByRole("heading", { name: "Vous pouvez désormais tenir des conférences" }).waitFor();
    await page.getByRole("tab", { name: "Plain text" }).click();
    await page.getByText("ID de conférence").first().waitFor();
    await desk.button("Send a sample to me").click();
    await page.getByText("This server has no mail relay, so nothing can be sent by e-mail.").waitFor();
  });
  await step("the mail log warns that nothing is sent", async () => {
    await desk.go("Mail log");
    await page.getByText("No e-mail is sent", { exact: true }).waitFor();
    await desk.row("Conference information").getByRole("link", { name: "Emma Employee" }).waitFor();
    await examine(page, "mail", usualLook);
    await page.getByRole("link", { name: "Conference information" }).click();
    await page.frameLocator("iframe.mail-frame").getByRole("heading", { level: 1 }).waitFor();
    await examine(page, "mail-message", usualLook);
    await desk.button("Don’t send").click();
    await desk.confirm("Don’t send");
    await desk.dialog.getByText("Canceled", { exact: true }).waitFor();
    await desk.button("Close").click();
    await page.getByLabel("State", { exact: true }).selectOption("canceled");
    await desk.isListed("Conference information");
  });
  await step("the settings are reset to what is usual", async () => {
    await page.goto("/admin/conferencing?tab=settings");
    await desk.button("Reset to defaults").click();
    await desk.confirm("Reset to defaults");
    await desk.says("The usual settings hold again.");
    ok(await page.getByRole("checkbox", { name: /^Automatically send e-mails to users/ }).isChecked());
  });
  await step("the pages stand on a telephone in French, too", async () => {
    const visitor = await arrive(narrow);
    await visitor.signIn(office.server.url, administrator);
    const { page: hers } = visitor;
    for (const tab of ["people", "settings", "numbers", "mails"]) {
      await hers.goto(`/admin/conferencing?tab=${tab}`);
      await hers.getByRole("tab", { selected: true }).first().waitFor();
      await examine(hers, `conferencing-${tab}`, narrow);
    }
    await hers.goto("/admin/mail");
    await hers.getByText("Aucun e-mail n’est envoyé").waitFor();
    await examine(hers, "mail", narrow);
  });
});
