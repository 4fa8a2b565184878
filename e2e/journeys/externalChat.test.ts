// What administrators decide of chats with people outside, and what they see: rules, policies, explanations, contacts
// that end, invitations, new domains, reports and exports.
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after } from "node:test";
import { examineLooks, joinWithPassword, linkOf } from "../browser/chats.ts";
import { Console } from "../browser/console.ts";
import { openTab, pathOf, report, tabs, writeTo } from "../browser/external-chat.ts";
import { examine } from "../browser/inspection.ts";
import type { Look, Visitor } from "../browser/visitors.ts";
import type { Api } from "../server/api.ts";
import { Mailbox } from "../server/mailbox.ts";
import { administrator, password } from "../server/server.ts";
import { story } from "./story.ts";

const mailbox = await Mailbox.open();
after(() => mailbox.close());

/** Invitations need a relay, and links a name. */
const options = {
  named: true,
  environment: {
    BEFFROI_SMTP: mailbox.address,
    BEFFROI_SMTP_SENDER: "bell@contoso.example",
  },
};

const settings = "/beta/admin/chat/settings";
const narrow: Look = { width: 320, theme: "dark", language: "fr" };
const wide: Look = { width: 1280, theme: "light", language: "fr" };

story("rules of chats with people outside", {}, async ({ office, step, arrive }) => {
  const api = await office.as({ userPrincipalName: administrator });
  const desk = await Console.open(await arrive(), "/admin");
  const { page } = desk;
  const save = () => desk.button("Save").click();

  await step("the navigation leads to the rules, which say what they mean", async () => {
    await desk.go("External chat");
    await page.getByText("Both sides may begin a chat.").first().waitFor();
    await page.getByRole("switch", { name: "Personal accounts may write first" }).uncheck();
    await page.getByText("Whoever was never written to can’t begin.").first().waitFor();
    await page.getByRole("switch", { name: "People may chat with personal accounts" }).uncheck();
    await page.getByText("Both directions are closed").first().waitFor();
    await page.getByRole("switch", { name: "People may chat with people outside" }).uncheck();
    await page.getByText("nothing below has an effect").first().waitFor();
    await desk.button("Discard changes").click();
    await page.getByText("Both sides may begin a chat.").first().waitFor();
    await examineLooks(page, "external-chat-rules");
  });
  await step("what is wrong is named, field by field", async () => {
    await page.getByRole("radio", { name: "All organizations but these" }).check();
    await page.getByText("Name one domain at least.").first().waitFor();
    await page.getByRole("textbox", { name: "Blocked domains" }).fill("rival.example, rival\n*.example");
    await page.getByText("No domain: rival, *.example.").first().waitFor();
    await page.getByRole("textbox", { name: "Blocked people" }).fill("anna");
    await page.getByText("Neither an e-mail address nor a phone number: anna.").first().waitFor();
    await page.getByLabel("Days that an invitation can be used").fill("31");
    await page.getByText("Must be a whole number from 1 to 30.").first().waitFor();
    await examineLooks(page, "external-chat-rules-wrong");
  });
  await step("another tab asks first, and what is saved stays", async () => {
    await page.getByRole("tab", { name: "Policies" }).click();
    await desk.confirm("Stay here");
    await page.getByRole("textbox", { name: "Blocked domains" }).fill("Rival.example, spam.example");
    await page.getByRole("checkbox", { name: "Block their subdomains too" }).check();
    await page.getByRole("switch", { name: "Nobody chats with these people" }).check();
    await page.getByRole("textbox", { name: "Blocked people" }).fill("Anna@Example.org, +33 6 12 34 56 78");
    await page.getByLabel("Days that an invitation can be used").fill("7");
    await page.getByRole("radio", { name: "Never" }).check();
    await save();
    await desk.says("The rules have been saved.");
    const kept = await api.get<Record<string, unknown>>(settings);
    deepEqual(kept.blockedDomains, ["rival.example", "spam.example"]);
    deepEqual(kept.blockedUsers, ["+33612345678", "anna@example.org"]);
    deepEqual([kept.blockAllSubdomains, kept.invitationDays, kept.contactDays], [true, 7, null]);
    await page.reload();
    equal(await page.getByRole("textbox", { name: "Blocked domains" }).inputValue(), "rival.example\nspam.example");
    ok(await page.getByRole("radio", { name: "Never" }).isChecked());
  });
  await step("messages are removed only after a question", async () => {
    await page.getByRole("radio", { name: "Are removed after some days" }).check();
    await page.getByLabel("Days that messages are kept").fill("90");
    await save();
    await desk.dialog.getByText("Remove messages older than 90 days?").first().waitFor();
    await examineLooks(page, "external-chat-retention");
    await desk.confirm("Save and remove");
    equal((await api.get<{ retentionDays: number }>(settings)).retentionDays, 90);
  });
  await step("somebody else was first: it is said, and what they saved is shown", async () => {
    await page.getByRole("switch", { name: "People may send files to people outside" }).uncheck();
    await api.patch(settings, { invitationDays: 21 });
    await save();
    await page.getByRole("alert").getByRole("button", { name: "Reload" }).click();
    await page.waitForFunction(() => [...document.querySelectorAll("input")].some((one) => one.value === "21"));
    ok(await page.getByRole("switch", { name: "People may send files to people outside" }).isChecked());
  });
});

