// People: one by hand from the first day to the last and back, and many from a file.
import { equal, match } from "node:assert/strict";
import { Console } from "../browser/console.ts";
import { examine } from "../browser/inspection.ts";
import { submitSignIn } from "../browser/sign-in.ts";
import { type Look, usualLook } from "../browser/visitors.ts";
import { password } from "../server/server.ts";
import { type Scene, story } from "./story.ts";

const narrow: Look = { width: 320, theme: "dark", language: "fr" };

story("somebody comes, changes, forgets a password, goes and comes back", {}, async ({ office, step, arrive }) => {
  const sales = await office.gather("Sales");
  const desk = await Console.open(await arrive(), "/admin/people");
  const { page } = desk;
  const camille = "camille.roy@contoso.example";

  await step("Camille is added", async () => {
    await desk.button("Add a person").first().click();
    await desk.dialog.getByLabel("Display name").fill("Camille Roy");
    await desk.dialog.getByLabel("User name").fill("camille.roy@elsewhere.example");
    await desk.dialog.getByRole("button", { name: "Add", exact: true }).click();
    await desk.dialog.getByRole("alert").getByText("must end with a domain of the organization").first().waitFor();
    await desk.dialog.getByLabel("User name").fill(camille);
    await desk.dialog.getByLabel("Department").fill("Sales");
    await desk.dialog.getByLabel("Password").fill(password);
    await desk.confirm("Add");
    await desk.says("Camille Roy was added.");
    await desk.isListed(camille);
  });
  await step("and joins a group", async () => {
    await page.goto(`/admin/groups/${sales.id}`);
    await desk.pick("Add a person or a group", "Camille Roy");
    await desk.isListed(camille);
  });
  await step("her job changes", async () => {
    await page.goto("/admin/people?q=camille");
    await page.getByRole("link", { name: "Camille Roy" }).click();
    await desk.button("Edit").click();
    await desk.dialog.getByLabel("Job title").fill("Head of Sales");
    await desk.confirm("Save");
    await desk.dialog.getByText("Head of Sales").waitFor();
  });
  let given = "";
  await step("she forgets her password: the new one is shown once", async () => {
    await desk.button("Reset password").click();
    await desk.dialog.getByRole("button", { name: "Reset password", exact: true }).click();
    await page.getByRole("heading", { name: "The temporary password of Camille Roy" }).waitFor();
    given = await desk.dialog.locator("code").innerText();
    match(given, /^([A-Za-z2-9]{4}-){3}[A-Za-z2-9]{4}$/);
    await examine(page, "person-temporary-password", usualLook);
    await desk.confirm("I have kept it");
    equal(await page.getByText(given).count(), 0);
    // One dialog led to the next; the focus is where it was before the first.
    await page.waitForFunction(() => document.activeElement?.textContent === "Reset password");
  });
  await step("and it is good for one sign-in only", async () => {
    const { page: hers } = await arrive();
    await hers.goto("/signin");
    await submitSignIn(hers, camille, password);
    await hers.getByRole("alert").waitFor();
    await submitSignIn(hers, camille, given);
    await hers.getByRole("heading", { name: "Choose your own password" }).waitFor();
    await hers.getByLabel("Password that you were given").fill(given);
    await hers.getByLabel("New password", { exact: true }).fill("another-long-password");
    await hers.getByLabel("New password again").fill("another-long-password");
    await hers.getByRole("button", { name: "Change password" }).click();
    await hers.getByRole("heading", { name: "Messages", exact: true }).waitFor();
  });
  await step("she is deleted, and stands among the deleted", async () => {
    await desk.button("Delete").click();
    await desk.dialog.getByText("Leaves 1 group: Sales").waitFor();
    await desk.confirm("Delete");
    await desk.says("Camille Roy was deleted.");
    await desk.isListed(camille, false);
    await desk.button("Deleted people").click();
    await desk.isListed(camille);
    await examine(page, "people-deleted", usualLook);
  });
  await step("the page for the deleted stands on a telephone in French, too", async () => {
    const visitor = await arrive(narrow);
    await visitor.signIn(office.server.url, "admin@contoso.example");
    await visitor.page.goto("/admin/people/deleted");
    await visitor.page.getByText("Camille Roy").first().waitFor();
    await examine(visitor.page, "people-deleted", narrow);
  });
  await step("she comes back as she was, under another name", async () => {
    await desk.button("Restore Camille Roy").click();
    await desk.dialog.getByLabel("User name").fill("camille@contoso.example");
    await desk.confirm("Restore");
    await desk.says("Camille Roy was restored.");
    await desk.isListed("Camille Roy", false);
    await page.goto(`/admin/groups/${sales.id}`);
    await desk.isListed("camille@contoso.example");
  });
  await step("somebody else is removed for good", async () => {
    const gone = await office.hire("Gone Tomorrow");
    await page.goto(`/admin/people?person=${gone.id}`);
    await desk.button("Delete").click();
    await desk.confirm("Delete");
    await page.goto("/admin/people/deleted?q=gone");
    await desk.button("Remove for good: Gone Tomorrow").click();
    await desk.confirm("Remove for good");
    await desk.says("Gone Tomorrow was removed for good.");
    await page.goto("/admin/people/deleted");
    await page.getByText("Nobody was deleted").waitFor();
  });
});

