// Opens every page of the built front end against the mock, takes pictures and runs axe on each.
// `npm run build && npm run screenshots [-- name-filter]`; pictures go to web/output.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const port = 5199;
const base = `http://127.0.0.1:${port}`;
const output = new URL("../output/", import.meta.url).pathname;
const axeSource = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const filter = process.argv[2] ?? "";
mkdirSync(output, { recursive: true });

const message = async (page, state) => {
  const found = await page.evaluate(
    async (wanted) => (await fetch(`/beta/admin/organizationalMessages?$filter=state eq '${wanted}'`)).json(),
    state,
  );
  // Prefer a standard message of somebody else: it can be approved.
  const best = found.value.find((one) => one.urgency === "standard" && one.allowedActions.includes("approve"));
  return (best ?? found.value.find((one) => one.urgency === "standard") ?? found.value[0]).id;
};
const openMessage = (state) => async (page) => {
  await page.goto(`${base}/admin/`);
  await page.goto(`${base}/admin/messages/${await message(page, state)}`);
};
const openDraft = (step) => async (page) => {
  await page.goto(`${base}/admin/`);
  await page.goto(`${base}/admin/messages/${await message(page, "draft")}/edit?step=${step}`);
};
const openGroup = async (page) => {
  await page.goto(`${base}/admin/`);
  const id = await page.evaluate(async () => (await (await fetch('/v1.0/groups?$search="Europe"')).json()).value[0].id);
  await page.goto(`${base}/admin/groups/${id}`);
};
const tab = (state, index) => async (page) => {
  await openMessage(state)(page);
  await page.getByRole("tab").nth(index).click();
};
const explain = async (page) => {
  await tab("active", 2)(page);
  await page.getByRole("combobox").pressSequentially("ma");
  await page.getByRole("option").nth(1).click();
  await page.locator(".gates").waitFor();
};
const firstRow = (path) => async (page) => {
  await page.goto(`${base}${path}`);
  await page.locator("tbody .title-cell a, tbody .title-cell button").first().click();
  await page.locator(".fui-OverlayDrawer .facts").waitFor();
};
const press = (path, selector) => async (page) => {
  await page.goto(`${base}${path}`);
  await page.locator(selector).first().click();
};

const editGroup = async (page) => {
  await page.goto(`${base}/admin/`);
  const id = await page.evaluate(async () => (await (await fetch('/v1.0/groups?$search="Sales"')).json()).value[0].id);
  await page.goto(`${base}/admin/groups/${id}`);
  await page.locator(".page-actions button").first().click();
  await page.locator(".rule-preview strong").waitFor();
};
const roleDefinitions = async (page) => {
  await page.goto(`${base}/admin/roles`);
  await page.getByRole("tab").nth(1).click();
};
const editRole = async (page) => {
  await roleDefinitions(page);
  await page.locator("tbody .row-actions button").first().click();
};
const giveWithin = async (page) => {
  await page.goto(`${base}/admin/roles`);
  await page.locator(".page-actions button").first().click();
  await page.getByRole("radio").nth(1).click();
};

/** The drawer of the product whose name comes at this place. */
const openProduct = (place) => async (page) => {
  await page.goto(`${base}/admin/licences`);
  await page.locator("tbody .title-cell a").nth(place).click();
  await page.locator(".fui-OverlayDrawer .life").first().waitFor();
};
const inProduct = (place, button) => async (page) => {
  await openProduct(place)(page);
  await page.locator(`.fui-OverlayDrawer ${button}`).first().click();
};
const fewerSeats = async (page) => {
  await openProduct(5)(page);
  await page.locator(".subscription .row-actions button").first().click();
  await page.locator(".fui-DialogSurface input").first().fill("400");
  await page.locator(".what-if li").first().waitFor();
};
const noSeats = async (page) => {
  await openProduct(0)(page);
  await page.locator(".subscription .row-actions button").last().click();
  await page.locator(".what-if [role=status] :is(li, p)").first().waitFor();
};

