// Every page for everybody: light and dark, English and French, wide and narrow, with axe as the judge.
import { deepEqual } from "node:assert/strict";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { inspect, rest } from "../browser/inspection.ts";
import { type Look, output, type Visitor } from "../browser/visitors.ts";
import { type Furnished, furnish } from "../server/furnished.ts";
import { administrator } from "../server/server.ts";
import { type Scene, story } from "./story.ts";

/** A page, how to get there, and words of the test's own data that show that it has arrived. */
interface Place {
  name: string;
  path: string;
  shows?: string;
  /** There is no such page, and the status says so. */
  missing?: boolean;
  /** What is opened on the page. */
  open?: (page: Page) => Promise<void>;
}

const usual: Look[] = [
  { width: 1280, theme: "light", language: "en" },
  { width: 320, theme: "dark", language: "fr" },
];
/** The other way round: themes and languages of the usual looks at the other width. */
const crossed: Look[] = [
  { width: 1280, theme: "dark", language: "fr" },
  { width: 320, theme: "light", language: "en" },
];

const press = (selector: string) => (page: Page) => page.locator(selector).first().click();
const tab = (number: number) => (page: Page) => page.getByRole("tab").nth(number).click();

function consolePlaces(world: Furnished): Place[] {
  const { active, waiting, draft, group, employee, deviceId, application } = world;
  return [
    { name: "home", path: "/admin/", shows: "Canteen menu" },
    { name: "people", path: "/admin/people", shows: "Emma Employee" },
    { name: "person", path: `/admin/people?person=${employee.id}`, shows: employee.userPrincipalName },
    { name: "person-new", path: "/admin/people", open: press(".page-actions button") },
    {
      name: "person-password",
      path: `/admin/people?person=${employee.id}`,
      open: press(".row-actions button >> nth=1"),
    },
    { name: "people-import", path: "/admin/people/import" },
    { name: "people-deleted", path: "/admin/people/deleted", shows: "Gaston Gone" },
    { name: "people-deleted-restore", path: "/admin/people/deleted", open: press("td button") },
    { name: "groups", path: "/admin/groups", shows: group.displayName },
    { name: "group-new", path: "/admin/groups", open: press(".page-actions button") },
    { name: "groups-deleted", path: "/admin/groups/deleted" },
    { name: "group", path: `/admin/groups/${group.id}`, shows: "Emma Employee" },
    { name: "devices", path: "/admin/devices", shows: "Emma's browser" },
    { name: "device", path: `/admin/devices?device=${deviceId}`, shows: "Emma's browser" },
    { name: "messages", path: "/admin/messages", shows: "Planned outage" },
    { name: "messages-none", path: "/admin/messages?q=nothing-has-this-name" },
    { name: "activity", path: "/admin/messages/activity", shows: "100" },
    { name: "activity-none", path: "/admin/messages/activity?q=nothing-has-this-name" },
    { name: "message-waiting", path: `/admin/messages/${waiting.id}`, shows: "New dishes from Monday" },
    { name: "message-active", path: `/admin/messages/${active.id}`, shows: "Mail is away on Sunday" },
    { name: "message-report", path: `/admin/messages/${active.id}`, shows: "100", open: tab(1) },
    { name: "message-explain", path: `/admin/messages/${active.id}`, shows: "Emma Employee", open: explainEmma },
    { name: "composer-objective", path: "/admin/messages/new" },
    { name: "composer-review-empty", path: "/admin/messages/new?step=review" },
    ...["location", "text", "recipients", "schedule", "review"].map((step) => ({
      name: `composer-${step}`,
      path: `/admin/messages/${draft.id}/edit?step=${step}`,
    })),
    { name: "notifications", path: "/admin/notifications" },
    ...["basics", "assignments", "review"].map((step) => ({
      name: `notification-${step}`,
      path: `/admin/notifications/new?step=${step}`,
    })),
    { name: "notification-channels", path: "/admin/notifications/channels" },
    {
      name: "notification-key",
      path: "/admin/notifications/channels",
      open: press(".channel-card >> nth=1 >> .row-actions button"),
    },
    {
      name: "notification-device",
      path: `/admin/devices?device=${deviceId}`,
      open: press(".drawer-body .row-actions button"),
    },
    { name: "licences", path: "/admin/licences", shows: "Microsoft 365 E3" },
    { name: "licences-none", path: "/admin/licences?q=nothing-has-this-name" },
    { name: "licence-subscription-new", path: "/admin/licences", open: press(".page-actions button") },
    { name: "licence-mailbox-plan", path: "/admin/licences", open: press(".mailbox-plan .row-actions button") },
    { name: "licences-overlap", path: "/admin/licences/overlap", shows: "Exchange Online (Plan 2)" },
    { name: "group-licences", path: `/admin/groups/${group.id}`, shows: "Exchange Online Kiosk", open: groupLicences },
    { name: "conferencing", path: "/admin/conferencing", shows: "Emma Employee" },
    { name: "conferencing-person", path: `/admin/conferencing?person=${employee.id}`, shows: "+33170914567" },
    {
      name: "conferencing-pin",
      path: `/admin/conferencing?person=${employee.id}`,
      open: press(".drawer-body .row-actions button"),
    },
    {
      name: "conferencing-settings",
      path: "/admin/conferencing?tab=settings",
      open: press("details.advanced summary"),
    },
    { name: "conferencing-numbers", path: "/admin/conferencing?tab=numbers", shows: "+33170914567" },
    {
      name: "conferencing-number-new",
      path: "/admin/conferencing?tab=numbers",
      open: press(".panel-head .row-actions button"),
    },
    { name: "conferencing-mails", path: "/admin/conferencing?tab=mails" },
    { name: "mail", path: "/admin/mail", shows: "Emma Employee" },
    { name: "mail-message", path: "/admin/mail", open: press("td.title-cell a") },
    { name: "roles", path: "/admin/roles", shows: "Arthur Approver" },
    { name: "role-give", path: "/admin/roles", open: press(".page-actions button") },
    { name: "applications", path: "/admin/applications", shows: "Journeys" },
    { name: "webhooks", path: "/admin/webhooks" },
    { name: "application-new", path: "/admin/applications", open: press(".page-actions button") },
    { name: "application", path: `/admin/applications/${application}`, shows: "User.ReadWrite.All" },
    { name: "audit", path: "/admin/audit", shows: "Arthur Approver" },
    { name: "sign-in-settings", path: "/admin/sign-in", shows: "Fabrikam" },
    { name: "sign-in-provider", path: "/admin/sign-in", open: press(".panel-head button") },
    { name: "settings", path: "/admin/settings", shows: "contoso.example" },
    { name: "account", path: "/admin/account", shows: administrator },
    { name: "not-found", path: "/admin/nothing-here" },
  ];
}

