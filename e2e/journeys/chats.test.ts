// Chats with people outside: a letter with a link becomes an account, a request is looked at and accepted, both write
// and see it live; limits, refusals, blocks and groups in words; text of others that would do harm does nothing.
import { deepEqual, equal, ok } from "node:assert/strict";
import { after } from "node:test";
import { Chats, examineLooks, joinWithPasskey, joinWithPassword, linkOf, problemsOf } from "../browser/chats.ts";
import { examine } from "../browser/inspection.ts";
import { Keyboard } from "../browser/keyboard.ts";
import { Portal } from "../browser/portal.ts";
import { Mailbox } from "../server/mailbox.ts";
import { password } from "../server/server.ts";
import { story } from "./story.ts";

const mailbox = await Mailbox.open();
after(() => mailbox.close());

/** Passkeys need a name; a letter needs a relay. */
const options = {
  named: true,
  environment: { BEFFROI_SMTP: mailbox.address, BEFFROI_SMTP_SENDER: "bell@contoso.example" },
};

/** What would run if anything of it were taken as it is. */
const harmful = [
  "x<script>window.__pwned=1</script>",
  "x<img src=x onerror=window.__pwned=1>",
  "x<svg onload=window.__pwned=1></svg>",
  'x<a href="javascript:window.__pwned=1">click</a>',
  'x<a href="data:text/html,<script>window.__pwned=1</script>">click</a>',
  "x<iframe srcdoc='<script>window.__pwned=1</script>'></iframe>",
  "x<p onmouseover=window.__pwned=1 style='position:fixed;inset:0'>hover</p>",
  "x<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=window.__pwned=1&gt;\">",
  'x<noscript><p title="</noscript><img src=x onerror=window.__pwned=1>"></noscript>',
  "x<form action=javascript:window.__pwned=1><button autofocus onfocus=window.__pwned=1>b</button></form>",
  "x<details open ontoggle=window.__pwned=1>d</details>",
  "x<style>*{display:none}</style><link rel=stylesheet href=https://evil.example/x.css>",
];