const headings = "User name,First name,Last name,Display name,Job title,Department,Mobile phone,Country or region";
const good = [
  headings,
  "ada@contoso.example,Ada,Lovelace,Ada Lovelace,Analyst,IT,,France",
  "eve@contoso.example,Ève,Curie,Ève Curie,Writer,Press,+33 6 00602677,France",
].join("\r\n");
const broken = [
  headings,
  "ada@contoso.example,Ada,Lovelace,Ada Lovelace,Analyst,IT,,France",
  "eve@elsewhere.example,Ève,Curie,Ève Curie,Writer,Press,,France",
  "joan@contoso.example,Joan,Clarke,Joan Clarke,Analyst,IT,not a number,Atlantis",
].join("\r\n");

async function readsBrokenRules({ office, arrive }: Scene, look: Look): Promise<void> {
  const visitor = await arrive(look);
  await visitor.signIn(office.server.url, "admin@contoso.example");
  const { page } = visitor;
  await page.goto("/admin/people/import");
  const buffer = Buffer.from(broken);
  await page.locator("input[type=file]").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer });
  await page.getByText("Atlantis").waitFor();
  await examine(page, "people-import-broken", look);
}

story("many people from a file", {}, async (scene) => {
  const { step, arrive } = scene;
  const desk = await Console.open(await arrive(), "/admin/people");
  const { page } = desk;

  await step("the template has the columns", async () => {
    await desk.button("Import").click();
    const { name, text } = await desk.download("Download the template");
    equal(name, "people.csv");
    match(text, /^User name,First name,/);
  });
  await step("a bad file names line and column, and nothing can be imported", async () => {
    await desk.chooseFile("CSV file", "people.csv", "text/csv", broken);
    await page.getByText("3 rules are broken; nothing can be imported.").waitFor();
    const cells = async (value: string) => desk.row(value).getByRole("cell").allInnerTexts();
    equal((await cells("eve@elsewhere.example")).slice(0, 2).join(), "3,User name");
    equal((await cells("not a number")).slice(0, 2).join(), "4,Mobile phone");
    equal((await cells("Atlantis")).slice(0, 2).join(), "4,Country or region");
    equal(await page.getByRole("button", { name: /^Import \d/ }).count(), 0);
  });
  await step("in light and dark, wide and narrow", async () => {
    for (const look of [usualLook, narrow]) await readsBrokenRules(scene, look);
  });
  await step("a good one is checked first, then imported", async () => {
    await desk.chooseFile("CSV file", "people.csv", "text/csv", good);
    await page.getByText("The file is good.").waitFor();
    await examine(page, "people-import-good", usualLook);
    await desk.button("Import 2 people").click();
    await page.getByText("The people were imported.").waitFor();
    await page.getByRole("link", { name: "See the people" }).click();
    await desk.isListed("ada@contoso.example");
    await desk.isListed("Ève Curie");
  });
  await step("the same file again changes nothing", async () => {
    await desk.button("Import").click();
    await desk.chooseFile("CSV file", "people.csv", "text/csv", good);
    await page.getByText("everybody is as it says already").waitFor();
    equal(await page.getByRole("button", { name: /^Import \d/ }).count(), 0);
  });
  await step("what is no file of people is refused in words", async () => {
    await desk.chooseFile("CSV file", "people.csv", "text/csv", "Name;Mail\r\nA;b");
    await page.getByText(/nothing can be imported/).waitFor();
  });
});
