// Signing in with another company's server: npm's oidc-provider, unmodified, on a site of its own.
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { examine } from "../browser/inspection.ts";
import { agreeThere, giveUpThere, signInThere } from "../browser/provider-pages.ts";
import { openSignedOut } from "../browser/sign-in.ts";
import { type Look, usualLook, type Visitor } from "../browser/visitors.ts";
import { client, type Identity, Provider } from "../server/provider.ts";
import { administrator, domain } from "../server/server.ts";
import { type Scene, story } from "./story.ts";

const narrow: Look = { width: 320, theme: "dark", language: "fr" };

/** Milliseconds after which the server reads a provider's description anew. */
const descriptionIsKnown = 10 * 60_000;

/** Who is known at Fabrikam, and what it says of their addresses. */
const known: Identity[] = [
  { subject: "f-emma", mail: `Emma.Employee@${domain}`, mailIsVerified: true },
  { subject: "f-ursula", mail: `ursula.unverified@${domain}`, mailIsVerified: false },
  { subject: "f-stranger", mail: "stranger@fabrikam.example", mailIsVerified: true },
];

const inbox = (page: Page) => page.getByRole("heading", { name: "Messages", exact: true });

/** To the other server, by the button of the sign-in page. */
async function goThere(page: Page, path = "/signin"): Promise<void> {
  await page.goto(path);
  await page.locator(".sign-in-provider").click();
}

/** Somebody with a new browser is not let in: a page with these words, in two looks. */
async function isRefused(scene: Scene, name: string, title: string, there: (page: Page) => Promise<void>) {
  for (const look of [usualLook, narrow]) {
    const visitor = await scene.arrive(look);
    await goThere(visitor.page);
    await there(visitor.page);
    await visitor.page.waitForURL("**/identity/providers/**");
    if (look === usualLook) equal(await visitor.page.locator("h1").innerText(), title);
    await examine(visitor.page, `provider-${name}`, look);
    await visitor.page.getByRole("link").click();
    await visitor.page.waitForURL("**/signin");
    equal(await hasSession(visitor), false);
    await visitor.leave();
  }
}

async function hasSession({ page }: Visitor): Promise<boolean> {
  return page.evaluate(async () => (await fetch("/identity/session")).ok);
}

story("with an account at another company", { callsThisMachine: true, movableClock: true }, async (scene) => {
  const { office, step, arrive, admit } = scene;
  const provider = await Provider.start(office.server.url, known);
  admit(provider.issuer);
  try {
    const emma = await office.hire("Emma Employee");
    await office.hire("Ursula Unverified");
    const { page } = await arrive();

    await step("an administrator registers it, and tries it before", async () => {
      const { page: desk } = await arrive();
      await openSignedOut(desk, "/admin/sign-in", administrator);
      await desk.getByRole("button", { name: "Add identity provider" }).click();
      const dialog = desk.getByRole("dialog");
      await dialog.getByLabel("Name on the button").fill("Fabrikam");
      await dialog.getByLabel("Address (issuer)").fill(provider.issuer);
      await dialog.getByLabel("Client id").fill(client.id);
      await dialog.getByLabel("Client secret").fill(client.secret);
      await dialog.getByRole("button", { name: "Try the address" }).click();
      await dialog.getByRole("status").waitFor();
      await dialog.getByRole("checkbox", { name: /e-mail/ }).check();
      equal(
        await dialog.getByLabel("Redirect address").inputValue(),
        `${office.server.url}/identity/providers/callback`,
      );
      await examine(desk, "provider-form", usualLook);
      await dialog.getByRole("button", { name: "Save" }).click();
      await desk.getByText(provider.issuer).waitFor();
      await examine(desk, "provider-registered", usualLook);
    });
    await step("Emma's verified address says who she is, and she comes where she wanted to", async () => {
      await goThere(page, "/signin?returnTo=%2Fdevices");
      await signInThere(page, "f-emma");
      await agreeThere(page);
      await page.getByRole("heading", { name: "My devices" }).waitFor();
      equal(new URL(page.url()).pathname, "/devices");
      const session = await page.evaluate(async () => (await fetch("/identity/session")).json());
      equal(session.user.id, emma.id);
      await page.goto("/security");
      await page.getByText("f-emma").waitFor();
    });
    await step("the second time nothing is asked there", async () => {
      await page.evaluate(async () => fetch("/identity/session", { method: "DELETE" }));
      await goThere(page);
      await inbox(page).waitFor();
      const sessions = await page.evaluate(async () => (await fetch("/identity/sessions")).json());
      equal(sessions.value.find((one: { isCurrent: boolean }) => one.isCurrent).signInMethod, "provider");
    });
    await step("and her name there says who she is when her address has changed", async () => {
      const [first] = known as [Identity];
      first.mail = "emma@elsewhere.example";
      first.mailIsVerified = false;
      await page.evaluate(async () => fetch("/identity/session", { method: "DELETE" }));
      await goThere(page);
      await inbox(page).waitFor();
    });
    await step("an address that is not verified opens nothing", async () => {
      await isRefused(scene, "unverified", "Your e-mail address is not verified", async (there) => {
        await signInThere(there, "f-ursula");
        await agreeThere(there);
      });
    });
    await step("nor does somebody whom nobody knows here", async () => {
      await isRefused(scene, "unknown", "No account found for you", async (there) => {
        await signInThere(there, "f-stranger");
        await agreeThere(there);
      });
    });
    await step("whoever gives up there comes back to a page that says so", async () => {
      await isRefused(scene, "denied", "Sign-in was canceled", giveUpThere);
      await isRefused(scene, "consent-denied", "Sign-in was canceled", async (there) => {
        await signInThere(there, "f-emma");
        await there.locator("input[name=prompt][value=consent]").waitFor({ state: "attached" });
        await giveUpThere(there);
      });
    });
    await step("the record says which identities came", async () => {
      const { page: desk } = await arrive();
      await openSignedOut(desk, "/admin/audit?q=Fabrikam&result=failure", administrator);
      await desk.getByRole("button", { name: "Sign in", exact: true }).first().click();
      await desk.getByText("nobody here is known under that identity").waitFor();
      await desk.getByText("f-stranger", { exact: true }).waitFor();
    });
    await step("the other server refused us nothing, except what people refused", () => {
      deepEqual([...new Set(provider.refusals)], ["access_denied"]);
      return Promise.resolve();
    });
    await step("when it is down, a page says so", async () => {
      await provider.stop();
      // What it says of itself is known for some minutes, and browsers are sent there as long.
      office.server.moveClock(descriptionIsKnown);
      await isRefused(scene, "down", "The other server does not answer", () => Promise.resolve());
    });
  } finally {
    await provider.stop();
  }
});