/** The drawer of somebody in a group's rows: 0 is oneself, who holds two products. */
const openPerson = (search) => async (page) => {
  await page.goto(`${base}/admin/people?q=${search}`);
  await page.locator("tbody .title-cell a").first().click();
  await page.locator(".fui-OverlayDrawer :is(.mailbox-line, .fui-MessageBar)").first().waitFor();
  await page.locator(".fui-OverlayDrawer h3").first().scrollIntoViewIfNeeded();
  await page
    .locator(".holdings, .holdings ~ *")
    .first()
    .scrollIntoViewIfNeeded()
    .catch(() => undefined);
};
const swap = async (page) => {
  await openPerson("camille.martin@")(page);
  await page.locator(".fui-OverlayDrawer .panel-head button").click();
  await page.locator(".licence-choice input:checked").first().click();
  await page.locator(".licence-choice li", { hasText: "Microsoft 365 E3" }).getByRole("checkbox").first().click();
  await page.locator(".licence-choice").evaluate((list) => list.scrollTo(0, 0));
  await page.locator(".licence-choice details summary").first().click();
  await page.locator(".what-if [role=status] :is(li, p)").first().waitFor();
};
const noPlace = async (page) => {
  await openPerson("partner.example")(page);
  await page.locator(".fui-OverlayDrawer .panel-head button").click();
  await page.locator(".licence-choice").waitFor();
};

const openGroupLicences = (search) => async (page) => {
  await page.goto(`${base}/admin/`);
  const id = await page.evaluate(
    async (name) => (await (await fetch(`/v1.0/groups?$search="${name}"`)).json()).value[0]?.id,
    search,
  );
  await page.goto(`${base}/admin/groups/${id}`);
  await page.getByRole("tab").last().click();
  await page.locator(".licence-head, .state").first().waitFor();
};
const changeGroupLicences = async (page) => {
  await openGroupLicences("Production")(page);
  await page.locator(".licence-head button").click();
  await page.locator(".licence-choice input:checked").first().click();
  await page.locator(".licence-choice li", { hasText: "Exchange Online Kiosk" }).getByRole("checkbox").click();
  await page.locator(".licence-choice").evaluate((list) => list.scrollTo(0, 0));
  await page.locator(".what-if [role=status] :is(li, p)").first().waitFor();
};

const reclaim = async (page) => {
  await page.goto(`${base}/admin/licences/overlap`);
  await page.locator(".data-table ~ div button, .tiles ~ div button").last().click();
  await page.locator(".fui-DialogSurface .bullets").waitFor();
  await page.locator(".fui-DialogSurface summary").click();
};
const reclaimed = async (page) => {
  await page.goto(`${base}/__mock/full?to=/admin/licences/overlap`);
  await page.locator(".data-table ~ div button, .tiles ~ div button").last().click();
  await page.locator(".fui-DialogSurface .bullets").waitFor();
  await page.locator(".fui-DialogSurface .fui-DialogActions button").first().click();
  await page.locator(".fui-MessageBar").waitFor();
  await page.mouse.move(0, 0);
};

const conference = "/admin/conferencing";
/** The drawer of the first person who is enabled, or of whoever else the filter leaves. */
const openConference =
  (query = "?provider=microsoft") =>
  async (page) => {
    await page.goto(`${base}${conference}${query}`);
    await page.locator("tbody .title-cell a").first().click();
    await page.locator(".fui-OverlayDrawer .facts").first().waitFor();
  };