story("policies for some people, and what is explained of two", {}, async ({ office, step, arrive }) => {
  const emma = await office.hire("Emma Employee");
  await office.hire("Hugo Hall");
  await office.gather("Sales", emma);
  const desk = await Console.open(await arrive(), pathOf("policies"));
  const { page } = desk;

  await step("a policy is made, under a name of its own", async () => {
    await page.getByText("Everybody’s who has no other").first().waitFor();
    await examineLooks(page, "external-chat-policies-first");
    await desk.button("New policy").click();
    await desk.dialog.getByLabel(/^Name/).fill("Tag: global");
    await desk.dialog.getByText("There is a policy of this name already.").first().waitFor();
    await desk.dialog.getByLabel(/^Name/).fill("Organizations only");
    await desk.dialog.getByRole("switch", { name: "Chat with personal accounts" }).uncheck();
    await desk.dialog.getByText("Closed with the switch above.").first().waitFor();
    await examineLooks(page, "external-chat-policy-new");
    await desk.confirm("Create");
    await desk.isListed("Organizations only");
  });
  await step("it is granted to a person, to a group and to everybody, and stands in order", async () => {
    await desk.button("Grant a policy").click();
    await desk.pick("Person", "Emma");
    await examineLooks(page, "external-chat-grant");
    await desk.confirm("Grant");
    await desk.says("The policy Organizations only has been granted to Emma Employee.");
    await desk.button("Grant a policy").click();
    await desk.dialog.getByLabel("Policy", { exact: true }).selectOption("Global");
    await desk.dialog.getByRole("radio", { name: "The people of a group" }).check();
    await desk.pick("Group", "Sales");
    await desk.dialog.getByLabel("Rank").fill("0");
    await desk.dialog.getByText("Must be a whole number from 1 to 10,000.").first().waitFor();
    await desk.dialog.getByLabel("Rank").fill("5");
    await desk.confirm("Grant");
    await desk.button("Grant a policy").click();
    await desk.dialog.getByRole("radio", { name: "Everybody without another one" }).check();
    await desk.confirm("Grant");
    const rows = page.getByRole("table", { name: "Who has which policy" }).getByRole("row");
    await rows.filter({ hasText: "Everybody without another one" }).waitFor();
    const words = await rows.allInnerTexts();
    match(words.join("|"), /Emma Employee.*\|.*Sales.*\|.*Everybody/s);
    await examineLooks(page, "external-chat-policies");
  });
  await step("which policy somebody has is said with the reason", async () => {
    await desk.pick("Find a person", "Emma");
    await page.getByText("Emma Employee has the policy Organizations only").first().waitFor();
    await page.getByText("It was granted to them directly.").first().waitFor();
    await desk.pick("Find a person", "Hugo");
    await page.getByText("Hugo Hall has the policy Organizations only").first().waitFor();
    await page.getByText("It is everybody’s who has no other.").first().waitFor();
    await examineLooks(page, "external-chat-policy-of");
  });
  await step("a policy in use is not deleted, and it is said why", async () => {
    await desk.button("Delete Organizations only").click();
    await desk.dialog.getByRole("button", { name: "Delete", exact: true }).click();
    await desk.dialog.getByText("still given to people or groups").first().waitFor();
    await examineLooks(page, "external-chat-policy-in-use");
    await desk.confirm("Cancel");
  });
  await step("a pair of people is explained, rule by rule", async () => {
    await page.getByRole("tab", { name: "Explain" }).click();
    await examineLooks(page, "external-chat-explain-empty");
    await page.getByLabel("From").fill(emma.userPrincipalName);
    await page.getByLabel("To", { exact: true }).fill("lea@customer.example");
    await desk.button("Explain").click();
    await page.getByText(`${emma.userPrincipalName} can’t write to lea@customer.example`).first().waitFor();
    await page.getByText("1 rule stops it.").first().waitFor();
    await page.getByText("Policy Organizations only").first().waitFor();
    await page.getByText("It was granted to them directly.").first().waitFor();
    await examineLooks(page, "external-chat-explain");
    await page.getByLabel("To", { exact: true }).fill("nobody");
    await page.getByText("Enter a whole address, or a number with its country code.").first().waitFor();
    await examineLooks(page, "external-chat-explain-wrong");
  });
  await step("grants are taken back, and then the policy goes", async () => {
    await page.getByRole("tab", { name: "Policies" }).click();
    for (const name of ["Emma Employee", "Everybody without another one"]) {
      await desk.button(`Take back Organizations only from ${name}`).click();
      await desk.confirm("Take back");
      await desk.isListed(name, false);
    }
    await desk.button("Delete Organizations only").click();
    await desk.confirm("Delete");
    await desk.isListed("Organizations only", false);
    await desk.button("Edit Global").click();
    await desk.dialog.getByRole("switch", { name: "Chat with people of other organizations" }).uncheck();
    await desk.confirm("Save");
    await desk.button("Reset Global").click();
    await desk.confirm("Reset");
    await desk.says("The policy Global is as it was at first.");
  });
});

