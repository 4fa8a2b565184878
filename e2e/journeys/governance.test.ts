// Who may do what, on what, and what was done: roles, devices, applications, audit.
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Console } from "../browser/console.ts";
import { examine, rest } from "../browser/inspection.ts";
import { openSignedOut } from "../browser/sign-in.ts";
import { usualLook } from "../browser/visitors.ts";
import { administrator } from "../server/server.ts";
import { story } from "./story.ts";

story("a role of one's own, for the people of one group", {}, async ({ office, step, arrive }) => {
  const harriet = await office.hire("Harriet Helpdesk");
  const ada = await office.hire("Ada Lovelace");
  await office.hire("Ève Curie");
  await office.gather("Paris", ada);
  const desk = await Console.open(await arrive(), "/admin/roles");
  const { page } = desk;

  await step("the role is made", async () => {
    await page.getByRole("tab", { name: "Roles" }).click();
    await desk.button("Make a role").click();
    await desk.dialog.getByLabel("Name").fill("Help desk");
    await desk.dialog.getByLabel("Description").fill("Helps people with their account.");
    await desk.dialog.getByRole("checkbox", { name: /User\.ReadWrite\.All/ }).check();
    await examine(page, "role-new", usualLook);
    await desk.confirm("Save");
    await desk.says("The role Help desk was saved.");
    await desk.isListed("Help desk");
  });
  await step("and given for the people of Paris", async () => {
    await page.getByRole("tab", { name: "Assignments" }).click();
    await desk.button("Give a role").first().click();
    await desk.pick("Person or group", "Harriet Helpdesk");
    await desk.dialog.getByLabel("Role", { exact: true }).selectOption({ label: "Help desk" });
    await desk.dialog.getByRole("radio", { name: "The people of one group" }).check();
    await desk.pick("Group whose people it counts for", "Paris");
    await desk.confirm("Give a role");
    await desk.says("The role was given.");
    await desk.row("Harriet Helpdesk").getByText("The people of Paris").waitFor();
  });
  await step("so that she sees and changes them, and nobody else", async () => {
    const visitor = await arrive();
    const { page: hers } = visitor;
    await openSignedOut(hers, "/admin/", harriet.userPrincipalName);
    // That nobody was signed in yet.
    visitor.problems.take();
    await hers.getByRole("heading", { name: "What you look after" }).waitFor();
    equal(await hers.getByRole("heading", { name: "What to do next" }).count(), 0);
    await examine(hers, "home-help-desk", usualLook);
    const places = await hers.locator(".place").allInnerTexts();
    deepEqual(
      places.map((one) => one.split(/\n+/)),
      [["People", "The people whom you act for: those in Paris.", "1"]],
    );
    await hers.locator(".place").click();
    await hers.getByRole("link", { name: "Ada Lovelace" }).click();
    await hers.getByRole("button", { name: "Edit", exact: true }).waitFor();
    equal(await hers.getByText("Ève Curie").count(), 0);
    equal(await hers.getByRole("link", { name: "Audit", exact: true }).count(), 0);
    // Neither page has asked for anything that she may not see.
    await rest(hers);
    deepEqual(visitor.problems.take(), []);
  });
  await step("it is taken away, and removed", async () => {
    await desk.button("Take away Help desk from Harriet Helpdesk").click();
    await desk.confirm("Take away");
    await desk.isListed("Harriet Helpdesk", false);
    await page.getByRole("tab", { name: "Roles" }).click();
    await desk.row("Help desk").getByRole("button", { name: "Remove" }).click();
    await desk.confirm("Remove");
    await desk.isListed("Help desk", false);
  });
});

story("devices are found, looked at and unenrolled", {}, async ({ office, step, arrive }) => {
  const emma = await office.hire("Emma Employee");
  const api = await office.as(emma);
  for (const deviceName of ["Emma's laptop", "Emma's telephone"])
    await api.post("/v1.0/me/managedDevices", { deviceName });
  const desk = await Console.open(await arrive(), "/admin/devices");
  const { page } = desk;
  await step("by name and by system", async () => {
    await page.getByRole("searchbox").fill("laptop");
    await desk.isListed("Emma's telephone", false);
    await desk.isListed("Emma's laptop");
    await page.getByLabel("System").selectOption("Windows");
    await page
      .getByText("Nothing found")
      .or(page.getByRole("button", { name: "Clear filters" }))
      .first()
      .waitFor();
    await desk.button("Clear filters").click();
    await desk.isListed("Emma's telephone");
  });
  await step("one of them goes", async () => {
    await page.getByRole("link", { name: "Emma's laptop" }).click();
    await page.getByRole("link", { name: "Emma Employee" }).waitFor();
    await desk.button("Unenrol").click();
    await desk.dialog.getByText("It belongs to Emma Employee.").waitFor();
    await desk.confirm("Unenrol");
    await desk.says("Emma's laptop was unenrolled.");
    await desk.isListed("Emma's laptop", false);
    await desk.isListed("Emma's telephone");
  });
});

/** With which a program would prove itself; nobody has its key. */
const certificate = readFileSync(new URL("../server/reports.pem", import.meta.url), "utf8");

