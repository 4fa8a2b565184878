// Custom notifications in the portal: cards in the page, pushes with the page closed, the portal without a network.
import { deepEqual, equal, ok } from "node:assert/strict";
import type { Page } from "playwright-core";
import { examine } from "../browser/inspection.ts";
import { Portal } from "../browser/portal.ts";
import { type Look, usualLook } from "../browser/visitors.ts";
import { PortalWorker, shownBySystem } from "../browser/worker.ts";
import { administrator } from "../server/server.ts";
import { story } from "./story.ts";

const narrow: Look = { width: 320, theme: "dark", language: "fr" };
const toGroups = "/beta/deviceManagement/sendCustomNotificationToCompanyPortal";
const long = "The storm goes on until noon. Stay at home, and look at the intranet before you leave.\n".repeat(5).trim();

const card = (page: Page, title: string) => page.getByRole("article", { name: title });

/** Waits until what is asked for comes to pass; what happens in a worker has no page that could be waited for. */
async function comes<T>(what: string, ask: () => Promise<T>, fits: (answer: T) => boolean): Promise<T> {
  for (let turn = 0; turn < 100; turn += 1) {
    const answer = await ask();
    if (fits(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what} did not come`);
}

story("notifications stand in every tab until they are dismissed", {}, async ({ office, step, arrive }) => {
  const emma = await office.hire("Emma Employee");
  const all = await office.gather("All Contoso", emma);
  const api = await office.as({ userPrincipalName: administrator });
  const send = (notificationTitle: string, notificationBody: string) =>
    api.post(toGroups, { notificationTitle, notificationBody, groupsToNotify: [all.id] });
  const visitor = await arrive();
  const portal = await Portal.open(visitor, emma);
  const { page } = portal;

  await step("the page of notifications is empty at first", async () => {
    await page.getByRole("link", { name: "Notifications", exact: true }).click();
    await page.getByRole("heading", { name: "No notifications" }).waitFor();
    await examine(page, "portal-notifications-empty", usualLook);
    await page.goto("/");
    await page.getByRole("heading", { name: "Messages", level: 1 }).waitFor();
  });
  await step("one appears by itself, over the page and in the other tab", async () => {
    const tab = await Portal.openTab(visitor);
    await send("Offices closed", "Stay at home today.");
    await card(page, "Offices closed").waitFor();
    await card(tab.page, "Offices closed").waitFor();
    await page.getByRole("link", { name: "1 notification", exact: true }).waitFor();
    await examine(page, "portal-notification", usualLook);
    await card(page, "Offices closed").getByRole("button", { name: "Dismiss Offices closed" }).click();
    await card(tab.page, "Offices closed").waitFor({ state: "detached" });
    await tab.page.close();
  });
  await step("dismissed, it does not come back; another one outlives the page", async () => {
    await send("Line 4 runs again", long);
    await card(page, "Line 4 runs again").waitFor();
    await portal.reload();
    await card(page, "Line 4 runs again").waitFor();
    equal(await card(page, "Offices closed").count(), 0);
  });
  await step("of many, the newest stand over the page, and all on their own page", async () => {
    for (const title of ["One", "Two", "Three"]) await send(title, "A short text.");
    await page.getByRole("link", { name: "2 more notifications" }).click();
    await card(page, "Line 4 runs again").waitFor();
    equal(await page.getByRole("article").count(), 4);
    await examine(page, "portal-notifications", usualLook);
    await page.getByRole("button", { name: "Dismiss all" }).click();
    await page.getByRole("heading", { name: "No notifications" }).waitFor();
  });
  await step("on a telephone in French as well", async () => {
    const phone = await arrive(narrow);
    await phone.signIn(office.server.url, emma.userPrincipalName);
    await phone.page.goto("/notifications");
    await phone.page.getByRole("heading", { name: "Aucune notification" }).waitFor();
    await examine(phone.page, "portal-notifications-empty", narrow);
    await send("Bureaux fermés", long);
    await send("Ligne 4 rétablie", "Bonne journée.");
    await card(phone.page, "Bureaux fermés").waitFor();
    await examine(phone.page, "portal-notifications", narrow);
    await phone.page.goto("/");
    await card(phone.page, "Ligne 4 rétablie").waitFor();
    await examine(phone.page, "portal-notification", narrow);
  });
  await step("whoever signs in next in this browser sees nothing of them", async () => {
    await send("For Emma", "Only for her.");
    await card(page, "For Emma").waitFor();
    await page.goto("/settings");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(/signedOut/);
    const noah = await office.hire("Noah Newcomer");
    await Portal.open(visitor, noah);
    equal(await page.getByRole("article").count(), 0);
    await page.getByRole("link", { name: "Notifications", exact: true }).waitFor();
  });
  // Before signing in, the page asks whether somebody is signed in: the browser notes the answer.
  deepEqual(visitor.problems.take().filter((one) => !one.includes("/identity/session")), []);
});

story("pushes are shown by the system, unless the portal is looked at", {}, async ({ office, step, arrive }) => {
  const emma = await office.hire("Emma Employee");
  const visitor = await arrive(usualLook, { withWorker: true });
  await visitor.context.grantPermissions(["notifications"]);
  // No desktop shows the number at the portal's icon here: what it is told is kept instead.
  await visitor.context.addInitScript(() => {
    const told = globalThis as unknown as { badge: number };
    const badged = navigator as unknown as Record<string, unknown>;
    badged.setAppBadge = async (count: number) => {
      told.badge = count;
    };
    badged.clearAppBadge = async () => {
      told.badge = 0;
    };
  });
  const { page } = await Portal.open(visitor, emma);
  const badge = (count: number) =>
    page.waitForFunction((wanted) => (globalThis as unknown as { badge: number }).badge === wanted, count);
  const worker = await PortalWorker.of(page);
  const one = { id: crypto.randomUUID(), title: "Closed", body: "Stay at home.", navigate: "/notifications" };

  await step("with the portal in view, it stands in the page alone", async () => {
    await worker.push(one);
    await card(page, "Closed").waitFor();
    deepEqual(await shownBySystem(page), []);
    await worker.push(one);
    equal(await card(page, "Closed").count(), 1);
    await badge(1);
  });
  await step("put away there, it does not come a second time", async () => {
    await page.getByRole("button", { name: "Dismiss Closed" }).click();
    await card(page, "Closed").waitFor({ state: "detached" });
    await badge(0);
    await worker.push(one);
    // What comes after it shows that it was looked at.
    await worker.push({ ...one, id: crypto.randomUUID(), title: "Later" });
    await card(page, "Later").waitFor();
    equal(await card(page, "Closed").count(), 0);
    await page.getByRole("button", { name: "Dismiss Later" }).click();
    deepEqual(await shownBySystem(page), []);
  });
  await step("with no portal in view, the system shows it, and the portal later has it", async () => {
    // The page to sign in is no portal: it shows nothing.
    await page.goto("/signin");
    const again = await PortalWorker.of(page);
    await again.push({ ...one, id: crypto.randomUUID(), title: "Open again" });
    const shown = await comes("a notification", () => shownBySystem(page), (all) => all.length > 0);
    deepEqual(shown, [{ title: "Open again", body: "Stay at home." }]);
    await page.goto("/");
    await card(page, "Open again").waitFor();
    await page.getByRole("button", { name: "Dismiss Open again" }).click();
    await comes("the end of it", () => shownBySystem(page), (all) => all.length === 0);
  });
  await step("what is not ours is announced without its words", async () => {
    await page.goto("/signin");
    const again = await PortalWorker.of(page);
    await again.deliver("<script>alert(1)</script>");
    const shown = await comes("a notification", () => shownBySystem(page), (all) => all.length > 0);
    equal(shown[0]?.title, "You have a new notification.");
  });
  await step("a click leads to the portal that is open", async () => {
    await page.goto("/");
    await page.getByRole("heading", { name: "Messages", level: 1 }).waitFor();
    const [running] = visitor.context.serviceWorkers();
    ok(running);
    // The worker's own words: the types of these tests are those of pages.
    await running.evaluate(`(async () => {
      await self.registration.showNotification("Click", { data: { id: "x", path: "/notifications" } });
      const notifications = await self.registration.getNotifications();
      const notification = notifications.find((one) => one.title === "Click");
      self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
    })()`);
    await page.waitForURL("**/notifications");
    await page.getByRole("heading", { name: "Notifications", level: 1 }).waitFor();
  });
});

story("the portal is installed, turns pushes on, and explains itself offline", {}, async ({ office, step, check, arrive }) => {
  const emma = await office.hire("Emma Employee");
  const visitor = await arrive(usualLook, { withWorker: true });
  const { page } = await Portal.open(visitor, emma);

  await step("nothing stands in the way of installing it", async () => {
    const debug = await visitor.context.newCDPSession(page);
    const { errors, data } = await debug.send("Page.getAppManifest");
    deepEqual(errors, []);
    equal(JSON.parse(data ?? "").name, "Beffroi");
    const { installabilityErrors } = await debug.send("Page.getInstallabilityErrors");
    // Playwright's profiles are incognito ones.
    deepEqual(installabilityErrors.filter((one) => one.errorId !== "in-incognito"), []);
  });
  await step("the browser is asked for nothing until the person acts", async () => {
    await page.goto("/devices");
    await page.getByRole("button", { name: "Register this browser" }).click();
    await page.getByText("Off: they appear only while this page is open.").waitFor();
    await examine(page, "portal-devices-push-off", usualLook);
  });
  await check("a push service that cannot be reached is explained", async () => {
    // There is no way to Google's from here.
    await visitor.context.grantPermissions(["notifications"]);
    await page.getByRole("button", { name: "Turn on notifications" }).click();
    await page.getByText("The browser’s push service could not be reached.").waitFor();
    await examine(page, "portal-devices-push-failed", usualLook);
  });
  await check("on a telephone in French as well, where they are forbidden", async () => {
    const phone = await arrive(narrow);
    await phone.signIn(office.server.url, emma.userPrincipalName);
    // Headless browsers forbid them until they are granted.
    await phone.page.goto("/devices");
    await phone.page.getByRole("button", { name: "Enregistrer ce navigateur" }).click();
    await phone.page.getByRole("heading", { name: "Notifications sur ce navigateur" }).waitFor();
    await examine(phone.page, "portal-devices-push", narrow);
  });
  await step("without a network, a page says so, and finds back", async () => {
    await visitor.context.setOffline(true);
    await page.goto("/devices");
    await page.getByRole("heading", { name: "No connection" }).waitFor();
    await examine(page, "portal-offline", usualLook);
    await visitor.context.setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: "My devices" }).waitFor();
  });
});
