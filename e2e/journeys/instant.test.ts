// The console with 2,000 people feels instant: every interaction is answered by a new picture within 200 ms.
//
// Machines that test do other things besides, so an interaction counts by the best of at most three tries. Each try of
// a page begins with a console that was just loaded: nothing but the home page has been looked at.
import { ok } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { rest } from "../browser/inspection.ts";
import { type Measured, measure, watchInteractions } from "../browser/interactions.ts";
import { output } from "../browser/visitors.ts";
import type { Office } from "../server/office.ts";
import { administrator, domain } from "../server/server.ts";
import { story } from "./story.ts";

const people = 2_000;
/** Milliseconds to the next paint, and to the data. */
const limit: Measured = { paint: 200, data: 1_000 };
const tries = 3;

const firstNames = ["Ada", "Ève", "Grace", "Hedy", "Joan", "Mary", "Alan", "Łukasz", "Zoë", "明"];
const lastNames = [
  "Lovelace",
  "Curie",
  "Hopper",
  "Lamarr",
  "Clarke",
  "Somerville",
  "Turing",
  "Girard",
  "Roy",
  "Nicolas",
];
const departments = ["Sales", "IT", "Finance", "Press", "Research"];

/** People as a file; each name a hundred times or so, the user names in another order than the names. */
function fileOfPeople(): string {
  const lines = Array.from({ length: people }, (_, number) => {
    const [first, last] = [firstNames[number % 10], lastNames[Math.floor(number / 10) % 10]];
    const department = departments[number % departments.length];
    const user = `p${String((number * 7919) % people).padStart(4, "0")}@${domain}`;
    return `${user},${first},${last},${first} ${last} ${number},Analyst,${department},Paris,France`;
  });
  return ["User name,First name,Last name,Display name,Job title,Department,City,Country or region", ...lines].join(
    "\r\n",
  );
}

async function fill(office: Office): Promise<void> {
  const file = join(output, "people-2000.csv");
  writeFileSync(file, fileOfPeople());
  office.server.operate("import", "people", file);
  const emma = await office.hire("Emma Employee");
  const api = await office.as(emma);
  for (let number = 0; number < 12; number += 1)
    await api.post("/v1.0/me/managedDevices", { deviceName: `Browser ${number}` });
  for (let number = 0; number < 30; number += 1) {
    const group = await office.gather(`Team ${number}`, emma);
    await office.write({ name: `News ${number}`, title: `News of team ${number}`, includeGroups: [group] });
  }
}

interface Interaction {
  title: string;
  /** Where it begins. */
  from: (page: Page) => Promise<void>;
  act: (page: Page) => Promise<void>;
  /** What is on screen at the end. */
  arrived: (page: Page) => Promise<void>;
}

const rows = (page: Page) => page.locator(".data-table tbody tr");
const heading = (page: Page, name: string) => page.getByRole("heading", { name, level: 1, exact: true });
const shown = (page: Page, text: string) => page.getByText(text).first().waitFor();

async function load(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await rest(page);
}

/** From the home page to another one by the navigation. */
function visit(name: string, text: string, title = name): Interaction {
  return {
    title: `to ${name}`,
    from: (page) => load(page, "/admin/"),
    act: (page) => page.getByRole("navigation").getByRole("link", { name, exact: true }).first().click(),
    arrived: async (page) => {
      await heading(page, title).waitFor();
      await shown(page, text);
    },
  };
}

const at = (path: string) => (page: Page) => load(page, path);

