// Signing in and out, in one tab and in two.
import { deepEqual, equal, ok } from "node:assert/strict";
import { LiveFrames } from "../browser/live-frames.ts";
import { Portal } from "../browser/portal.ts";
import { openSignedOut, submitSignIn } from "../browser/sign-in.ts";
import { Refusal } from "../server/api.ts";
import { story } from "./story.ts";

/** Milliseconds from signing out until the server has ended the person's live connections. */
const promptness = 2_000;

story("a wrong password is refused in words and in place", {}, async ({ office, step, arrive }) => {
  const emma = await office.hire("Emma Employee");
  const { page } = await arrive();
  const wrong = page.getByRole("alert").getByText("The user name or the password is not right.");
  await step("with a wrong password", async () => {
    await page.goto("/signin");
    await submitSignIn(page, emma.userPrincipalName, "not-the-right-one");
    await wrong.waitFor();
    equal(new URL(page.url()).pathname, "/signin");
    equal(await page.getByRole("textbox", { name: "User name" }).inputValue(), emma.userPrincipalName);
    equal(await page.getByLabel("Password", { exact: true }).inputValue(), "");
  });
  await step("with a name that nobody has, in the same words", async () => {
    await page.reload();
    await submitSignIn(page, "nobody@contoso.example", "not-the-right-one");
    await wrong.waitFor();
  });
  await step("and then with the right one", async () => {
    await submitSignIn(page, emma.userPrincipalName);
    await page.getByRole("heading", { name: "Messages", exact: true }).waitFor();
  });
});

story("whoever is not signed in comes back to where they wanted to go", {}, async ({ office, step, arrive }) => {
  const writer = await office.hire("Wendy Writer", "writer");
  const emma = await office.hire("Emma Employee");
  await step("to a filtered list of the console", async () => {
    const { page } = await arrive();
    await openSignedOut(page, "/admin/messages?state=draft", writer.userPrincipalName);
    await page.getByRole("heading", { name: "Organizational messages" }).waitFor();
    const { pathname, search } = new URL(page.url());
    equal(pathname + search, "/admin/messages?state=draft");
  });
  await step("to a page of the portal", async () => {
    const { page } = await arrive();
    await openSignedOut(page, "/devices", emma.userPrincipalName);
    await page.getByRole("heading", { name: "My devices" }).waitFor();
  });
  await step("but never to another site", async () => {
    const { page } = await arrive();
    await page.goto("/signin?returnTo=https%3A%2F%2Fevil.example%2F");
    await submitSignIn(page, emma.userPrincipalName);
    await page.getByRole("heading", { name: "Messages", exact: true }).waitFor();
    equal(new URL(page.url()).origin, office.server.url);
  });
  await step("and an employee never into the console", async () => {
    const { page } = await arrive();
    await openSignedOut(page, "/admin/messages", emma.userPrincipalName);
    await page.getByRole("heading", { name: "Messages", exact: true }).waitFor();
    equal(new URL(page.url()).pathname, "/");
  });
});

