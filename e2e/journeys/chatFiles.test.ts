// Files, reports and searching in chats: what is sent is seen and saved by somebody outside, what is refused is said in
// words, a report arrives at the administrators, and a search leads to the message.
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after } from "node:test";
import { Chats, examineLooks, joinWithPassword, linkOf, problemsOf } from "../browser/chats.ts";
import { Console } from "../browser/console.ts";
import { openTab } from "../browser/external-chat.ts";
import { attach, drop, notes, offer, paste, photo, program } from "../browser/files.ts";
import { examine } from "../browser/inspection.ts";
import { Keyboard } from "../browser/keyboard.ts";
import { Portal } from "../browser/portal.ts";
import { usualLook } from "../browser/visitors.ts";
import { Mailbox } from "../server/mailbox.ts";
import { administrator, password } from "../server/server.ts";
import { story } from "./story.ts";

const mailbox = await Mailbox.open();
after(() => mailbox.close());

const options = {
  named: true,
  environment: { BEFFROI_SMTP: mailbox.address, BEFFROI_SMTP_SENDER: "bell@contoso.example" },
};

story("files go to somebody outside", options, async ({ office, step, arrive }) => {
  const camille = await office.hire("Camille Dupont");
  const api = await office.as({ userPrincipalName: administrator });
  const desk = await arrive();
  const own = await Chats.open((await Portal.open(desk, camille)).page);
  const lea = await arrive();
  let theirs: Chats;
  const tray = own.page.locator(".file-tray");

  await step("somebody outside has accepted", async () => {
    await own.begin(["lea@customer.example"]);
    await own.say("Good morning!");
    theirs = await joinWithPassword(
      lea,
      linkOf((await mailbox.next("lea@customer.example")).text),
      "Léa Petit",
      password,
    );
    await theirs.button("Accept").click();
    await theirs.composer.waitFor();
  });
  await step("a file says its name, its size and how far it has come, and is taken out again", async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const held = "**/beta/chats/*/files?*";
    await own.page.route(held, async (route) => {
      await gate;
      await route.continue();
    });
    await attach(own.page, offer);
    await tray.getByText(offer.name).first().waitFor();
    await tray
      .getByText(/^\d+ bytes$/)
      .first()
      .waitFor();
    await own.page.getByRole("progressbar", { name: `${offer.name} is being uploaded` }).waitFor();
    equal(await own.button("Send").getAttribute("aria-disabled"), "true");
    release();
    await tray.getByText("1 file is ready to be sent.").waitFor({ state: "attached" });
    await own.page.unroute(held);
    await own.button(`Remove ${offer.name}`).click();
    await tray.getByText(offer.name).waitFor({ state: "detached" });
  });
  await step("what is refused is said, and does not go", async () => {
    await attach(own.page, program, notes("large.txt", 10 * 1024 * 1024 + 1), notes("empty.txt", 0), offer);
    await tray.getByText("Files of this type can’t be sent.").first().waitFor();
    await tray.getByText("The file is too large: at most 10 MB can be sent.").first().waitFor();
    await tray.getByText("The file is empty.").first().waitFor();
    await own.composer.fill("With a program");
    await own.composer.press("Enter");
    await examineLooks(own.page, "chats-files-refused");
    equal(await own.message("With a program").count(), 0);
    for (const name of [program.name, "large.txt", "empty.txt"]) await own.button(`Remove ${name}`).click();
    await own.composer.fill("");
  });
  await step("a picture that is dropped and one that is pasted stand beside the file", async () => {
    await drop(own.page, photo, async () => {
      await own.page.getByText("Drop the files to attach them").first().waitFor();
      await examineLooks(own.page, "chats-files-drop");
    });
    await paste(own.page, photo);
    await tray
      .getByText(/^Picture \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/)
      .first()
      .waitFor();
    await tray.getByText("3 files are ready to be sent.").waitFor({ state: "attached" });
    await examineLooks(own.page, "chats-files-ready");
    await own.say("Here it is.");
    await own.message("Here it is.").getByRole("button", { name: "Enlarge the picture terrace.png" }).waitFor();
    await own.page.getByText("Sent", { exact: true }).first().waitFor();
    equal(await tray.getByRole("listitem").count(), 0);
  });
  await step("the outsider sees the picture and saves the file, byte by byte", async () => {
    const message = theirs.message("Here it is.");
    await message.locator("img").first().waitFor();
    await theirs.page.waitForFunction(() => {
      const picture = document.querySelector<HTMLImageElement>("[data-message] .picture img");
      return picture?.complete && picture.naturalWidth === 640;
    });
    const [file] = await Promise.all([
      theirs.page.waitForEvent("download"),
      message.getByRole("link", { name: offer.name }).click(),
    ]);
    equal(file.suggestedFilename(), offer.name);
    deepEqual(readFileSync(await file.path()), offer.buffer);
    await examineLooks(theirs.page, "chats-files");
  });
  await step("the picture opens large, and the focus comes back", async () => {
    await theirs.message("Here it is.").getByRole("button", { name: "Enlarge the picture terrace.png" }).click();
    await theirs.dialog.getByRole("img", { name: photo.name }).waitFor();
    await examineLooks(theirs.page, "chats-picture");
    await theirs.page.keyboard.press("Escape");
    await new Keyboard(theirs.page).standsOn(
      theirs.page.getByRole("button", { name: "Enlarge the picture terrace.png" }),
    );
  });
  await step("the outsider sends files as well, and they are told as files where words are short", async () => {
    await attach(theirs.page, notes("wishes.txt", 3_000));
    await theirs.page.locator(".file-tray").getByText("1 file is ready to be sent.").waitFor({ state: "attached" });
    await theirs.button("Send").click();
    await own.page.getByRole("article").getByRole("link", { name: "wishes.txt" }).waitFor();
    await own.entry("Léa Petit").getByText("File", { exact: true }).first().waitFor();
  });
  await step("what cannot be reached is tried again", async () => {
    await lea.context.setOffline(true);
    await attach(theirs.page, notes("later.txt", 100));
    await theirs.button("Try later.txt again").waitFor();
    await lea.context.setOffline(false);
    await theirs.button("Try later.txt again").click();
    await theirs.page.locator(".file-tray").getByText("1 file is ready to be sent.").waitFor({ state: "attached" });
    await theirs.say("Later");
    await own.message("Later").getByRole("link", { name: "later.txt" }).waitFor();
    lea.problems.take();
  });
  await step("the organization’s rule against files is said in both languages", async () => {
    await api.patch("/beta/admin/chat/settings", { filesToOutside: false });
    await attach(own.page, photo);
    await tray.getByText("Your organization does not allow files to people outside.").first().waitFor();
    const french = await arrive({ width: 1280, theme: "light", language: "fr" });
    await french.signIn(office.server.url, camille.userPrincipalName);
    await french.page.goto(new URL(own.page.url()).pathname);
    await french.page.getByText("Here it is.").first().waitFor();
    await attach(french.page, photo, program);
    await french.page.getByText("Votre organisation n’autorise pas l’envoi de fichiers").first().waitFor();
    await french.page.getByText("Les fichiers de ce type ne peuvent pas être envoyés.").first().waitFor();
    await examineLooks(french.page, "chats-files-refused", "fr");
    deepEqual(problemsOf(french), []);
    await french.leave();
  });
  deepEqual(problemsOf(desk), []);
  deepEqual(problemsOf(lea), []);
});

