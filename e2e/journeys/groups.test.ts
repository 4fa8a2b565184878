// Groups: members by hand, groups within groups, and a rule that follows the people.
import { deepEqual, equal } from "node:assert/strict";
import { Console } from "../browser/console.ts";
import { examine } from "../browser/inspection.ts";
import { usualLook } from "../browser/visitors.ts";
import { story } from "./story.ts";

story("groups of people and of groups", {}, async ({ office, step, arrive }) => {
  await office.hire("Ada Lovelace");
  await office.hire("Ève Curie");
  const desk = await Console.open(await arrive(), "/admin/");
  const { page } = desk;
  const make = async (name: string) => {
    await desk.go("Groups");
    await desk.button("Add a group").first().click();
    await desk.dialog.getByRole("textbox", { name: /^Name/ }).fill(name);
    await desk.confirm("Add");
    await page.getByRole("heading", { name, level: 1 }).waitFor();
  };
  await step("a group is made, and somebody put into it", async () => {
    await make("Paris");
    await desk.pick("Add a person or a group", "Ada Lovelace");
    await desk.isListed("ada.lovelace@contoso.example");
  });
  await step("it becomes a part of another one", async () => {
    await make("France");
    await desk.pick("Add a person or a group", "Paris");
    await desk.isListed("Paris");
    await desk.pick("Add a person or a group", "Ève Curie");
    await page.getByText("2 people in all, nested groups counted.").waitFor();
    await examine(page, "group-nested", usualLook);
  });
  await step("which can't be a part of its own part", async () => {
    await page.getByRole("link", { name: "Paris" }).click();
    await page.getByRole("heading", { name: "Paris", level: 1 }).waitFor();
    await desk.pick("Add a person or a group", "France");
    await page.getByRole("alert").waitFor();
    await desk.isListed("ada.lovelace@contoso.example");
    await desk.isListed("France", false);
  });
  await step("somebody is taken out", async () => {
    await desk.button("Remove Ada Lovelace").click();
    await desk.confirm("Remove");
    await desk.says("Ada Lovelace was removed from the group.");
    await page.getByText("No members yet").waitFor();
  });
  await step("the group is deleted, and restored", async () => {
    await desk.button("Delete").click();
    await desk.confirm("Delete");
    await desk.says("Paris was deleted.");
    await desk.isListed("France");
    await desk.isListed("Paris", false);
    await desk.button("Deleted groups").click();
    await desk.button("Restore Paris").click();
    await examine(page, "groups-deleted", usualLook);
    await desk.confirm("Restore");
    await desk.says("Paris was restored.");
    await desk.go("Groups");
    await page.getByRole("link", { name: "France" }).click();
    await desk.isListed("Paris");
  });
});

story("members are sorted and searched, and owners look after the group", {}, async ({ office, step, arrive }) => {
  const people = [];
  for (const name of ["Zoe Zeller", "Ève Curie", "Ada Lovelace", "Emil Evans"]) people.push(await office.hire(name));
  const team = await office.gather("Team", ...people);
  const visitor = await arrive();
  const desk = await Console.open(visitor, `/admin/groups/${team.id}`);
  const { page } = desk;
  // That nobody was signed in yet.
  visitor.problems.take();
  const names = () => page.locator("td.title-cell").allInnerTexts();
  const search = page.getByRole("searchbox", { name: "Search members by name, user name or mail" });
  await step("the members stand in the order of their names, however they came", async () => {
    await desk.isListed("Zoe Zeller");
    deepEqual(await names(), ["Ada Lovelace", "Emil Evans", "Ève Curie", "Zoe Zeller"]);
    await page.getByRole("columnheader", { name: "Name", exact: true }).getByRole("button").click();
    deepEqual(await names(), ["Zoe Zeller", "Ève Curie", "Emil Evans", "Ada Lovelace"]);
  });
  await step("a search finds them with and without accents", async () => {
    await search.fill("eve");
    await desk.isListed("Zoe Zeller", false);
    deepEqual(await names(), ["Ève Curie"]);
    await search.fill("nobody of this name");
    await desk.button("Clear filters").click();
    await desk.isListed("Zoe Zeller");
  });
  await step("there is no owner yet; two are added", async () => {
    await page.getByRole("tab", { name: "Owners" }).click();
    await page.getByText("No owners yet").waitFor();
    await examine(page, "group-owners-none", usualLook);
    await desk.pick("Add an owner", "Zoe Zeller");
    await desk.isListed("zoe.zeller@contoso.example");
    await page.getByText("The last owner stays: add another one first.").waitFor();
    equal(await desk.button("Remove Zoe Zeller").count(), 0);
    await desk.pick("Add an owner", "Ada Lovelace");
    await desk.isListed("ada.lovelace@contoso.example");
    await examine(page, "group-owners", usualLook);
  });
  await step("one of them goes, and stays a member", async () => {
    await desk.button("Remove Zoe Zeller").click();
    await desk.confirm("Remove");
    await desk.says("Zoe Zeller is no longer an owner of the group.");
    await desk.isListed("zoe.zeller@contoso.example", false);
    await page.getByRole("tab", { name: "Members" }).click();
    await desk.isListed("zoe.zeller@contoso.example");
    deepEqual(visitor.problems.take(), []);
  });
});

story("a group that follows a rule", {}, async ({ office, step, arrive }) => {
  const ada = await office.hire("Ada Lovelace");
  await office.hire("Ève Curie");
  const desk = await Console.open(await arrive(), "/admin/groups");
  const { page } = desk;
  const counted = (text: string) => page.locator(".rule-preview").getByText(text, { exact: true }).waitFor();

  await step("while the rule is written, the people are counted", async () => {
    await desk.button("Add a group").first().click();
    await desk.dialog.getByRole("textbox", { name: /^Name/ }).fill("The Ada group");
    await desk.dialog.getByRole("radio", { name: "Whoever a rule holds for" }).check();
    await desk.dialog.getByLabel("Property of condition 1").selectOption({ label: "First name" });
    await desk.dialog.getByLabel("Value of condition 1").fill("Ada");
    await counted("1 person now");
    await desk.dialog.getByLabel("Comparison of condition 1").selectOption({ label: "is one of" });
    await desk.dialog.getByLabel("Value of condition 1").fill("Ada, Ève");
    await counted("2 people now");
    await examine(page, "group-rule", usualLook);
  });
  await step("as text, a mistake is named, and the rule goes on", async () => {
    await desk.dialog.getByRole("tab", { name: "Text" }).click();
    const text = desk.dialog.getByLabel("Rule", { exact: false }).last();
    await text.fill('user.shoeSize -eq "Ada"');
    await page.locator(".rule-preview").getByRole("alert").waitFor();
    await text.fill('user.givenName -startsWith "A"');
    await counted("1 person now");
    await desk.confirm("Add");
    await page.getByRole("heading", { name: "The Ada group", level: 1 }).waitFor();
    await desk.isListed(ada.userPrincipalName);
    equal(await page.getByRole("combobox", { name: "Add a person or a group" }).count(), 0);
  });
  await step("somebody new belongs to it by themselves", async () => {
    const alan = await office.hire("Alan Turing");
    await page.reload();
    await desk.isListed(alan.userPrincipalName);
  });
});