const inConference = (button, query) => async (page) => {
  await openConference(query)(page);
  await page.locator(".fui-OverlayDrawer .row-actions button").nth(button).click();
  await page.locator(".fui-DialogSurface").waitFor();
};
const newPin = async (page) => {
  await inConference(0)(page);
  await page.locator(".fui-DialogSurface .danger").click();
  await page.locator(".fui-DialogSurface .copy-text").waitFor();
};
const mailsOfPerson = async (page) => {
  await openConference()(page);
  await page.locator(".mail-list").scrollIntoViewIfNeeded();
};
const wrongSender = async (page) => {
  await page.goto(`${base}${conference}?tab=settings`);
  await page.locator(".settings-form .fui-Checkbox input").first().uncheck();
  await page.locator(".settings-form .fui-Switch input").check();
  await page.locator("input[type=email]").fill("amos");
  await page.locator("details.advanced summary").click();
};
const bridgeInUse = async (page) => {
  await page.goto(`${base}${conference}?tab=numbers`);
  await page.locator(".mailbox-plan .row-actions button").nth(1).click();
  await page.locator(".fui-DialogSurface .danger").click();
  await page.locator(".fui-DialogSurface [role=alert]").waitFor();
};
const onNumbers = (selector) => press(`${conference}?tab=numbers`, selector);
/** Frames out of sight are not painted. */
const showMail = async (page) => {
  await page.goto(`${base}${conference}?tab=mails`);
  const shown = page.locator(".mail-frame, .state");
  await shown.first().scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, 0));
};
const mailLook = (look) => async (page) => {
  await page.goto(`${base}${conference}?tab=mails`);
  await page.locator("select").first().selectOption("pinReset");
  await page.locator(".mail-view [role=tab]").nth(look).click();
  await page.locator(".mail-frame, .mail-text").scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, 0));
};
/** A mail in a state, opened. */
const openMail = (state) => async (page) => {
  await page.goto(`${base}/admin/mail?state=${state}`);
  const refused = page.locator("tbody tr", { hasText: /Greylisting|550 / });
  await refused.locator(".title-cell a").first().click();
  await page.locator(".fui-OverlayDrawer .facts").waitFor();
};
const personConference = async (page) => {
  await page.goto(`${base}/admin/people?q=camille.martin@`);
  await page.locator("tbody .title-cell a").first().click();
  const link = page.locator(".fui-OverlayDrawer a[href*='/conferencing?']");
  await link.waitFor();
  await link.scrollIntoViewIfNeeded();
};
const ownPin = async (page) => {
  await page.goto(`${base}/conferencing`);
  await page.locator(".conference-pin button").first().click();
  await page.locator(".conference-pin button").first().click();
  await page.locator(".shown-pin").waitFor();
};

/** The wizard with a text and groups, at one of its steps; after the last step it is sent. A title may be refused. */
const writeNotification =
  (title, step, ...groups) =>
  async (page) => {
    // A world of its own: an hour that was filled stays full.
    await page.goto(`${base}/__mock/full?to=/admin/notifications/new`);
    const texts = page.locator(".composer-step .fui-Field");
    await texts.nth(0).locator("input").fill(title);
    await texts.nth(1).locator("textarea").fill("Lille and Gent stay closed today.\nPlease work from home.");
    if (step > 0) await page.locator(".step-list button").nth(1).click();
    for (const name of groups) {
      await page.getByRole("combobox").pressSequentially(name);
      await page.getByRole("option", { name }).first().click();
    }
    if (step > 1) await page.locator(".step-list button").nth(2).click();
    if (step > 2) await page.locator(".composer-footer button").nth(1).click();
  };
const openNotification = (row) => async (page) => {
  await page.goto(`${base}/admin/notifications`);
  await page.locator("tbody .title-cell a").nth(row).click();
  await page.locator(".fui-OverlayDrawer .facts").waitFor();
};
const sendAgain = async (page) => {
  await openNotification(1)(page);
  await page.locator(".drawer-body .row-actions button").first().click();
};
/** The pane of the first device of a system, with a title; sent when it is to be refused. */
const notifyDevice =
  (system, title, isSent = false) =>
  async (page) => {
    await page.goto(`${base}/admin/devices?system=${system}`);
    await page.locator("tbody .title-cell a").first().click();
    await page.locator(".drawer-body .row-actions button").first().click();
    await page.locator(".drawer-body form input").fill(title);
    await page.locator(".drawer-body form textarea").fill("Your device needs a restart.");
    if (isSent) await page.locator(".drawer-body form button").first().click();
  };
const notifyDevices = (isSent) => async (page) => {
  await page.goto(`${base}/admin/devices`);
  await page.locator("tbody .fui-Checkbox input").first().check();
  await page.locator(".choice-bar button").nth(1).click();
  await page.locator(".choice-bar button").first().click();
  await page.locator(".drawer-body form input").fill("Please restart");
  await page.locator(".drawer-body form textarea").fill("Your device needs a restart.");
  if (!isSent) return;
  await page.locator(".drawer-body form button").first().click();
  await page.locator(".outcome").first().waitFor();
};
const channels = "/admin/notifications/channels";
const onChannel = (card, button) =>
  press(channels, `.channel-card >> nth=${card} >> .row-actions button >> nth=${button}`);