/** Léa is written to, comes in by the letter, and answers with what is reported; another one has not come yet. */
async function reportedChat(hers: Api, arrive: () => Promise<Visitor>): Promise<void> {
  const chat = await writeTo(hers, "lea@customer.example", "Good morning!");
  await writeTo(hers, "a.rather.long.name.of.somebody@a-rather-long-domain.customer.example", "Good morning!");
  const lea = await arrive();
  const link = linkOf((await mailbox.next("lea@customer.example")).text);
  const theirs = await joinWithPassword(lea, link, "Léa Petit", password);
  await theirs.button("Accept").click();
  await theirs.composer.waitFor();
  await theirs.say("Buy **now**: <img src=x onerror=window.__pwned=1>", "second line");
  await theirs.page.getByText("Sent", { exact: true }).first().waitFor();
  await report(hers, chat, "second line", "They want to sell me something.");
  await lea.leave();
}

story("contacts, reports and exports", options, async ({ office, step, arrive }) => {
  const emma = await office.hire("Emma Employee");
  await office.hire("Hugo Hall");
  const hers = await office.as(emma);
  const desk = await Console.open(await arrive(), "/admin/external-chat?tab=contacts");
  const { page } = desk;

  await step("before anybody has written, each tab says what to expect", async () => {
    await page.getByText("Nobody has contacts outside yet").first().waitFor();
    await examineLooks(page, "external-chat-contacts-empty");
    await openTab(page, "invitations");
    await page.getByText("Nobody has been invited yet").first().waitFor();
    await examineLooks(page, "external-chat-invitations-empty");
    await openTab(page, "reports");
    await page.getByText("Nothing has been reported").first().waitFor();
    await examineLooks(page, "external-chat-reports-empty");
  });
  await step("somebody outside answers what they were written, and is reported", () => reportedChat(hers, arrive));
  await step("contacts are shown, by person and outsider", async () => {
    await openTab(page, "contacts");
    await desk.isListed("Emma Employee");
    await examineLooks(page, "external-chat-contacts");
    await page.getByRole("searchbox", { name: "Search by name" }).fill("hugo");
    await page.getByText("Nothing matches").first().waitFor();
    await desk.button("Clear filters").click();
    await page.getByRole("link", { name: "Emma Employee" }).click();
    await desk.dialog.getByText("Léa Petit").first().waitFor();
    await desk.dialog.getByText("lea@customer.example").first().waitFor();
    await examineLooks(page, "external-chat-contacts-of");
  });
  await step("what a report says is text, and the report is dealt with", async () => {
    await openTab(page, "reports");
    await page.getByText("They want to sell me something.").first().waitFor();
    const words = await page.locator("blockquote").innerText();
    ok(words.includes("<img src=x onerror=window.__pwned=1>") && words.includes("second line"), words);
    equal(await page.locator("blockquote img").count(), 0);
    equal(await page.evaluate(() => "__pwned" in window), false);
    await examineLooks(page, "external-chat-reports");
    await desk.button("The report by Emma Employee is dealt with").click();
    await page.getByText("No report is open").first().waitFor();
    await page.getByRole("radio", { name: "All" }).check();
    await page.getByText(/^Dealt with on/).first().waitFor();
    await examine(page, "external-chat-reports-all", {
      width: 1280,
      theme: "light",
      language: "en",
    });
  });
  await step("the conversations of one person become a file, as a page and for programs", async () => {
    await desk.pick("Find a person", "Emma");
    for (const [label, ending] of [
      ["A page to read (HTML)", "html"],
      ["For programs (JSON)", "json"],
    ] as const) {
      await page.getByRole("radio", { name: label }).check();
      const [file] = await Promise.all([page.waitForEvent("download"), desk.button("Export").click()]);
      equal(file.suggestedFilename(), `Emma Employee.${ending}`);
      const text = readFileSync(await file.path(), "utf8");
      ok(text.includes("Good morning!") && !text.includes("<img src=x"), text.slice(0, 400));
    }
  });
  await step("each look is in the audit trail", async () => {
    await desk.go("Audit");
    await desk.isListed("Read reported messages");
    await desk.isListed("Export chats");
  });
});