story("somebody whom nobody knows becomes a contact", options, async ({ office, step, arrive }) => {
  const camille = await office.hire("Camille Dupont");
  await office.hire("Hugo Hall");
  const desk = await arrive();
  const portal = await Portal.open(desk, camille);
  const own = await Chats.open(portal.page);
  const customer = await arrive();
  let theirs: Chats;

  await step("before anything was said, the page says what to do", async () => {
    await own.page.getByText("No chats yet").first().waitFor();
    await examineLooks(own.page, "chats-empty");
  });
  await step("only a whole address finds somebody", async () => {
    await own.button("New chat").first().click();
    await own.find("ines");
    await own.dialog.getByText("This is not a whole e-mail address or phone number.").first().waitFor();
    await own.find("nobody@contoso.example");
    await own.dialog.getByText("No results. Only whole, exact addresses are found.").first().waitFor();
    await own.find("ines.martin@customer.example");
    await own.dialog.getByText("gets an invitation by e-mail").first().waitFor();
    await own.dialog.getByText("External", { exact: true }).first().waitFor();
    await examineLooks(own.page, "chats-new");
  });
  await step("the chat opens, and what is written is there at once", async () => {
    await own.dialog.getByRole("button", { name: "Begin chat" }).click();
    await own.composer.waitFor();
    await own.page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await own.say("Good morning! Here is **your offer**:", "- three nights", "- breakfast");
    await own.message("your offer").locator("strong").waitFor();
    await own.message("your offer").getByRole("listitem").first().waitFor();
    await own.page.getByText("Sent", { exact: true }).first().waitFor();
    await own.say("See https://contoso.example/offers/1 for more.");
    await own.message("for more").getByRole("link", { name: "https://contoso.example/offers/1" }).waitFor();
    await examineLooks(own.page, "chats-invited");
  });

  let link = "";
  await step("the letter leads to an invitation that says who has written", async () => {
    link = linkOf((await mailbox.next("ines.martin@customer.example")).text);
    await customer.page.goto(link);
    await customer.page.getByText("Camille Dupont of Contoso has written to you.").first().waitFor();
    await customer.page.getByText("camille.dupont@contoso.example").first().waitFor();
    await examineLooks(customer.page, "join");
    await customer.page.getByRole("button", { name: "Continue with a passkey" }).click();
    await customer.page.getByText("Enter your name.").first().waitFor();
    await customer.page.getByRole("button", { name: "Use a password instead" }).click();
    await examineLooks(customer.page, "join-password");
  });
  await step("a passkey makes the account, and the request hides what it says", async () => {
    theirs = await joinWithPasskey(customer, link, "Inès Martin");
    await theirs.page.getByText("Camille Dupont wants to chat with you.").first().waitFor();
    await theirs.page.getByText("Contoso", { exact: true }).first().waitFor();
    equal(await theirs.page.getByText("your offer").count(), 0);
    await examineLooks(theirs.page, "chats-request");
  });
  await step("somebody without an organization has chats, contacts and their account", async () => {
    const names = await theirs.page.getByRole("navigation").getByRole("link").allInnerTexts();
    deepEqual(names.map((one) => one.replace(/^\d+\s*/, "").replace(/\s*\(.*\)$/s, "").trim()), [
      "Chats",
      "Contacts",
      "Security",
      "Settings",
    ]);
    equal(await theirs.page.getByRole("link", { name: /^\d* ?Notifications?/ }).count(), 0);
  });
  await step("the link opens once", async () => {
    const stranger = await arrive();
    await stranger.page.goto(link);
    await stranger.page.getByText("It has been used").first().waitFor();
    await examineLooks(stranger.page, "join-used");
    await stranger.page.goto("/join/00000000000000000000000000000000");
    await stranger.page.getByText("There is no such invitation.").first().waitFor();
    await stranger.leave();
  });
  await step("a preview shows the messages, and writing comes after accepting", async () => {
    await theirs.button("Preview messages").click();
    await theirs.message("your offer").waitFor();
    equal(await theirs.composer.count(), 0);
    await examineLooks(theirs.page, "chats-preview");
    await theirs.button("Accept").click();
    await theirs.composer.waitFor();
    await own.page.getByText("Inès Martin has accepted").first().waitFor();
  });
  await step("both see live what the other one does", async () => {
    await theirs.composer.pressSequentially("Thank");
    await own.page.getByText("Inès Martin is typing…").first().waitFor();
    await theirs.composer.pressSequentially(" you!");
    await theirs.composer.press("Enter");
    await own.message("Thank you!").waitFor();
    await theirs.page.getByText("Read", { exact: true }).first().waitFor();
    await own.say("With pleasure.");
    await theirs.message("With pleasure.").waitFor();
    await own.page.getByText("Read", { exact: true }).first().waitFor();
  });
  await step("External stands in the list, at the head and beside the name", async () => {
    await own.entry("Inès Martin").getByText("External", { exact: true }).first().waitFor();
    await own.head.getByText("External", { exact: true }).first().waitFor();
    await own.message("Thank you!").getByText("External", { exact: true }).first().waitFor();
    await theirs.head.getByText("External", { exact: true }).first().waitFor();
  });
  await step("reactions, answers, another wording, and a deletion that is taken back", async () => {
    await own.message("Thank you!").hover();
    await own.message("Thank you!").getByRole("button", { name: "Heart", exact: true }).click();
    await theirs.message("Thank you!").getByRole("button", { name: "by Camille Dupont" }).waitFor();
    await theirs.message("With pleasure.").hover();
    await theirs.message("With pleasure.").getByRole("button", { name: "Reply" }).click();
    await theirs.say("Is parking *included*?");
    await own.message("included").locator("blockquote", { hasText: "With pleasure." }).waitFor();
    await own.message("With pleasure.").first().hover();
    await own.message("With pleasure.").first().getByRole("button", { name: "More about this message" }).click();
    await own.page.getByRole("menuitem", { name: "Edit" }).click();
    await own.page.getByText("You are editing your message").first().waitFor();
    await own.composer.fill("With great pleasure.");
    await own.composer.press("Enter");
    await theirs.message("With great pleasure.").getByText("edited").first().waitFor();
    await own.say("Soon gone");
    await own.message("Soon gone").hover();
    await own.message("Soon gone").getByRole("button", { name: "More about this message" }).click();
    await own.page.getByRole("menuitem", { name: "Delete" }).click();
    await theirs.page.getByText("This message was deleted.").first().waitFor();
    await own.page.getByText("The message was deleted.").first().waitFor();
    await examineLooks(own.page, "chats-undo");
    await own.button("Undo").click();
    await theirs.message("Soon gone").waitFor();
  });
  await step("people are named by an @, and read that it is they", async () => {
    await own.composer.pressSequentially("Yes, @in");
    await own.page.getByRole("option", { name: /Inès Martin/ }).waitFor();
    await examineLooks(own.page, "chats-mention");
    await own.composer.focus();
    await own.composer.press("End");
    await own.composer.press("ArrowDown");
    await own.composer.press("Enter");
    await own.composer.pressSequentially("it is.");
    await own.composer.press("Enter");
    await theirs.message("it is.").locator(".mention.own", { hasText: "Inès Martin" }).waitFor();
    await examineLooks(own.page, "chats-conversation");
  });
  await step("without a connection nothing is lost, and nothing is there twice", async () => {
    await customer.context.setOffline(true);
    await own.say("First of two");
    await own.say("Second of two");
    await own.page.getByText("Sent", { exact: true }).first().waitFor();
    await theirs.say("Written on the train");
    await theirs.page.getByText("Not sent.").first().waitFor();
    await examineLooks(theirs.page, "chats-not-sent");
    await customer.context.setOffline(false);
    await theirs.message("Second of two").waitFor();
    await theirs.button("Try again").click();
    await own.message("Written on the train").waitFor();
    for (const words of ["First of two", "Second of two", "Written on the train"]) {
      equal(await theirs.message(words).count(), 1);
      equal(await own.message(words).count(), 1);
    }
    customer.problems.take();
  });
  await step("what would do harm does nothing", async () => {
    const chatId = decodeURIComponent(new URL(theirs.page.url()).pathname.split("/").at(-1) ?? "");
    for (const [place, content] of harmful.entries()) {
      const body = { contentType: "html", content: `${content}<p>harmless ${place}</p>` };
      const headers = { origin: office.server.url };
      const path = `/v1.0/chats/${encodeURIComponent(chatId)}/messages`;
      const answer = await customer.context.request.post(path, { data: { body }, headers });
      ok(answer.ok(), await answer.text());
    }
    await own.message(`harmless ${harmful.length - 1}`).waitFor();
    for (const page of [own.page, theirs.page]) {
      await page.getByRole("article").filter({ hasText: "hover" }).first().hover();
      equal(await page.evaluate(() => (globalThis as { __pwned?: number }).__pwned), undefined);
    }
    deepEqual(problemsOf(desk), []);
    deepEqual(problemsOf(customer), []);
  });
  await step("what was missed is counted, in the navigation and in the title", async () => {
    await own.page.getByRole("navigation").getByRole("link", { name: /^Messages/ }).click();
    await theirs.say("Still there?");
    await own.page.waitForFunction(() => document.title.startsWith("(1) "));
    await own.page.getByRole("link", { name: /^Chats \(1 unread\)|^1 ?Chats/ }).waitFor();
    await own.page.getByRole("navigation").getByRole("link", { name: /Chats/ }).click();
    await own.entry("Inès Martin").click();
    await own.page.getByText("New", { exact: true }).first().waitFor();
    await own.page.waitForFunction(() => !document.title.startsWith("("));
  });
  await step("pinned, muted, hidden, unread", async () => {
    await own.choose("Pin to the top");
    await own.page.getByRole("region", { name: "Pinned" }).waitFor();
    await own.choose("Mute");
    await own.entry("Inès Martin").getByLabel("Muted").waitFor();
    await own.choose("Mark as unread");
    await own.entry("Inès Martin").getByText("1 unread message").waitFor({ state: "attached" });
    await examineLooks(own.page, "chats-list");
    await own.entry("Inès Martin").click();
    await own.choose("Hide until the next message");
    await own.entry("Inès Martin").waitFor({ state: "detached" });
    await own.button("More options").click();
    await own.page.getByRole("menuitemcheckbox", { name: "Show hidden chats (1)" }).click();
    await own.entry("Inès Martin").getByLabel("Hidden").waitFor();
  });
  await step("all of it in French as well", async () => {
    const french = await arrive({ width: 1280, theme: "light", language: "fr" });
    await french.signIn(office.server.url, camille.userPrincipalName);
    await french.page.goto("/");
    const page = (await Chats.open(french.page)).page;
    await page.getByRole("button", { name: "Autres options" }).click();
    await page.getByRole("menuitemcheckbox").click();
    await examineLooks(page, "chats-list", "fr");
    await page.locator("[data-chat]").first().click();
    await page.getByText("Still there?").last().waitFor();
    await examineLooks(page, "chats-conversation", "fr");
    await page.emulateMedia({ forcedColors: "active" });
    await examine(page, "chats-contrast", { width: 1280, theme: "light", language: "fr" });
    await page.emulateMedia({ forcedColors: "none" });
    await page.goto("/chats/contacts");
    await page.getByText("Vous vous écrivez").first().waitFor();
    await examineLooks(page, "chats-contacts", "fr");
    deepEqual(problemsOf(french), []);
    await french.leave();
  });
  deepEqual(problemsOf(desk), []);
});