const wrongAppleKey = async (page) => {
  await onChannel(1, 0)(page);
  const fields = page.locator(".fui-DialogSurface .fui-Field");
  await fields.nth(0).locator("textarea").fill("-----BEGIN PRIVATE KEY-----");
  for (const [place, text] of ["short", "DEF123GHIJ", "org.contoso.portal"].entries())
    await fields
      .nth(place + 1)
      .locator("input")
      .fill(text);
  await page.locator(".fui-DialogSurface button[type=submit]").click();
  await page.locator(".fui-DialogSurface [role=alert]").waitFor();
};
const noHistory = async (page) => {
  await page.goto(`${base}${channels}`);
  await page.getByRole("switch").uncheck();
  await page.locator(".settings-form button[type=submit]").click();
};

/** name, address or way there, scenarios */
const pages = [
  ["signin", "/signin", ["signedOut"]],
  ["portal-inbox", "/", ["full", "empty", "failing"]],
  ["portal-devices", "/devices", ["full", "empty", "failing"]],
  ["portal-settings", "/settings", ["full"]],
  ["portal-not-found", "/nothing-here", ["full"]],
  ["home", "/admin/", ["full", "empty", "failing"]],
  ["people", "/admin/people", ["full", "failing"]],
  ["people-none", "/admin/people?q=zzzz", ["full"]],
  ["person", firstRow("/admin/people"), ["full"]],
  ["person-new", press("/admin/people", ".page-actions button"), ["full"]],
  ["groups", "/admin/groups", ["full", "empty", "failing"]],
  ["group", openGroup, ["full"]],
  ["group-rule", editGroup, ["full"]],
  ["devices", "/admin/devices", ["full", "empty", "failing"]],
  ["device", firstRow("/admin/devices"), ["full"]],
  ["licences", "/admin/licences", ["full", "empty", "failing", "reader"]],
  ["licences-none", "/admin/licences?q=zzzz", ["full"]],
  ["licence-product", openProduct(5), ["full", "reader"]],
  ["licence-product-expired", openProduct(0), ["full"]],
  ["licence-subscription-new", press("/admin/licences", ".page-actions button"), ["full"]],
  ["licence-subscription-fewer", fewerSeats, ["full"]],
  ["licence-subscription-none", noSeats, ["full"]],
  ["licence-price", inProduct(5, ".price-line button"), ["full"]],
  ["licence-person", openPerson("camille.martin@"), ["full", "reader"]],
  ["licence-person-swap", swap, ["full"]],
  ["licence-person-no-place", noPlace, ["full"]],
  ["licence-group", openGroupLicences("Production"), ["full", "reader"]],
  ["licence-group-none", openGroupLicences("Drivers"), ["full"]],
  ["licence-group-change", changeGroupLicences, ["full"]],
  ["overlap", "/admin/licences/overlap", ["full", "empty", "failing", "reader"]],
  ["licence-reclaim", reclaim, ["full"]],
  ["overlap-done", reclaimed, ["full"]],
  ["conferencing", conference, ["full", "empty", "failing", "reader"]],
  ["conferencing-other", `${conference}?provider=other`, ["full"]],
  ["conferencing-person", openConference(), ["full", "reader"]],
  ["conferencing-person-mails", mailsOfPerson, ["full"]],
  ["conferencing-person-other", openConference("?provider=other"), ["full"]],
  ["conferencing-person-pin", inConference(0), ["full"]],
  ["conferencing-person-pin-shown", newPin, ["full"]],
  ["conferencing-person-id", inConference(1), ["full"]],
  ["conferencing-person-change", inConference(2), ["full"]],
  ["conferencing-person-off", inConference(3), ["full"]],
  ["conferencing-person-send", inConference(4), ["full"]],
  ["conferencing-person-enable", inConference(0, "?provider=other"), ["full"]],
  ["conferencing-settings", `${conference}?tab=settings`, ["full", "failing", "reader"]],
  ["conferencing-settings-wrong", wrongSender, ["full"]],
  ["conferencing-numbers", `${conference}?tab=numbers`, ["full", "empty", "failing", "reader"]],
  ["conferencing-number-edit", onNumbers("tbody .row-actions button"), ["full"]],
  ["conferencing-number-new-edit", onNumbers(".panel-head .row-actions button"), ["full"]],
  ["conferencing-number-change-edit", onNumbers(".panel-head .row-actions button >> nth=1"), ["full"]],
  ["conferencing-bridge-edit", onNumbers(".mailbox-plan .row-actions button"), ["full"]],
  ["conferencing-bridge-used-edit", bridgeInUse, ["full"]],
  ["conferencing-mails", showMail, ["full", "empty", "failing", "reader"]],
  ["conferencing-mails-phone", mailLook(1), ["full"]],
  ["conferencing-mails-text", mailLook(2), ["full"]],
  ["mail", "/admin/mail", ["full", "empty", "failing", "reader"]],
  ["mail-none", "/admin/mail?state=canceled&person=3f1c9a52-0b7d-4e0e-9d7e-6a1f3f0c1d20", ["full"]],
  ["mail-person-waiting", openMail("queued"), ["full", "reader"]],
  ["mail-person-failed", openMail("failed"), ["full"]],
  ["conferencing-in-person", personConference, ["full", "reader"]],
  ["notifications", "/admin/notifications", ["full", "empty", "failing", "reader"]],
  ["notification-person", openNotification(0), ["full", "reader"]],
  ["notification-person-no-history", openNotification(5), ["full"]],
  ["notification-again-edit", sendAgain, ["full"]],
  ["notification-new", "/admin/notifications/new", ["full", "failing", "reader"]],
  ["notification-new-basics", writeNotification("Snow: offices closed today", 0), ["full"]],
  ["notification-new-assignments", writeNotification("Snow", 1, "Europe", "Drivers"), ["full"]],
  ["notification-new-review", writeNotification("Snow", 2, "Europe", "Drivers"), ["full"]],
  ["notification-new-missing", "/admin/notifications/new?step=review", ["full"]],
  ["notification-new-gone", writeNotification("gone", 3, "Europe"), ["full"]],
  ["notification-new-hour", writeNotification("full", 3, "Europe"), ["full"]],
  ["notification-device-edit", notifyDevice("iOS", "Please restart"), ["full"]],
  ["notification-device-refused-edit", notifyDevice("Android", "Please restart", true), ["full"]],
  ["notification-device-hour-edit", notifyDevice("iOS", "full", true), ["full"]],
  ["notification-devices-edit", notifyDevices(false), ["full"]],
  ["notification-devices-result-edit", notifyDevices(true), ["full"]],
  ["notification-channels", channels, ["full", "empty", "failing", "reader"]],
  ["notification-channels-test", onChannel(2, 2), ["full"]],
  ["notification-apns-edit", wrongAppleKey, ["full"]],
  ["notification-fcm-edit", onChannel(2, 0), ["full"]],
  ["notification-web-push-edit", onChannel(0, 0), ["full", "empty"]],
  ["notification-key-remove-edit", onChannel(1, 1), ["full"]],
  ["notification-history-edit", noHistory, ["full"]],
  ["portal-conferencing", "/conferencing", ["full", "empty", "failing"]],
  ["portal-conferencing-pin", ownPin, ["full"]],
  ["messages", "/admin/messages", ["full", "empty", "failing"]],
  ["message-approval", openMessage("pendingApproval"), ["full"]],
  ["message-rejected", openMessage("rejected"), ["full"]],
  ["message-active", openMessage("active"), ["full"]],
  ["message-report", tab("active", 1), ["full"]],
  ["message-explain", explain, ["full"]],
  ["compose-objective", "/admin/messages/new", ["full"]],
  ["compose-location", openDraft("location"), ["full"]],
  ["compose-text", openDraft("text"), ["full"]],
  ["compose-recipients", openDraft("recipients"), ["full"]],
  ["compose-schedule", openDraft("schedule"), ["full"]],
  ["compose-review", openDraft("review"), ["full"]],
  ["compose-review-empty", "/admin/messages/new?step=review", ["full"]],
  ["roles", "/admin/roles", ["full", "empty", "failing"]],
  ["role-definitions", roleDefinitions, ["full"]],
  ["role-edit", editRole, ["full"]],
  ["role-within-give", giveWithin, ["full"]],
  ["role-give", press("/admin/roles", ".page-actions button"), ["full"]],
  ["audit", "/admin/audit", ["full", "empty", "failing"]],
  ["audit-record", firstRow("/admin/audit"), ["full"]],
  ["settings", "/admin/settings", ["full", "failing"]],
  ["account", "/admin/account", ["full", "failing"]],
  ["not-found", "/admin/nothing-here", ["full"]],
];
/** Wide and narrow, light and dark, English and French: every value of each at least twice. */
const looks = [
  { width: 1280, theme: "light", language: "en" },
  { width: 1280, theme: "dark", language: "fr" },
  { width: 320, theme: "light", language: "fr" },
  { width: 320, theme: "dark", language: "en" },
];

