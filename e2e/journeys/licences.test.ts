// Licences: seats are had, somebody is given two products at once, a group gives one, and what is too much comes back.
import { equal, ok } from "node:assert/strict";
import { Console } from "../browser/console.ts";
import { examine } from "../browser/inspection.ts";
import { type Look, usualLook } from "../browser/visitors.ts";
import { story } from "./story.ts";

const narrow: Look = { width: 320, theme: "dark", language: "fr" };
const e3 = "Microsoft 365 E3";
const plan2 = "Exchange Online (Plan 2)";
const kiosk = "Exchange Online Kiosk";

/** Gives a subscription on the page of the products. */
async function subscribe(desk: Console, product: string, seats: string): Promise<void> {
  await desk.button("Add subscription").first().click();
  await desk.dialog.getByRole("combobox").pressSequentially(product);
  const named = desk.page.getByText(product, { exact: true });
  await desk.page.getByRole("option").filter({ has: named }).click();
  await desk.dialog.getByLabel("Seats").fill(seats);
  // Whoever clicks twice means it once.
  await desk.button("Add").dblclick();
  await desk.dialog.waitFor({ state: "detached" });
  await desk.isListed(product);
}

story("licences are had, given, and come back", {}, async ({ office, step, arrive }) => {
  const emma = await office.hire("Emma Employee");
  const hugo = await office.hire("Hugo Hall");
  const floor = await office.gather("Floor", hugo, emma);
  const desk = await Console.open(await arrive(), "/admin/licences");
  const { page } = desk;

  await step("without a product, the page says what to do", async () => {
    await page.getByText("No products yet").waitFor();
    await examine(page, "licences-empty", usualLook);
  });
  await step("subscriptions are added, with seats and an end", async () => {
    await desk.button("Add subscription").first().click();
    await examine(page, "licence-subscription-new", usualLook);
    await desk.confirm("Cancel");
    await subscribe(desk, e3, "10");
    await subscribe(desk, plan2, "10");
    await subscribe(desk, kiosk, "1");
    await examine(page, "licences", usualLook);
    await page.reload();
    await desk.row(e3).getByText("0 of 10 in use").waitFor();
    await desk.row(plan2).getByText("0 of 10 in use").waitFor();
    await desk.row(kiosk).getByText("0 of 1 in use").waitFor();
  });
  await step("somebody without a usage location gets it together with two licences", async () => {
    await page.goto(`/admin/people?person=${emma.id}`);
    await page.getByText("No usage location").first().waitFor();
    await desk.button("Manage licences").click();
    await desk.dialog.getByLabel("Usage location").selectOption("FR");
    await desk.dialog.getByRole("checkbox", { name: e3 }).check();
    await desk.dialog.getByRole("checkbox", { name: plan2 }).check();
    await desk.dialog.getByText("Gives").waitFor();
    await desk.dialog.getByText("No mailbox →").waitFor();
    await examine(page, "licence-person-manage", usualLook);
    await desk.confirm("Save changes");
    // The notices stand behind what is open over the page.
    await page.getByText("The licences of Emma Employee have been saved.").first().waitFor();
    await page.getByText("Decides the mailbox").first().waitFor();
    await page.getByText("Without effect", { exact: true }).waitFor();
    await examine(page, "licence-person", usualLook);
  });
  await step("a group gives a product to as many as there are seats", async () => {
    await page.goto(`/admin/groups/${floor.id}`);
    await page.getByRole("tab", { name: "Licences" }).click();
    await page.getByText("This group gives no licences").waitFor();
    await desk.button("Change licences").click();
    await desk.dialog.getByRole("checkbox", { name: kiosk }).check();
    await desk.dialog.getByText(`${kiosk}: 1 more person would have no seat`).waitFor();
    await examine(page, "licence-group-change", usualLook);
    await desk.confirm("Save changes");
    await page.getByRole("region", { name: "Members with problems" }).getByRole("link").first().waitFor();
    await examine(page, "licence-group", usualLook);
  });
  await step("one more seat heals it, as was said before", async () => {
    await page.goto("/admin/licences");
    await page.getByRole("link", { name: kiosk, exact: true }).click();
    await page.getByRole("heading", { name: "Without a seat: 1 person" }).waitFor();
    await page.getByRole("heading", { name: "With a seat: 1 person" }).waitFor();
    await examine(page, "licence-product-missing", usualLook);
    await desk.button("Change").click();
    await desk.dialog.getByLabel("Seats").fill("2");
    await desk.dialog.getByText(`${kiosk}: 1 person gets the seat that was missing`).waitFor();
    await desk.confirm("Save");
    await page.getByText("2 of 2 in use").first().waitFor();
    await page.getByRole("heading", { name: "With a seat: 2 people" }).waitFor();
    await examine(page, "licence-product", usualLook);
    await desk.button("Close").click();
  });
  await step("what Plan 2 gives a mailbox is changed, and restored", async () => {
    await desk.button(`Change what ${plan2} gives`).click();
    await desk.dialog.getByLabel("No receiving from (GB)").fill("98");
    await desk.dialog.getByText("Must not be less than the field before it.").waitFor();
    await desk.dialog.getByLabel("No receiving from (GB)").fill("120");
    await desk.dialog.getByRole("checkbox", { name: "IMAP" }).uncheck();
    await examine(page, "licence-mailbox-plan", usualLook);
    await desk.confirm("Save");
    await desk.says(`${plan2} has been saved.`);
    const card = page.locator(".mailbox-plan").filter({ hasText: plan2 });
    await card.getByText("120 GB").waitFor();
    await card.getByText("Changed", { exact: true }).waitFor();
    await desk.button(`Restore the usual values of ${plan2}`).click();
    await desk.confirm("Restore");
    await card.getByText("100 GB").waitFor();
  });
  await step("what is too much is taken back after a preview, and given again", async () => {
    await desk.button("Find savings").click();
    await desk.row("Everything in it also comes with another licence").first().waitFor();
    await examine(page, "licence-overlap", usualLook);
    await desk.button("Review and take back").click();
    await desk.dialog.getByText(`${plan2}: 1 seat`).waitFor();
    await examine(page, "licence-reclaim", usualLook);
    await desk.confirm("Take back 1 seat");
    await page.getByText("1 seat has been taken back.").first().waitFor();
    const report = page.getByRole("region", { name: "Licences without effect" });
    await report.getByText(plan2).waitFor({ state: "detached" });
    // Also later, when the message is gone.
    await page.reload();
    const past = page.getByRole("region", { name: "Taken back before" });
    await past.getByText(`${plan2}: 1 seat`).waitFor();
    await examine(page, "licence-past-reclaims", usualLook);
    await past.getByRole("button", { name: "Undo what was taken back" }).click();
    await examine(page, "licence-reclaim-undo", usualLook);
    await desk.confirm("Give back");
    await desk.says("The licences have been given back.");
    await past.getByText("Given back on").waitFor();
    await report.getByText(plan2).waitFor();
  });
  await step("a subscription is deleted, and before it is said who would miss it", async () => {
    await page.goto("/admin/licences");
    await page.getByRole("link", { name: kiosk, exact: true }).click();
    await desk.button("Delete").click();
    await desk.dialog.getByText("1 mailbox loses its last licence.").waitFor();
    await examine(page, "licence-subscription-delete", usualLook);
    await desk.confirm("Delete");
    await page.getByText(`${kiosk}: the subscription has been deleted.`).first().waitFor();
  });
  await step("the pages stand on a telephone in French, too", async () => {
    const visitor = await arrive(narrow);
    await visitor.signIn(office.server.url, "admin@contoso.example");
    const { page: hers } = visitor;
    await hers.goto("/admin/licences");
    await hers.getByRole("link", { name: e3, exact: true }).waitFor();
    await examine(hers, "licences", narrow);
    await hers.goto("/admin/licences/overlap");
    await hers.getByRole("heading", { name: "Licences sans effet" }).waitFor();
    await examine(hers, "licence-overlap", narrow);
    ok(await hers.getByText("Récupérables").count());
    equal(await hers.getByRole("alert").count(), 0);
  });
});