story("what stops a chat is said in words", options, async ({ office, step, arrive }) => {
  const camille = await office.hire("Camille Dupont");
  const emma = await office.hire("Emma Employee");
  await office.hire("Hugo Hall");
  const desk = await arrive();
  const own = await Chats.open((await Portal.open(desk, camille)).page);

  await step("before somebody accepts, ten messages can be sent", async () => {
    await own.begin(["paul@customer.example"]);
    for (let count = 1; count <= 10; count += 1) {
      await own.say(`Message ${count}`);
      await own.page.getByText("Sent", { exact: true }).first().waitFor();
    }
    await own.say("One too many");
    await own.page.getByText("You have sent 10 messages").first().waitFor();
    await examineLooks(own.page, "chats-limit");
    await own.button("Discard").click();
    await own.message("One too many").waitFor({ state: "detached" });
  });
  await step("a declined request is gone, and who asked learns only that it does not work", async () => {
    const paul = await arrive();
    const theirs = await joinWithPassword(paul, linkOf((await mailbox.next("paul@customer.example")).text), "Paul", password);
    await theirs.button("Decline").click();
    await theirs.page.getByText("No chats yet").first().waitFor();
    await own.say("Hello?");
    await own.page.getByText("This person can’t be written to.").first().waitFor();
    await paul.leave();
  });
  await step("whoever is blocked is heard of no more, and a name of a colleague is warned of", async () => {
    await own.begin(["zoe@customer.example"]);
    await own.say("Good morning");
    await own.page.getByText("Sent", { exact: true }).first().waitFor();
    const zoe = await arrive();
    const theirs = await joinWithPassword(zoe, linkOf((await mailbox.next("zoe@customer.example")).text), "Hugo Hall", password);
    await theirs.button("Block").click();
    await theirs.dialog.getByText("Block Camille Dupont?").first().waitFor();
    await examineLooks(theirs.page, "chats-block");
    await theirs.dialog.getByRole("button", { name: "Block", exact: true }).click();
    await theirs.page.getByText("No chats yet").first().waitFor();
    await theirs.page.getByRole("navigation").getByRole("link", { name: "Contacts" }).click();
    await theirs.page.getByText("Blocked", { exact: true }).first().waitFor();
    await examineLooks(theirs.page, "chats-contacts");
    await own.say("Anybody there?");
    await own.page.getByText("This person can’t be written to.").first().waitFor();
    await theirs.button("Unblock Camille Dupont").click();
    await theirs.page.getByText("Waits for your answer").first().waitFor();
    await theirs.begin([emma.userPrincipalName]);
    await theirs.say("Hello from Hugo, please pay at https://contoso-login.example");
    await theirs.page.getByText("Sent", { exact: true }).first().waitFor();
    await zoe.leave();
    const asked = await arrive();
    const hers = await Chats.open((await Portal.open(asked, emma)).page);
    await hers.entry("Hugo Hall").click();
    await hers.page.getByText("A colleague of yours has the name Hugo Hall too.").first().waitFor();
    await hers.page.getByText("A message links to contoso-login.example.").first().waitFor();
    await examineLooks(hers.page, "chats-caution");
    deepEqual(problemsOf(asked), []);
    await asked.leave();
  });
  await step("keys alone lead from chat to chat, and back to where one writes", async () => {
    const keyboard = new Keyboard(own.page);
    await own.composer.focus();
    await keyboard.press("Escape");
    await keyboard.standsOn(own.page.locator("[data-chat][aria-current]"));
    await keyboard.press("ArrowDown");
    await keyboard.standsOn(own.page.locator("[data-chat]").last());
    await keyboard.press("Enter");
    await own.message("Message 10").waitFor();
    await keyboard.standsOn(own.composer);
    await own.page.locator("[data-message]").last().focus();
    await keyboard.press("ArrowUp");
    await keyboard.standsOn(own.message("Message 9"));
    await keyboard.goTo(own.message("Message 9").getByRole("button", { name: "Reply" }));
    await keyboard.press("Enter");
    await keyboard.standsOn(own.composer);
    await own.page.locator(".composer-about").getByText("Message 9").first().waitFor();
    await keyboard.press("Escape");
    await own.page.locator(".composer-about").waitFor({ state: "detached" });
  });
});