const everyInteraction: Interaction[] = [
  visit("People", "Ada Clarke 1040"),
  visit("Groups", "Team 0"),
  visit("Devices", "Browser 0"),
  visit("Messages", "News 29", "Organizational messages"),
  visit("Roles", "May do everything in the organization."),
  visit("Applications", "Journeys"),
  visit("Audit", "Add group"),
  visit("Sign-in settings", "Authenticator app"),
  visit("Settings", domain),
  {
    title: "open a person",
    from: at("/admin/people"),
    act: (page) => rows(page).nth(9).getByRole("link").first().click(),
    arrived: (page) => page.getByRole("dialog").getByText("Reset password").waitFor(),
  },
  {
    title: "close the person",
    from: async (page) => {
      await load(page, "/admin/people");
      await rows(page).nth(9).getByRole("link").first().click();
      await page.getByRole("dialog").getByText("Signed in on").waitFor();
      await rest(page);
    },
    act: (page) => page.getByRole("button", { name: "Close" }).click(),
    arrived: (page) => page.getByRole("dialog").waitFor({ state: "detached" }),
  },
  {
    title: "search a person, letter by letter",
    from: at("/admin/people"),
    act: (page) => page.getByRole("searchbox").pressSequentially("turing 1660"),
    arrived: (page) => page.getByText("1 entry").waitFor(),
  },
  {
    title: "sort the people",
    from: at("/admin/people"),
    act: (page) => page.getByRole("button", { name: "User name" }).click(),
    arrived: (page) => rows(page).first().getByText(`admin@${domain}`).waitFor(),
  },
  {
    title: "the next page of people",
    from: at("/admin/people"),
    act: (page) => page.getByRole("button", { name: "Next page" }).click(),
    arrived: (page) => page.getByText(/^51–100/).waitFor(),
  },
  {
    title: "open the form for a group",
    from: at("/admin/groups"),
    act: (page) => page.locator(".page-actions button").first().click(),
    arrived: (page) => page.getByRole("dialog").getByText("Mail nickname").waitFor(),
  },
  {
    title: "open the rule editor",
    from: openGroupForm,
    act: (page) => page.getByRole("radio", { name: "Whoever a rule holds for" }).click(),
    arrived: (page) => page.locator(".rule-preview strong").waitFor(),
  },
  {
    title: "write a rule, letter by letter",
    from: async (page) => {
      await openGroupForm(page);
      await page.getByRole("radio", { name: "Whoever a rule holds for" }).click();
      await page.locator(".rule-preview strong").waitFor();
    },
    act: (page) => page.getByLabel("Value of condition 1").pressSequentially("Research"),
    arrived: (page) => page.getByText("400 people now").waitFor(),
  },
  {
    title: "open All Company with its 2,000 people",
    from: at("/admin/groups"),
    act: (page) => page.getByRole("link", { name: "All Company" }).click(),
    arrived: (page) => rows(page).nth(49).waitFor(),
  },
  {
    title: "open a message",
    from: at("/admin/messages"),
    act: (page) => page.getByRole("link", { name: "News 29" }).click(),
    arrived: (page) => heading(page, "News 29").waitFor(),
  },
  {
    title: "begin a message",
    from: at("/admin/messages"),
    act: (page) => page.locator(".page-actions button").first().click(),
    arrived: (page) => page.getByRole("radio").first().waitFor(),
  },
];

async function openGroupForm(page: Page): Promise<void> {
  await load(page, "/admin/groups");
  await page.locator(".page-actions button").first().click();
  await page.getByRole("dialog").getByText("Mail nickname").waitFor();
}

const isGood = ({ paint, data }: Measured) => paint < limit.paint && data < limit.data;

async function best(page: Page, interaction: Interaction): Promise<Measured> {
  let found: Measured | undefined;
  for (let number = 0; number < tries && !(found && isGood(found)); number += 1) {
    await interaction.from(page);
    const act = () => interaction.act(page);
    const tried = await measure(page, act, () => interaction.arrived(page));
    found = {
      paint: Math.min(tried.paint, found?.paint ?? tried.paint),
      data: Math.min(tried.data, found?.data ?? tried.data),
    };
  }
  return found ?? { paint: Number.POSITIVE_INFINITY, data: Number.POSITIVE_INFINITY };
}

story("the console with 2,000 people", {}, async ({ office, step, check, arrive }) => {
  await step("people come from a file", () => fill(office));
  const visitor = await arrive();
  await watchInteractions(visitor.context);
  await visitor.signIn(office.server.url, administrator);
  const told: string[] = [];
  for (const interaction of everyInteraction)
    await check(interaction.title, async () => {
      const { paint, data } = await best(visitor.page, interaction);
      const words = `${Math.round(paint)} ms to the next paint, ${Math.round(data)} ms to the data`;
      told.push(`${interaction.title}: ${words}`);
      ok(paint < limit.paint && data < limit.data, words);
    });
  console.log(told.join("\n"));
});
