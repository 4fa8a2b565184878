// Stopping a message while people look at it.
import { equal, ok } from "node:assert/strict";
import { MessagePage } from "../browser/message-page.ts";
import { Portal } from "../browser/portal.ts";
import { openSignedOut } from "../browser/sign-in.ts";
import { story } from "./story.ts";

const title = "The canteen is closed today";
/** Milliseconds from the click until it is gone from every open portal. */
const promptness = 2_000;

story("a canceled message comes down", {}, async ({ office, step, arrive }) => {
  const writer = await office.hire("Wendy Writer", "writer");
  const approver = await office.hire("Arthur Approver", "approver");
  const [emma, noah] = [await office.hire("Emma Employee"), await office.hire("Noah Neighbour")];
  const message = await office.send({ name: "Canteen", title }, approver);

  const [desk, emmas, noahs] = [await arrive(), await arrive(), await arrive()];
  const portals = [await Portal.open(emmas, emma), await Portal.open(noahs, noah)];
  await step("it is on two open portals", async () => {
    for (const portal of portals) await portal.banner(title).waitFor();
  });

  const decision = new MessagePage(desk.page);
  await step("the writer is told what canceling does", async () => {
    await openSignedOut(desk.page, `/admin/messages/${message.id}`, writer.userPrincipalName);
    await decision.isInState("Active");
    await decision.act("Cancel message");
    await desk.page.getByText("Connected devices take it down at once").waitFor();
    await desk.page.getByText("So far 2 people have seen it.").waitFor();
  });

  await step("open portals take it down within 2 s", async () => {
    const clicked = performance.now();
    await decision.confirmation("Cancel message").click();
    await Promise.all(portals.map((portal) => portal.banner(title).waitFor({ state: "hidden" })));
    const took = performance.now() - clicked;
    console.log(`gone from every screen ${took.toFixed(0)} ms after the click`);
    ok(took <= promptness, `it took ${took.toFixed(0)} ms`);
    await decision.isInState("Canceled");
  });

  await step("it does not come back: neither after a reload nor for whoever comes later", async () => {
    const late = await Portal.open(await arrive(), await office.hire("Lena Late"));
    for (const portal of portals) await portal.reload();
    const news = "The canteen is open again";
    await office.send({ name: news, title: news, location: "notificationArea" }, approver);
    for (const portal of [...portals, late]) {
      await portal.notification(news).waitFor();
      ok(!portal.live.offered(title));
      equal(await portal.banner(title).count(), 0);
    }
  });
});
