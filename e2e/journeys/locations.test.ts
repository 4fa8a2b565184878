// The places that are not a card, a toast or a banner, and texts that nobody has to write.
import { equal, match } from "node:assert/strict";
import { Composer } from "../browser/composer.ts";
import { examine } from "../browser/inspection.ts";
import { MessagePage } from "../browser/message-page.ts";
import { openSignedOut } from "../browser/sign-in.ts";
import { type Look, usualLook, type Visitor } from "../browser/visitors.ts";
import { png } from "../server/drawn.ts";
import { day, type Person } from "../server/office.ts";
import { story } from "./story.ts";

const clock = (instant: number) => new Date(instant).toISOString().slice(0, 16);
const narrow: Look = { width: 320, theme: "dark", language: "en" };

async function upload({ page }: Visitor, name: string, buffer: Buffer): Promise<void> {
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "image/png", buffer });
}

async function begin(visitor: Visitor, objective: string, location: string): Promise<Composer> {
  const composer = new Composer(visitor.page);
  // Where the navigation is folded away, whoever writes often comes by a bookmark.
  if ((visitor.page.viewportSize()?.width ?? 0) < 600) await visitor.page.goto("/admin/messages/new");
  else await composer.begin();
  await composer.choose(objective);
  await composer.next();
  await composer.choose(location);
  await composer.next();
  return composer;
}

async function toEverybody(composer: Composer): Promise<void> {
  await composer.next();
  await composer.choose("All Company");
  await composer.next();
}

async function send({ page }: Visitor, state: string): Promise<void> {
  await page.getByText("Everything is complete.").waitFor();
  await page.getByRole("button", { name: "Send for approval" }).click();
  await new MessagePage(page).isInState(state);
}