story("messages are found, and reported", options, async ({ office, step, arrive }) => {
  const camille = await office.hire("Camille Dupont");
  const hers = await office.as(camille);
  const desk = await arrive();
  const own = await Chats.open((await Portal.open(desk, camille)).page);
  const field = own.page.getByRole("searchbox", { name: "Search messages" });
  const results = own.page.getByRole("region", { name: "Messages found" });

  await step("much was said, by both", async () => {
    await own.begin(["lea@customer.example"]);
    await own.say("The **terrace** is booked for June 12.");
    const chat = decodeURIComponent(new URL(own.page.url()).pathname.split("/").at(-1) ?? "");
    const lea = await arrive();
    const theirs = await joinWithPassword(
      lea,
      linkOf((await mailbox.next("lea@customer.example")).text),
      "Léa Petit",
      password,
    );
    await theirs.button("Accept").click();
    await theirs.composer.waitFor();
    for (let count = 1; count <= 40; count += 1)
      await hers.post(`/v1.0/chats/${chat}/messages`, { body: { contentType: "text", content: `Detail ${count}` } });
    await theirs.say("Pay on my private account: http://pay.example/terrace");
    await own.message("Pay on my private account").waitFor();
    // Whoever has no organization has nobody to tell.
    await theirs.message("Detail 40").hover();
    equal(await theirs.message("Detail 40").getByRole("button", { name: "More about this message" }).count(), 0);
    deepEqual(problemsOf(lea), []);
    await lea.leave();
  });
  await step("a search says what it found, and where the words stand", async () => {
    await field.fill("t");
    await own.page.getByText("Type at least two letters.").first().waitFor();
    await field.fill("TERRACE");
    await results.getByText("2 messages").first().waitFor();
    deepEqual(await results.locator("mark").allInnerTexts(), ["terrace", "terrace"]);
    await results.getByRole("link", { name: /Léa Petit.*You: The terrace is booked/s }).waitFor();
    await examineLooks(own.page, "chats-search");
  });
  await step("what is found opens in its place, also far above", async () => {
    await field.press("ArrowDown");
    const keyboard = new Keyboard(own.page);
    await keyboard.standsOn(results.getByRole("link").first());
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await keyboard.standsOn(own.message("is booked for"));
    ok(
      await own.message("is booked for").evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }),
    );
    await examineLooks(own.page, "chats-search-found");
    await results.getByRole("link").first().click();
    await keyboard.standsOn(own.message("Pay on my private account"));
  });
  await step("nothing found, and a search that fails", async () => {
    await field.fill("swimming pool");
    await own.page.getByText("No message has these words").first().waitFor();
    await examine(own.page, "chats-search-none", usualLook);
    await own.page.route("**/beta/me/chats/search?*", (route) => route.abort());
    await field.fill("breakfast");
    await own.page.getByRole("button", { name: "Try again" }).first().waitFor();
    await examine(own.page, "chats-search-failed", usualLook);
    await own.page.unroute("**/beta/me/chats/search?*");
    await own.page.getByRole("button", { name: "Try again" }).first().click();
    await own.page.getByText("No message has these words").first().waitFor();
    desk.problems.take();
    await field.press("Escape");
    await own.entry("Léa Petit").waitFor();
  });
  await step("a message is reported, and that is said", async () => {
    const message = own.message("Pay on my private account");
    await message.hover();
    await message.getByRole("button", { name: "More about this message" }).click();
    await own.page.getByRole("menuitem", { name: "Report" }).click();
    await own.dialog.getByText("Whoever wrote it is not told.").first().waitFor();
    await own.dialog.getByRole("textbox").fill("x".repeat(1_001));
    await own.dialog.getByText("1 character too many.").first().waitFor();
    await own.dialog.getByRole("textbox").fill("This is not their account.");
    await examineLooks(own.page, "chats-report");
    await own.dialog.getByRole("button", { name: "Report", exact: true }).click();
    await own.page.getByRole("status").getByText("The message was reported to your organization.").waitFor();
    await examineLooks(own.page, "chats-reported");
  });
  await step("the report is with the administrators", async () => {
    const { page } = await Console.open(await arrive(), "/admin");
    await openTab(page, "reports");
    await page.getByText("This is not their account.").first().waitFor();
    match(await page.locator("blockquote").innerText(), /Pay on my private account/);
  });
  await step("in French, too", async () => {
    const french = await arrive({ width: 1280, theme: "light", language: "fr" });
    await french.signIn(office.server.url, camille.userPrincipalName);
    await french.page.goto("/chats");
    const search = french.page.getByRole("searchbox", { name: "Rechercher des messages" });
    await search.fill("terrace");
    await french.page.getByText("2 messages").first().waitFor();
    await examineLooks(french.page, "chats-search", "fr");
    await french.page.locator("[data-found]").first().click();
    const message = french.page.getByRole("article").filter({ hasText: "Pay on my private account" });
    await message.hover();
    await message.getByRole("button", { name: "Autres actions pour ce message" }).click();
    await french.page.getByRole("menuitem", { name: "Signaler" }).click();
    await french.page.getByText("Signaler ce message ?").first().waitFor();
    await examineLooks(french.page, "chats-report", "fr");
    deepEqual(problemsOf(french), []);
    await french.leave();
  });
  deepEqual(problemsOf(desk), []);
});