story("signing out ends the session everywhere in the browser", {}, async ({ office, step, arrive }) => {
  const emma = await office.hire("Emma Employee");
  const visitor = await arrive();
  const first = await Portal.open(visitor, emma);
  const second = await Portal.openTab(visitor);
  const settings = await visitor.context.newPage();
  const third = new LiveFrames(settings);
  const cookie = (await visitor.context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");

  await step("the session's cookie is closed to scripts and to other sites", async () => {
    const [kept] = await visitor.context.cookies();
    ok(kept?.httpOnly);
    equal(kept.sameSite, "Strict");
    equal(await settings.goto("/settings").then(() => settings.evaluate(() => document.cookie)), "");
    await third.greeted();
  });
  await step("the live connections of all tabs end within 2 s of signing out", async () => {
    const clicked = performance.now();
    await settings.getByRole("button", { name: "Sign out" }).click();
    await Promise.all([first.live, second.live, third].map((live) => live.closed()));
    const took = performance.now() - clicked;
    ok(took <= promptness, `it took ${took.toFixed(0)} ms`);
  });
  await step("the sign-in page says so", () => settings.getByText("You are signed out.").waitFor());
  await step("the session's cookie is worth nothing any more", async () => {
    const answer = await fetch(`${office.server.url}/identity/session`, { headers: { cookie } });
    equal(answer.status, 401);
    deepEqual(await visitor.context.cookies(), []);
  });
  await step("the other tabs go to the sign-in page by themselves", async () => {
    for (const { page } of [first, second]) await page.waitForURL("**/signin**");
  });
});

story("of several tabs, one shows a message, and the others take over", {}, async ({ office, step, arrive }) => {
  const approver = await office.hire("Arthur Approver", "approver");
  const emma = await office.hire("Emma Employee");
  const visitor = await arrive();
  const tabs = [await Portal.open(visitor, emma), await Portal.openTab(visitor), await Portal.openTab(visitor)];
  const title = "Please read this";
  const message = await office.send({ name: "Note", title }, approver);
  // Numbers, since the difference between two pages is everything that Playwright knows of them.
  const visibleIn = (portals: readonly Portal[]) => Promise.all(portals.map((portal) => portal.banner(title).count()));
  const [first, ...others] = tabs as [Portal, ...Portal[]];

  await step("the one that was there first shows it, and no other", async () => {
    await first.banner(title).waitFor();
    await first.live.acknowledged("shown");
    for (const tab of others) await tab.live.offer(title);
    // Another message on the same connections: whatever the first would bring has come by then.
    await office.send({ name: "Another", title: "And this", location: "notificationArea" }, approver);
    await first.notification("And this").waitFor();
    for (const tab of others) await tab.live.offer("And this");
    deepEqual(await visibleIn(tabs), [1, 0, 0]);
  });
  const next = await (async () => {
    const shows = async (tab: Portal) => {
      await tab.banner(title).waitFor();
      return tab;
    };
    const taken = Promise.any(others.map(shows));
    await step("when that one closes, exactly one of the others shows it", async () => {
      await first.page.close();
      const shown = others.indexOf(await taken);
      deepEqual(
        await visibleIn(others),
        others.map((_, index) => Number(index === shown)),
      );
    });
    return taken;
  })();
  await step("dismissed there, it is in none, also after a reload", async () => {
    await next.dismissBanner();
    for (const tab of others) await tab.banner(title).waitFor({ state: "hidden" });
    for (const tab of others) await tab.reload();
    await office.send({ name: "Third", title: "One more", location: "notificationArea" }, approver);
    for (const tab of others) {
      await tab.live.offer("One more");
      ok(!tab.live.offered(title));
    }
  });
  await step("and it was counted once", async () => {
    const api = await office.as(approver);
    const { figures } = await api.get<{ figures: Record<string, number> }>(
      `/beta/admin/organizationalMessages/${message.id}`,
    );
    equal(figures.shown, 1);
    equal(figures.dismissals, 1);
  });
});

story("an administrator ends another session of their own", {}, async ({ office, step, arrive }) => {
  const writer = await office.hire("Wendy Writer", "writer");
  const [desk, tablet] = [await arrive(), await arrive()];
  const portal = await Portal.open(tablet, writer);
  await step("from the list of sessions", async () => {
    await openSignedOut(desk.page, "/admin/account", writer.userPrincipalName);
    await desk.page.getByRole("button", { name: /^End the session on/ }).click();
    await desk.page.getByText("The session was ended.").first().waitFor();
  });
  await step("which ends its live connection", async () => {
    await portal.live.closed();
    await portal.page.waitForURL("**/signin**");
  });
  await step("and not the one that ended it", async () => {
    const api = await office.as(writer).catch((cause: unknown) => cause);
    ok(!(api instanceof Refusal));
    await desk.page.reload();
    await desk.page.getByRole("heading", { name: "My account" }).waitFor();
  });
});