/** One or two texts, a picture that is refused with its rule, and one that is taken. */
async function lockScreen(visitor: Visitor, look: Look): Promise<Composer> {
  const { page } = visitor;
  const composer = await begin(visitor, "Adoption", "Lock screen");
  await composer.fill("Title", "The hall is open again");
  await composer.fill("Text", "From Monday on, seven to seven.");
  await composer.fill("Link", "https://intranet.contoso.example/hall");
  await upload(visitor, "small.png", png({ width: 1280, height: 720 }, [20, 60, 120, 255]));
  const refusal = page.getByText(/This is a PNG of 1280 x 720 pixels/);
  await refusal.waitFor();
  await upload(visitor, "hall.png", png({ width: 1600, height: 900 }, [20, 60, 120, 255]));
  await page.getByRole("img", { name: "The chosen picture" }).waitFor();
  equal(await refusal.count(), 0, "the refusal goes when a picture is taken");
  await page.getByRole("button", { name: "Add a second text" }).click();
  const second = page.getByRole("group", { name: "Second text" });
  await second.getByLabel(/^Title/).fill("And the canteen");
  await second.getByLabel(/^Text/).fill("With new dishes.");
  await second.getByLabel(/^Link/).fill("https://intranet.contoso.example/canteen");
  for (const theme of ["light", "dark"]) {
    const picture = composer.preview(`Lock screen, ${theme}`);
    await picture.getByText("The hall is open again", { exact: true }).waitFor();
    await picture.getByText("And the canteen", { exact: true }).waitFor();
    const background = await picture.locator(".lock-screen").evaluate((one) => getComputedStyle(one).backgroundImage);
    match(background, /pictures\//);
  }
  await examine(page, "composer-lock-screen", look);
  return composer;
}

async function getStarted(visitor: Visitor, look: Look): Promise<Composer> {
  const { page } = visitor;
  const composer = await begin(visitor, "Onboarding", "Get started");
  const card = (number: number) => page.getByRole("group", { name: `Card ${number}` });
  await card(1).getByRole("combobox").selectOption({ label: "Benefits" });
  await card(1).getByLabel(/^Link/).fill("https://intranet.contoso.example/benefits");
  await card(2).getByRole("combobox").selectOption({ label: "Help" });
  await card(2).getByLabel(/^Link/).fill("https://intranet.contoso.example/help");
  await upload(visitor, "logo.png", png({ width: 75, height: 50 }, [15, 108, 189, 255]));
  await page.getByRole("img", { name: "The chosen picture" }).waitFor();
  const picture = composer.preview("Get started, light");
  await picture.getByText("What is in it for you", { exact: true }).waitFor();
  await picture.getByText("Help is near", { exact: true }).waitFor();
  equal(await picture.locator(".get-started-card").count(), 2);
  await examine(page, "composer-get-started", look);
  return composer;
}

/** Written before there is a relay: it can be sent once there is one. */
async function mail(visitor: Visitor, look: Look): Promise<Composer> {
  const { page } = visitor;
  const composer = await begin(visitor, "Adoption", "E-mail");
  await composer.fill("Title", "The hall is open again");
  await composer.fill("Text", "From Monday on, seven to seven.");
  await composer.fill("Button", "See the hours");
  await composer.fill("Link", "https://intranet.contoso.example/hall");
  await upload(visitor, "logo.png", png({ width: 200, height: 60 }, [15, 108, 189, 255]));
  await page.getByRole("img", { name: "The chosen picture" }).waitFor();
  for (const theme of ["light", "dark"]) {
    const picture = composer.preview(`E-mail, ${theme}`);
    await picture.getByText("The hall is open again", { exact: true }).first().waitFor();
    await picture.getByText("See the hours", { exact: true }).waitFor();
    await picture.getByText(/^This message is from/).waitFor();
  }
  await examine(page, "composer-email", look);
  return composer;
}

async function readyMade(visitor: Visitor, look: Look): Promise<Composer> {
  const { page } = visitor;
  const composer = await begin(visitor, "Tech updates", "Taskbar");
  await page.getByRole("button", { name: "Ready-made texts" }).click();
  await page.getByRole("button", { name: "Use this text: Planned interruption" }).waitFor();
  await examine(page, "composer-library", look);
  await page.getByRole("button", { name: "Use this text: Planned interruption" }).click();
  await composer.preview("Taskbar, light").getByText("Planned interruption", { exact: true }).waitFor();
  await page.getByRole("tab", { name: "French" }).click();
  await composer.preview("Taskbar, dark").getByText("Interruption prévue", { exact: true }).waitFor();
  await composer.fill("Link", "https://intranet.contoso.example/outage");
  return composer;
}

/** The writer's own portal, in another tab, shows what nobody has approved yet, and says so. */
async function testToOneself({ page }: Visitor): Promise<void> {
  const portal = await page.context().newPage();
  await portal.goto("/");
  await portal.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("button", { name: "Save and send a test to myself" }).click();
  await portal.getByText("Test: only you see this").waitFor();
  await portal.getByText("The hall is open again", { exact: true }).first().waitFor();
  await portal.getByText("And the canteen", { exact: true }).first().waitFor();
  await portal.close();
}

async function arriveAt(arrive: (look?: Look) => Promise<Visitor>, writer: Person, look: Look): Promise<Visitor> {
  const visitor = await arrive(look);
  await openSignedOut(visitor.page, "/admin/", writer.userPrincipalName);
  return visitor;
}

story("every place in the composer", {}, async ({ office, step, arrive }) => {
  const writer = await office.hire("Wendy Writer", "writer");
  const visitor = await arriveAt(arrive, writer, usualLook);
  await step("a lock screen with two texts over a picture goes to an approver", async () => {
    await toEverybody(await lockScreen(visitor, usualLook));
    const composer = new Composer(visitor.page);
    await composer.choose("At a time");
    await composer.fill("Start", clock(Date.now() - 60_000));
    await composer.fill("End", clock(Date.now() + 60 * day));
    await composer.next();
    await testToOneself(visitor);
    await send(visitor, "Pending approval");
  });
  await step("get started has two cards with ready words and no end", async () => {
    await toEverybody(await getStarted(visitor, usualLook));
    await visitor.page.getByText("It does not end").waitFor();
    await new Composer(visitor.page).next();
    await send(visitor, "Pending approval");
  });
  await step("a mail that begins when it is approved waits for a relay", async () => {
    await toEverybody(await mail(visitor, usualLook));
    const composer = new Composer(visitor.page);
    await composer.fill("End", clock(Date.now() + 60 * day));
    await composer.next();
    await visitor.page.getByText(/relay/).first().waitFor();
    equal(await visitor.page.getByText("Everything is complete.").count(), 0);
    await visitor.page.getByRole("button", { name: "Save draft" }).click();
    await visitor.page.getByText("Saved").first().waitFor();
    await visitor.page.reload();
    await visitor.page.getByText("When it is approved", { exact: true }).waitFor();
  });
  await step("a ready-made text is sent without approval", async () => {
    await toEverybody(await readyMade(visitor, usualLook));
    const composer = new Composer(visitor.page);
    await composer.fill("End", clock(Date.now() + 60 * day));
    await composer.next();
    await send(visitor, "Active");
  });
});

story("the same on a narrow screen in the dark", {}, async ({ office, check, arrive }) => {
  const writer = await office.hire("Wendy Writer", "writer");
  for (const place of [lockScreen, getStarted, readyMade, mail]) {
    await check(place.name, async () => {
      await place(await arriveAt(arrive, writer, narrow), narrow);
    });
  }
});