story("an application from its registration to its end", {}, async ({ office, step, arrive }) => {
  const desk = await Console.open(await arrive(), "/admin/applications");
  const { page } = desk;
  const { url, application } = office.server;
  let clientId = "";
  const token = async (secret: string) =>
    fetch(`${url}/${application.tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: clientId,
        client_secret: secret,
        scope: "https://graph.microsoft.com/.default",
      }),
    });

  await step("it is registered with a permission", async () => {
    await desk.button("Register an application").first().click();
    await desk.dialog.getByLabel("Name").fill("Reports");
    await desk.dialog.getByRole("checkbox", { name: /User\.Read\.All/ }).check();
    await desk.confirm("Add");
    await page.getByRole("heading", { name: "Reports", level: 1 }).waitFor();
    clientId = await page.locator(".copy-text code").first().innerText();
  });
  let secret = "";
  await step("its secret is shown once, and works", async () => {
    await desk.button("Add a secret").click();
    await desk.dialog.getByLabel("What it is for").fill("Night run");
    await desk.dialog.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("heading", { name: "This is the secret" }).waitFor();
    secret = await desk.dialog.locator("code").innerText();
    await examine(page, "application-secret", usualLook);
    await desk.confirm("I have kept it");
    equal(await page.getByText(secret).count(), 0);
    const answer = await token(secret);
    equal(answer.status, 200);
    const { access_token } = (await answer.json()) as { access_token: string };
    const people = await fetch(`${url}/v1.0/users`, { headers: { authorization: `Bearer ${access_token}` } });
    equal(people.status, 200);
    const groups = await fetch(`${url}/v1.0/groups`, { headers: { authorization: `Bearer ${access_token}` } });
    equal(groups.status, 403);
  });
  await step("a certificate is added", async () => {
    await desk.chooseFile("Certificate as PEM or DER", "reports.pem", "application/x-pem-file", certificate);
    await desk.says("The certificate was added.");
    await desk.isListed("Reports");
    await examine(page, "application-certificate", usualLook);
  });
  await step("its permissions change", async () => {
    await desk.button("Edit").click();
    await desk.dialog.getByRole("checkbox", { name: /Group\.Read\.All/ }).check();
    await desk.confirm("Save");
    await page.getByText("Group.Read.All", { exact: true }).waitFor();
  });
  await step("without its secret it is out at once", async () => {
    await desk.button("Remove the secret Night run").click();
    await desk.confirm("Remove");
    await page.getByText("No secrets.").waitFor();
    equal((await token(secret)).status, 401);
  });
  await step("it is deleted", async () => {
    await desk.button("Delete").click();
    await desk.confirm("Delete");
    await desk.says("Reports was deleted.");
    await desk.isListed("Reports", false);
  });
});

interface AuditRecord {
  activityDisplayName: string;
  activityDateTime: string;
}

story("the audit trail: looked through, and taken away as a file", {}, async ({ office, step, arrive }) => {
  // What somebody calls themselves is no formula in anybody's spreadsheet.
  const formula = "=HYPERLINK(1)";
  await office.gather(formula);
  await office.hire("Emma Employee");
  const desk = await Console.open(await arrive(), "/admin/audit");
  const { page } = desk;

  await step("the chain is whole, and a record says who, what and what before", async () => {
    await page.getByText(/The chain is intact: \d+ records checked\./).waitFor();
    await page.getByRole("button", { name: "Add group", exact: true }).first().click();
    await page.getByRole("dialog").getByText("Journeys").first().waitFor();
    await page.getByRole("button", { name: "Close" }).click();
  });
  await step("its time is the organization's, wherever the reader is, and stands on one line", async () => {
    await page.getByText("Times in the organization’s time zone: UTC").waitFor();
    const api = await office.as({ userPrincipalName: administrator });
    const path = "/v1.0/auditLogs/directoryAudits?$filter=category eq 'GroupManagement'";
    const { value } = await api.get<{ value: AuditRecord[] }>(path);
    const made = value.find((one) => one.activityDisplayName === "Add group");
    const format = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
    const cell = desk.row("Add group").first().locator("td.one-line");
    const plain = (text: string) => text.replaceAll(/\s+/g, " ");
    equal(plain(await cell.innerText()), plain(format.format(new Date(made?.activityDateTime ?? 0))));
    const lines = await cell.evaluate((place) => {
      const range = document.createRange();
      range.selectNodeContents(place);
      return range.getClientRects().length;
    });
    equal(lines, 1);
  });
  await step("filters leave what was asked for", async () => {
    await page.getByLabel("Category").selectOption("GroupManagement");
    await desk.isListed("Emma Employee", false);
    await desk.isListed(formula);
    await examine(page, "audit-filtered", usualLook);
  });
  await step("as CSV: exactly these, and harmless", async () => {
    const { name, text } = await desk.download("Export as CSV");
    equal(name, "audit.csv");
    const lines = text.trim().split("\r\n");
    match(text, /^\uFEFFTime,Sequence,Activity,/);
    ok(lines.length > 1);
    for (const line of lines.slice(1)) match(line, /,GroupManagement,/);
    match(text, /,'=HYPERLINK\(1\),/);
  });
  await step("as JSON: the same, whole", async () => {
    const { name, text } = await desk.download("Export as JSON");
    equal(name, "audit.json");
    const { value } = JSON.parse(text) as { value: { category: string; hash: string }[] };
    ok(value.length > 0);
    for (const record of value) {
      equal(record.category, "GroupManagement");
      match(record.hash, /^[0-9a-f]{64}$/);
    }
  });
  await step("a search goes with it", async () => {
    await page.getByLabel("Category").selectOption("");
    await page.getByRole("searchbox").fill("Emma Employee");
    await desk.isListed("Emma Employee");
    await desk.isListed(formula, false);
    const { text } = await desk.download("Export as CSV");
    equal(text.trim().split("\r\n").length, 1 + (await page.getByRole("row").count()) - 1);
  });
});