async function openPage(browser, scenario, look) {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.width === 320 ? 640 : 860 },
    colorScheme: look.theme,
    reducedMotion: "reduce",
    locale: look.language,
  });
  await context.addCookies([{ name: "mock-scenario", value: scenario, url: base }]);
  await context.addInitScript(
    ([theme, language]) => {
      // A mail in its frame keeps nothing.
      if (globalThis.origin === "null") return;
      localStorage.setItem("beffroi.theme", theme);
      localStorage.setItem("beffroi.language", language);
    },
    [look.theme, look.language],
  );
  return { context, page: await context.newPage() };
}

async function inspect(page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  // The page's policy forbids inline scripts; the debugger's evaluation is not one.
  await page.evaluate(axeSource);
  const found = await page.evaluate(() =>
    globalThis.axe.run(
      // Tabster's own stops: whoever comes to one by the Tab key is sent on at once. Nothing else is left out.
      { exclude: [["[data-tabster-dummy]"]] },
      { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    ),
  );
  const violations = found.violations.map(
    (one) =>
      `${one.id} x${one.nodes.length}: ${one.nodes[0].target.join(" ")} ${one.nodes[0].failureSummary.split("\n")[1]?.trim().slice(0, 160)}`,
  );
  return { violations, wide };
}

async function visit(browser, name, way, scenario, look) {
  const { context, page } = await openPage(browser, scenario, look);
  const problems = [];
  page.on("console", (entry) => {
    if (entry.type() === "error" && !/status of (400|401|503|404|409|429)|WebSocket/.test(entry.text()))
      problems.push(`console: ${entry.text().slice(0, 200)}`);
  });
  page.on("pageerror", (error) => problems.push(`page error: ${error.message}`));
  try {
    if (typeof way === "string") await page.goto(base + way);
    else await way(page);
    await page.waitForLoadState("networkidle").catch(() => undefined);
    await page.waitForTimeout(500);
    const { violations, wide } = await inspect(page);
    problems.push(...violations.map((one) => `axe: ${one}`));
    if (wide > 0) problems.push(`scrolls sideways by ${wide} px`);
    const file = `${name}-${scenario}-${look.width}-${look.theme}-${look.language}.png`;
    await page.screenshot({
      path: output + file,
      fullPage: !/person|device$|audit-record|give|edit|rule|licence-/.test(name),
    });
  } catch (error) {
    problems.push(`broken: ${String(error).slice(0, 300)}`);
  }
  await context.close();
  for (const problem of problems)
    console.log(`${name} ${scenario} ${look.width} ${look.theme} ${look.language}: ${problem}`);
  return problems.length;
}

const server = spawn(process.execPath, [new URL("../mock/server.ts", import.meta.url).pathname, String(port)], {
  stdio: ["ignore", "pipe", "inherit"],
});
await new Promise((resolve) => server.stdout.once("data", resolve));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
let problems = 0;
let visits = 0;
for (const [name, way, scenarios] of pages.filter(([name]) => name.includes(filter))) {
  for (const scenario of scenarios) {
    const wanted = scenario === "full" || scenario === "signedOut" ? looks : [looks[0], looks[2]];
    for (const look of wanted) {
      problems += await visit(browser, name, way, scenario, look);
      visits += 1;
    }
  }
}
await browser.close();
server.kill();
console.log(`${visits} pages looked at, ${problems} problems. Pictures: ${output}`);
process.exit(problems === 0 ? 0 : 1);