story("invitations, new domains, and contacts that end", options, async ({ office, step, arrive }) => {
  const emma = await office.hire("Emma Employee");
  const hers = await office.as(emma);
  const api = await office.as({ userPrincipalName: administrator });
  const desk = await Console.open(await arrive(), pathOf("rules"));
  const { page } = desk;
  await reportedChat(hers, arrive);

  await step("an invitation is withdrawn", async () => {
    await openTab(page, "invitations");
    await desk.row("lea@customer.example").getByText("Used", { exact: true }).first().waitFor();
    await examineLooks(page, "external-chat-invitations");
    await page.getByRole("button", { name: /^Withdraw the invitation of a\.rather/ }).click();
    await examineLooks(page, "external-chat-withdraw");
    await desk.confirm("Withdraw");
    await desk.row("a-rather-long-domain").getByText("Withdrawn", { exact: true }).first().waitFor();
    await page.getByLabel("State", { exact: true }).selectOption("open");
    await page.getByText("Nothing matches").first().waitFor();
  });
  await step("new domains wait for a decision, and get one", async () => {
    await api.patch(settings, { approveNewDomains: true });
    await writeTo(hers, "ida@new.example", "Hello").catch(() => undefined);
    await writeTo(hers, "ole@other.example", "Hello").catch(() => undefined);
    await openTab(page, "invitations");
    await page.getByRole("tab", { name: "Invitations (2 domains wait for a decision)" }).waitFor();
    await examineLooks(page, "external-chat-domains");
    await desk.button("Allow new.example").click();
    await desk.says("People may write to new.example now.");
    await desk.button("Refuse other.example").click();
    await page.getByText("No domain waits for a decision.").first().waitFor();
    await page.getByText("Decided", { exact: true }).click();
    await desk.button("Allow other.example").waitFor();
    await writeTo(hers, "ida@new.example", "Hello");
  });
  await step("contacts of a domain end after a look at how many, then all of a person", async () => {
    await openTab(page, "contacts");
    await desk.button("End contacts").click();
    await desk.dialog.getByRole("radio", { name: "All with the people of one domain" }).check();
    await desk.dialog.getByRole("textbox", { name: "Domain" }).fill("customer");
    await desk.dialog.getByText("Enter a domain such as contoso.com.").first().waitFor();
    await desk.dialog.getByRole("textbox", { name: "Domain" }).fill("nobody.example");
    await desk.dialog.getByRole("button", { name: "Show what would end" }).click();
    await desk.dialog.getByText("There is nothing to end.").first().waitFor();
    await desk.dialog.getByRole("textbox", { name: "Domain" }).fill("customer.example");
    await desk.dialog.getByRole("button", { name: "Show what would end" }).click();
    await desk.dialog.getByText("This would end:").first().waitFor();
    await examineLooks(page, "external-chat-end");
    await desk.confirm("End contacts");
    await desk.says("1 contact has ended.");
    await page.getByRole("link", { name: "Emma Employee" }).click();
    await desk.dialog.getByText("People outside").first().waitFor();
    equal(await desk.dialog.getByText("Léa Petit").count(), 0);
    await desk.button("End contacts").last().click();
    await desk.dialog.getByText("End all contacts of Emma Employee?").first().waitFor();
    await desk.dialog.getByText("This would end:").first().waitFor();
    await examineLooks(page, "external-chat-end-of");
    await desk.confirm("End contacts");
    await desk.dialog.getByText("No contacts outside.").first().waitFor();
  });
  await step("every tab stands in French, too", async () => {
    for (const look of [narrow, wide]) {
      const visitor = await arrive(look);
      await visitor.signIn(office.server.url, administrator);
      for (const tab of tabs) {
        await openTab(visitor.page, tab);
        await examine(visitor.page, `external-chat-${tab}`, look);
      }
      await visitor.leave();
    }
  });
  await step("whoever may neither decide nor read chats finds no way to either", async () => {
    const visitor = await arrive();
    await visitor.signIn(office.server.url, emma.userPrincipalName);
    await visitor.page.goto(pathOf("rules"));
    await visitor.page.getByText("External chat", { exact: true }).waitFor({ state: "detached" });
    await visitor.leave();
  });
});