story("a group with people of the house and from outside", options, async ({ office, step, arrive }) => {
  const camille = await office.hire("Camille Dupont");
  const hugo = await office.hire("Hugo Hall");
  const emma = await office.hire("Emma Employee");
  const desk = await arrive();
  const own = await Chats.open((await Portal.open(desk, camille)).page);

  await step("several people are a group, which may have a name", async () => {
    await own.begin([hugo.userPrincipalName, "lea@customer.example"], "Summer fair");
    await own.head.getByText("Summer fair").first().waitFor();
    await own.head.getByText("External", { exact: true }).first().waitFor();
    await own.say("Welcome, everybody");
    await own.page.getByText("Sent", { exact: true }).first().waitFor();
  });
  await step("a colleague takes part at once", async () => {
    const other = await arrive();
    const theirs = await Chats.open((await Portal.open(other, hugo)).page);
    await theirs.entry("Summer fair").click();
    await theirs.message("Welcome, everybody").waitFor();
    await theirs.say("Hello from Hugo");
    await own.message("Hello from Hugo").waitFor();
    equal(await own.message("Hello from Hugo").getByText("External").count(), 0);
    await own.page.getByText("Read by Hugo Hall").first().waitFor();
    await other.leave();
  });
  await step("somebody outside is asked, with the others named", async () => {
    const lea = await arrive();
    const theirs = await joinWithPassword(lea, linkOf((await mailbox.next("lea@customer.example")).text), "Léa Petit", password);
    await theirs.page.getByText("Camille Dupont has added you to a group.").first().waitFor();
    await examineLooks(theirs.page, "chats-group-request");
    await theirs.button("Accept").click();
    await theirs.composer.waitFor();
    await theirs.head.getByText("Summer fair").first().waitFor();
    await own.page.getByText("Léa Petit has accepted").first().waitFor();
    await lea.leave();
  });
  await step("people are added with what was said, the group gets another name, and people leave", async () => {
    await own.button("People in this chat").click();
    await own.find(emma.userPrincipalName);
    await own.dialog.getByLabel("What was said until now").selectOption("all");
    await examineLooks(own.page, "chats-members");
    await own.dialog.getByRole("button", { name: "Add", exact: true }).click();
    await own.dialog.getByRole("button", { name: "Remove Emma Employee" }).waitFor();
    await own.dialog.getByLabel("Name of the group").fill("Summer fair 2027");
    await own.dialog.getByRole("button", { name: "Save" }).click();
    await own.dialog.getByText("Saved.").first().waitFor();
    await own.dialog.getByRole("button", { name: "Remove Hugo Hall" }).click();
    await own.dialog.getByRole("button", { name: "Remove Hugo Hall" }).click();
    await own.dialog.getByText("3 people").first().waitFor();
    await own.dialog.getByRole("button", { name: "Close" }).click();
    await own.page.getByText("You named the chat “Summer fair 2027”").first().waitFor();
    await own.page.getByText("You removed Hugo Hall").first().waitFor();
    await examineLooks(own.page, "chats-group");
    await own.choose("Leave the group");
    await own.dialog.getByRole("button", { name: "Leave", exact: true }).click();
    await own.page.getByText("You no longer take part in this chat.").first().waitFor();
    equal(await own.composer.count(), 0);
  });
  deepEqual(problemsOf(desk), []);
});
