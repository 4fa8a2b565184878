// Ways to sign in: an authenticator app, a passkey, and what an administrator sees and resets.
import { equal, match } from "node:assert/strict";
import { codeOf, giveAuthenticator } from "../browser/authenticators.ts";
import { examine } from "../browser/inspection.ts";
import { openSignedOut, submitSignIn } from "../browser/sign-in.ts";
import type { Look } from "../browser/visitors.ts";
import { administrator } from "../server/server.ts";
import { story } from "./story.ts";

const looks: Look[] = [
  { width: 1280, theme: "light", language: "en" },
  { width: 320, theme: "dark", language: "fr" },
];

story("a code after the password, and a passkey instead of both", { named: true }, async ({ office, step, arrive }) => {
  const emma = await office.hire("Emma Employee");
  const { page } = await arrive();
  await giveAuthenticator(page);
  let key = "";
  let spent = "";
  await step("Emma sets an authenticator app up", async () => {
    await openSignedOut(page, "/security", emma.userPrincipalName);
    await page.getByRole("button", { name: "Set up an app" }).click();
    key = await page.locator(".enrolment code").innerText();
    await examine(page, "security-enrolment", looks[0] as Look);
    spent = codeOf(key);
    await page.getByLabel("Code from the app").fill(spent);
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
    equal(await page.locator(".recovery-codes li").count(), 10);
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.getByText("10 recovery codes left.").waitFor();
  });
  await step("and makes a passkey", async () => {
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByLabel("Name", { exact: false }).first().fill("Laptop");
    await page.getByRole("button", { name: "Create" }).click();
    await page.getByRole("heading", { name: "Laptop" }).waitFor();
    await page.getByText("Times in your time zone: America/New York").waitFor();
    await examine(page, "security", looks[0] as Look);
  });
  await step("elsewhere the password leads to a code, and a code is good once", async () => {
    const other = await arrive(looks[1]);
    const { page: phone } = other;
    await phone.goto("/signin");
    await examine(phone, "sign-in-named", looks[1] as Look);
    const names = phone.getByRole("textbox", { name: "Nom d’utilisateur" });
    await names.fill(emma.userPrincipalName);
    await phone.locator("input[type=password]").fill("a-long-enough-password");
    await phone.getByRole("button", { name: "Se connecter", exact: true }).click();
    const code = phone.getByRole("textbox", { name: "Code" });
    await code.waitFor();
    await examine(phone, "sign-in-code", looks[1] as Look);
    // The one that confirmed the app is spent, however long ago that was; the clocks of phones run ahead.
    await code.fill(spent);
    await code.press("Enter");
    await phone.getByRole("alert").getByText("a déjà servi").waitFor();
    await code.fill(codeOf(key, 1));
    await code.press("Enter");
    await phone.getByRole("heading", { name: "Messages", exact: true }).waitFor();
    await phone.goto("/security");
    await phone.getByRole("heading", { name: "Laptop" }).waitFor();
    await examine(phone, "security", looks[1] as Look);
  });
  await step("here the passkey is enough", async () => {
    await page.context().clearCookies();
    await page.goto("/signin");
    // Offered in the field for the name; this authenticator's owner takes it at once, or by the button.
    const arrived = page.getByRole("heading", { name: "Messages", exact: true });
    const button = page.getByRole("button", { name: "Sign in with a passkey" });
    await button.click({ timeout: 3_000 }).catch(() => undefined);
    await arrived.waitFor();
    const api = await page.evaluate(async () => (await fetch("/identity/sessions")).json());
    equal(api.value.find((one: { isCurrent: boolean }) => one.isCurrent).signInMethod, "passkey");
  });
  await step("an administrator sees both and resets them", async () => {
    const { page: desk } = await arrive();
    await openSignedOut(desk, `/admin/people?person=${emma.id}`, administrator);
    await desk.getByText("Passkey (Laptop)").waitFor();
    await desk.getByRole("button", { name: "Reset sign-in methods" }).click();
    await desk.getByRole("dialog").getByRole("button", { name: "Reset sign-in methods" }).last().click();
    await desk.getByText("How Emma Employee signs in was reset.").first().waitFor();
    await desk.getByText("Passkey (Laptop)").waitFor({ state: "detached" });
  });
  await step("so that the password is enough again", async () => {
    const { page: fresh } = await arrive();
    await fresh.goto("/signin");
    await submitSignIn(fresh, emma.userPrincipalName);
    await fresh.getByRole("heading", { name: "Messages", exact: true }).waitFor();
  });
});

story("what signing in demands, and pages without script", {}, async ({ office, step, arrive }) => {
  await step("the console's page in two looks", async () => {
    for (const look of looks) {
      const { page } = await arrive(look);
      await page.goto("/signin");
      await page.locator("input[autocomplete^=username]").fill(administrator);
      await page.locator("input[type=password]").fill("a-long-enough-password");
      await page.locator("button[type=submit]").click();
      await page.waitForURL("**/admin/**");
      await page.goto("/admin/sign-in");
      await page.getByRole("switch").waitFor();
      await examine(page, "sign-in-settings", look);
      await page.goto("/devicelogin");
      await page.locator("#user_code").waitFor();
      await examine(page, "device-login", look);
      await page.goto(`/${office.server.application.tenantId}/oauth2/v2.0/authorize?client_id=x`);
      await page.getByText("AADSTS").waitFor();
      await examine(page, "oauth-refusal", look);
      await page.goto(`/${office.server.application.tenantId}/oauth2/v2.0/logout`);
      await examine(page, "signed-out", look);
    }
  });
  await step("an administrator sets an app up on their own page of the console", async () => {
    const boss = await office.hire("Boris Boss", "writer");
    const { page } = await arrive();
    await openSignedOut(page, "/admin/account", boss.userPrincipalName);
    await page.getByRole("button", { name: "Set up an app" }).click();
    const key = await page.locator(".enrolment code").innerText();
    await page.getByLabel("Code from the app").fill(codeOf(key));
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.getByText("10 recovery codes left.").waitFor();
    await page.getByRole("heading", { name: "Passkeys" }).waitFor();
    await examine(page, "console-account", looks[0] as Look);
  });
  await step("with the rule on, an administrator sets an app up on the way in", async () => {
    const { page } = await arrive();
    await openSignedOut(page, "/admin/sign-in", administrator);
    await page.getByRole("switch").click();
    await page.getByText("The rule was saved.").first().waitFor();
    const other = await arrive();
    await other.page.goto("/signin");
    await submitSignIn(other.page, administrator);
    await other.page.getByRole("heading", { name: "Set up an authenticator app" }).waitFor();
    const key = await other.page.locator(".enrolment code").innerText();
    await examine(other.page, "sign-in-enrolment", looks[0] as Look);
    await other.page.getByRole("textbox", { name: "Code" }).fill(codeOf(key));
    await other.page.getByRole("button", { name: "Go on" }).click();
    await other.page.getByRole("button", { name: "I have kept them" }).click();
    await other.page.waitForURL("**/admin/**");
    match(await other.page.title(), /Beffroi/);
  });
});
