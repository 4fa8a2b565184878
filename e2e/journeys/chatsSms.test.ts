// A chat with a phone number: what an employee types as people write numbers becomes an SMS, through a real Kannel and
// out at its phone network; the link in it becomes an account, and both write and see it live.
import { deepEqual, equal, match } from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { Chats, examineLooks, joinWithPasskey, linkOf, problemsOf } from "../browser/chats.ts";
import { Portal } from "../browser/portal.ts";
import { Kannel } from "../clients/sms/kannel.ts";
import { administrator } from "../server/server.ts";
import { story } from "./story.ts";

const folder = mkdtempSync(join(tmpdir(), "beffroi-kannel-"));
// Where it is missing, it says so and how it is installed, and the journey fails.
const kannel = await Kannel.open(folder);
after(async () => {
  await kannel.close();
  rmSync(folder, { recursive: true, force: true });
});

const options = { named: true, environment: { BEFFROI_SMS: kannel.address({ from: "Contoso" }) } };

/** The whole of the next text, which may come in parts, and whose phone gets it. */
async function nextText(): Promise<{ from: string; to: string; text: string }> {
  const [first] = await kannel.next(1);
  if (!first) throw new Error("no SMS has come");
  const rest = first.part ? await kannel.next(first.part[1] - 1) : [];
  return { from: first.from, to: first.to, text: [first, ...rest].map((one) => one.text).join("") };
}

story("a phone number that nobody knows becomes a contact", options, async ({ office, step, arrive }) => {
  const camille = await office.hire("Camille Dupont");
  const api = await office.as({ userPrincipalName: administrator });
  const { value } = await api.get<{ value: { id: string }[] }>("/v1.0/organization");
  await api.patch(`/v1.0/organization/${value[0]?.id}`, { countryLetterCode: "FR" });
  const desk = await arrive();
  const own = await Chats.open((await Portal.open(desk, camille)).page);
  const customer = await arrive({ width: 320, theme: "light", language: "fr" });
  let theirs: Chats;
  let link = "";

  await step("what is no number finds nobody, and a number in the country’s own notation is understood", async () => {
    await own.button("New chat").first().click();
    await own.find("06 12 34");
    await own.dialog.getByText("This is not a whole e-mail address or phone number.").first().waitFor();
    await own.find("06 12 34 56 78");
    const found = own.dialog.getByRole("listitem").filter({ hasText: "+33 6 12 34 56 78" });
    await found.getByText("gets an invitation by SMS").first().waitFor();
    await found.getByText("External", { exact: true }).first().waitFor();
    await examineLooks(own.page, "chats-sms-new");
    await own.dialog.getByRole("button", { name: "Begin chat" }).click();
    await own.composer.waitFor();
  });
  await step("the SMS comes out at the phone network, and says who has written", async () => {
    await own.say("Good morning! Your table is ready.");
    await own.page.getByText("Sent", { exact: true }).first().waitFor();
    await own.head.getByText("External", { exact: true }).first().waitFor();
    const { from, to, text } = await nextText();
    deepEqual([from, to], ["Contoso", "+33612345678"]);
    match(text, /^Camille Dupont \(Contoso\) wants to chat with you: http\S+$/);
    link = linkOf(text);
  });
  await step("the link becomes an account with a passkey, which hides what was said", async () => {
    await customer.page.goto(link);
    await customer.page.getByText("Camille Dupont, de Contoso, vous a écrit.").first().waitFor();
    await customer.page.getByText("+33 6 12 34 56 78").first().waitFor();
    await examineLooks(customer.page, "join-sms", "fr");
    theirs = await joinWithPasskey(customer, link, "Noé Martin", "fr");
    await theirs.page.getByText("Camille Dupont souhaite discuter avec vous.").first().waitFor();
    equal(await theirs.page.getByText("Your table is ready").count(), 0);
  });
  await step("a preview, an acceptance and an answer, which the other side sees live", async () => {
    await theirs.button("Aperçu des messages").click();
    await theirs.message("Your table is ready").waitFor();
    await theirs.button("Accepter").click();
    await theirs.composer.waitFor();
    await own.page.getByText("Noé Martin has accepted").first().waitFor();
    await theirs.say("Merci, à ce soir !");
    await own.message("Merci, à ce soir !").waitFor();
    await own.say("See you tonight.");
    await theirs.message("See you tonight.").waitFor();
  });
  await step("External stands in the list, at the head and beside the name, with the number", async () => {
    await own.entry("Noé Martin").getByText("External", { exact: true }).first().waitFor();
    await own.head.getByText("External", { exact: true }).first().waitFor();
    await own.message("Merci, à ce soir !").getByText("External", { exact: true }).first().waitFor();
    await own.head.getByText("+33612345678").first().waitFor();
    await examineLooks(own.page, "chats-sms");
  });
  await step("the link opens once, and no second SMS has come", async () => {
    const stranger = await arrive();
    await stranger.page.goto(link);
    await stranger.page.getByText("It has been used").first().waitFor();
    await stranger.leave();
    // One for somebody else comes next: nothing was sent in between.
    await own.button("New chat").first().click();
    await own.find("+1 (514) 555-0142");
    await own.dialog.getByRole("listitem").filter({ hasText: "+1 514-555-0142" }).waitFor();
    await own.dialog.getByRole("button", { name: "Begin chat" }).click();
    await own.message("Merci, à ce soir !").waitFor({ state: "detached" });
    await own.say("Hello");
    equal((await nextText()).to, "+15145550142");
  });
  await step("the number in another notation is the same person, by name", async () => {
    await own.button("New chat").first().click();
    await own.find("+33 (0)6.12.34.56.78");
    await own.dialog.getByRole("listitem").filter({ hasText: "Noé Martin" }).waitFor();
    await own.dialog.getByRole("button", { name: "Begin chat" }).click();
    await own.message("Merci, à ce soir !").waitFor();
  });
  deepEqual(problemsOf(desk), []);
  deepEqual(problemsOf(customer), []);
});
