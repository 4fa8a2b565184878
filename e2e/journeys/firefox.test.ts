// Web Push from end to end without anybody else's push service: Firefox is subscribed to the server's own.
import { equal, match, ok } from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { Desktop, startFirefox } from "../browser/firefox.ts";
import { Office, type Person } from "../server/office.ts";
import { administrator, password } from "../server/server.ts";

const toGroups = "/beta/deviceManagement/sendCustomNotificationToCompanyPortal";
const options = { named: true, environment: { BEFFROI_PUSH_SERVICE: "true" } };

async function signIn(page: Page, url: string, person: Person): Promise<void> {
  await page.goto(`${url}/signin`);
  await page.locator("input[autocomplete~=username]").fill(person.userPrincipalName);
  await page.locator("input[type=password]").fill(password);
  await page.locator("button[type=submit]").click();
  await page.locator("::-p-aria(Messages[role='heading'])").wait();
}

const button = (page: Page, name: string) => page.locator(`::-p-aria(${name}[role="button"])`);

/** Where this browser's device is pushed to, as the server says it; none when it is not. */
async function registration(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => {
    const device = localStorage.getItem("beffroi.device");
    const answer = await fetch(`/beta/me/managedDevices/${device}/pushRegistration`);
    return answer.ok ? (await answer.json()).gateway : undefined;
  });
}

test("Firefox gets what is sent, page open or closed", { timeout: 240_000 }, async (context: TestContext) => {
  const office = await Office.open(options);
  const desktop = await Desktop.start();
  let firefox: Browser | undefined;
  try {
    const { url } = office.server;
    const emma = await office.hire("Emma Employee");
    const all = await office.gather("All Contoso", emma);
    const api = await office.as({ userPrincipalName: administrator });
    const send = (notificationTitle: string) =>
      api.post(toGroups, { notificationTitle, notificationBody: "Stay at home today.", groupsToNotify: [all.id] });
    const browser = await startFirefox(desktop, url);
    firefox = browser;
    const page = await browser.newPage();
    await signIn(page, url, emma);

    await context.test("the person turns notifications on", async () => {
      await page.goto(`${url}/devices`);
      await button(page, "Register this browser").click();
      await button(page, "Turn on notifications").click();
      await page.locator("::-p-text(On: they come also when this page is closed.)").wait();
      equal(await registration(page), url);
    });
    await context.test("with the portal in view, it stands in the page, and not on the desktop", async () => {
      await send("Offices closed");
      await page.locator("::-p-aria(Offices closed[role='article'])").wait();
      await button(page, "Dismiss Offices closed").click();
      equal(await desktop.shown(), 0);
    });
    await context.test("with the page closed, the desktop shows it", async () => {
      await page.goto("about:blank");
      await send("Line 4 runs again");
      await desktop.until("the notification", async () => (await desktop.shown()) === 1);
    });
    await context.test("a click opens the portal at the right place", async () => {
      await desktop.click();
      const opened = async () => (await browser.pages()).find((one) => one.url() === `${url}/notifications`);
      await desktop.until("the portal", async () => (await opened()) !== undefined);
      const portal = await opened();
      ok(portal);
      await portal.locator("::-p-aria(Line 4 runs again[role='article'])").wait();
      await portal.close();
    });
    await context.test("the desktop has the words that were sent", async () => {
      await send("Third");
      await desktop.until("the notification", async () => (await desktop.shown()) >= 1);
      match(await desktop.closeAll(), /Third/);
    });
    await context.test("a subscription that the browser has ended is forgotten, and made anew at the next visit", async () => {
      await page.goto(`${url}/signin`);
      await page.evaluate(async () => {
        const { pushManager } = await navigator.serviceWorker.ready;
        await (await pushManager.getSubscription())?.unsubscribe();
      });
      await send("To nobody");
      await desktop.until("forgetting", async () => (await registration(page)) === undefined);
      await page.goto(`${url}/devices`);
      await desktop.until("renewing", async () => (await registration(page)) === url);
    });
    await context.test("another key of the organization makes it subscribe anew", async () => {
      await api.put("/beta/admin/notifications/channels/webPush/key", { privateKey: null });
      equal(await registration(page), undefined);
      await page.goto(`${url}/devices`);
      await desktop.until("renewing", async () => (await registration(page)) === url);
      await page.goto("about:blank");
      await send("By the new key");
      await desktop.until("the notification", async () => (await desktop.shown()) >= 1);
      match(await desktop.closeAll(), /By the new key/);
    });
    await context.test("turned off, nothing comes any more", async () => {
      await page.goto(`${url}/devices`);
      await button(page, "Turn off").click();
      await page.locator("::-p-text(Off: they appear only while this page is open.)").wait();
      equal(await registration(page), undefined);
    });
    await context.test("a device that an administrator removes is no device any more, in the browser neither", async () => {
      await button(page, "Turn on notifications").click();
      await page.locator("::-p-text(On: they come also when this page is closed.)").wait();
      const device = await page.evaluate(() => localStorage.getItem("beffroi.device"));
      await api.delete(`/v1.0/deviceManagement/managedDevices/${device}`);
      await page.reload();
      await button(page, "Register this browser").wait();
      const subscribed = () =>
        page.evaluate(async () => {
          const { pushManager } = await navigator.serviceWorker.ready;
          return (await pushManager.getSubscription()) !== null;
        });
      await desktop.until("unsubscribing", async () => !(await subscribed()));
    });
    await context.test("of all that, no word is kept by the server", () => {
      const kept = office.server.everythingKept();
      for (const word of ["Line 4 runs", "By the new key", "Stay at home today"]) ok(!kept.includes(word), word);
    });
  } finally {
    await firefox?.close();
    await desktop.stop();
    await office.close();
  }
});