const portalPlaces: Place[] = [
  { name: "portal-inbox", path: "/", shows: "Come by bike on Friday" },
  { name: "portal-devices", path: "/devices", shows: "Emma's browser" },
  { name: "portal-settings", path: "/settings", shows: "Emma Employee" },
  { name: "portal-conferencing", path: "/conferencing", shows: "+33170914567" },
  { name: "portal-security", path: "/security", shows: "Fabrikam" },
  { name: "portal-not-found", path: "/nothing-here", missing: true },
];

const openPlaces: Place[] = [{ name: "sign-in", path: "/signin" }];

/** Names of the pages that are looked at in every combination. */
const inEveryLook = [
  "home",
  "messages",
  "message-active",
  "composer-text",
  "licences",
  "licences-overlap",
  "group-licences",
  "conferencing",
  "conferencing-settings",
  "mail",
  "portal-inbox",
  "sign-in",
];

async function explainEmma(page: Page): Promise<void> {
  await tab(2)(page);
  await page.getByRole("combobox").pressSequentially("Emma");
  await page.getByRole("option", { name: /Emma/ }).click();
}

/** The tab's name in the language of the look. */
async function groupLicences(page: Page): Promise<void> {
  await page.getByRole("tab", { name: /^Licen[cs]es$/ }).click();
}

async function look(visitor: Visitor, place: Place, picture: string): Promise<void> {
  const { page, problems } = visitor;
  await page.goto(place.path);
  await rest(page);
  await place.open?.(page);
  if (place.shows) await page.getByText(place.shows).first().waitFor();
  await rest(page);
  // What stands over the page is as large as the window.
  const over = (await page.getByRole("dialog").count()) > 0;
  await page.screenshot({ path: join(output, picture), fullPage: !over });
  const told = place.missing ? problems.takeBesideMissing(page.url()) : problems.take();
  deepEqual([...(await inspect(page)), ...told], []);
}

/** Looks at the places as one person, in one look. */
async function walk(scene: Scene, places: readonly Place[], how: Look, as: string | undefined): Promise<void> {
  const { office, arrive, check } = scene;
  const visitor = await arrive(how);
  if (as) await visitor.signIn(office.server.url, as);
  for (const place of places) {
    const words = [String(how.width), how.theme, how.language];
    await check([place.name, ...words].join(" "), () =>
      look(visitor, place, `${[place.name, ...words].join("-")}.png`),
    );
  }
  await visitor.leave();
}

for (const how of [...usual, ...crossed])
  story(`every page, ${how.width} px, ${how.theme}, ${how.language}`, {}, async (scene) => {
    const world = await furnish(scene.office);
    const few = (places: Place[]) => places.filter(({ name }) => usual.includes(how) || inEveryLook.includes(name));
    await walk(scene, few(openPlaces), how, undefined);
    await walk(scene, few(consolePlaces(world)), how, administrator);
    await walk(scene, few(portalPlaces), how, world.employee.userPrincipalName);
  });
