// PINs of conferences by phone: the lock after too many wrong ones, and the PIN that no e-mail tells.
import { equal, match } from "node:assert/strict";
import { Console } from "../browser/console.ts";
import { examine } from "../browser/inspection.ts";
import { type Look, usualLook } from "../browser/visitors.ts";
import { type Conference, giveConferences } from "../server/furnished.ts";
import { administrator } from "../server/server.ts";
import { story } from "./story.ts";

const narrow: Look = { width: 320, theme: "dark", language: "fr" };
const pattern = /^\d{5}$/;

story("a lock of PINs is ended, and a PIN that no e-mail tells is shown", {}, async ({ office, step, arrive }) => {
  const emma = await office.hire("Emma Employee");
  const api = await office.as({ userPrincipalName: administrator });
  await giveConferences(api, emma);
  const address = `/admin/conferencing?person=${emma.id}`;
  const desk = await Console.open(await arrive(), address);
  const { page } = desk;

  await step("five wrong PINs lock her conference ID, and her page says until when", async () => {
    const { conferenceId } = await api.get<Conference>(`/beta/admin/conferencing/users/${emma.id}`);
    const tried: string[] = [];
    // Twelve digits are no PIN of five.
    for (let wrong = 0; wrong < 6; wrong += 1) {
      const verification = { conferenceId, pin: "000000000000" };
      tried.push((await api.post<{ result: string }>("/conferencing/verify", verification)).result);
    }
    equal(tried.at(-1), "locked");
    await page.reload();
    await desk.dialog.getByText("Too many wrong PINs were tried").waitFor();
    await examine(page, "conferencing-locked", usualLook);
  });
  await step("on a telephone in French as well", async () => {
    const visitor = await arrive(narrow);
    await visitor.signIn(office.server.url, administrator);
    await visitor.page.goto(address);
    await visitor.page.getByRole("button", { name: "Déverrouiller" }).waitFor();
    await examine(visitor.page, "conferencing-locked", narrow);
  });
  await step("the lock is ended", async () => {
    await desk.button("Unlock").click();
    await desk.says("PINs of Emma Employee are taken again.");
    await desk.dialog.getByText("Too many wrong PINs were tried").waitFor({ state: "detached" });
    await desk.dialog.getByText("•••••").waitFor();
  });
  await step("conferences are turned off, and on again without an e-mail: the PIN is shown once", async () => {
    await api.patch("/beta/admin/conferencing/settings", { automaticallySendEmailsToUsers: false });
    await page.reload();
    await desk.button("Turn off").click();
    await desk.dialog.getByText("Conference ID and PIN are gone at once").waitFor();
    await desk.confirm("Turn off");
    await desk.says("Conferences by phone are off for Emma Employee.");
    await desk.button("Enable").click();
    await desk.dialog.getByText("You see the PIN once, to hand it over.").waitFor();
    await examine(page, "conferencing-enable", usualLook);
    // What stands there next is the PIN.
    await desk.dialog.getByRole("button", { name: "Enable", exact: true }).click();
    const shown = desk.dialog.locator(".copy-text code");
    await shown.waitFor();
    const pin = await shown.innerText();
    match(pin, pattern);
    await examine(page, "conferencing-enabled-pin", usualLook);
    await desk.confirm("I have noted the PIN");
    equal(await page.getByText(pin, { exact: true }).count(), 0);
    const { conferenceId } = await api.get<Conference>(`/beta/admin/conferencing/users/${emma.id}`);
    const verified = await api.post<{ result: string }>("/conferencing/verify", { conferenceId, pin });
    equal(verified.result, "verified");
  });
});
