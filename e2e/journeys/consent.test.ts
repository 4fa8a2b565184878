// A program wants to act in somebody's name: they are asked, once.
import { equal, ok } from "node:assert/strict";
import type { Page } from "playwright-core";
import { examine } from "../browser/inspection.ts";
import { submitSignIn } from "../browser/sign-in.ts";
import { type Look, usualLook } from "../browser/visitors.ts";
import { Program } from "../server/program.ts";
import { story } from "./story.ts";

const narrow: Look = { width: 320, theme: "dark", language: "fr" };

/** What the program was told. */
async function told(page: Page): Promise<URLSearchParams> {
  await page.getByRole("heading", { name: "Back at the program" }).waitFor();
  return new URL(page.url()).searchParams;
}

story("a program that wants to act in somebody's name", {}, async ({ office, step, arrive, admit }) => {
  const program = await Program.start(office.server, "Mail merge");
  admit(program.origin);
  try {
    const emma = await office.hire("Emma Employee");
    const { page } = await arrive();
    await step("it is asked about after signing in, in two looks", async () => {
      for (const look of [narrow, usualLook]) {
        const visitor = look === usualLook ? { page } : await arrive(look);
        await visitor.page.goto(program.address("User.Read.All openid profile offline_access"));
        await visitor.page.waitForURL("**/signin**");
        await visitor.page.locator("input[autocomplete^=username]").fill(emma.userPrincipalName);
        await visitor.page.locator("input[type=password]").fill("a-long-enough-password");
        await visitor.page.locator("button[type=submit]").click();
        await visitor.page.getByText("Mail merge").waitFor();
        await examine(visitor.page, "consent", look);
      }
    });
    await step("whoever refuses goes back without a code", async () => {
      await page.getByRole("button", { name: "Refuse" }).click();
      equal((await told(page)).get("error"), "access_denied");
    });
    await step("whoever allows it goes back with one", async () => {
      await page.goto(program.address("User.Read.All openid profile offline_access"));
      await page.getByText("Read everybody’s profile").waitFor();
      await page.getByRole("button", { name: "Allow" }).click();
      const answer = await told(page);
      equal(answer.get("state"), "here");
      const tokens = await program.redeem(answer.get("code") ?? "");
      ok(tokens.scope?.includes("User.Read.All"), JSON.stringify(tokens));
    });
    await step("and is not asked again, but about more", async () => {
      await page.goto(program.address("User.Read.All openid"));
      ok((await told(page)).get("code"));
      await page.goto(program.address("User.Read.All Group.Read.All openid"));
      await page.getByText("Read every group and its members").waitFor();
    });
    await step("a device is let in with the code that it shows", async () => {
      const code = await program.showCode("User.Read.All openid");
      await page.goto("/devicelogin");
      await page.locator("#user_code").fill(code);
      await page.getByRole("button", { name: "Next" }).click();
      await page.getByText("Mail merge").waitFor();
      await examine(page, "device-question", usualLook);
      await page.getByRole("button", { name: "Allow" }).click();
      await page.getByRole("heading", { name: "You are signed in on the device" }).waitFor();
    });
    await step("taken back, it is asked about again", async () => {
      await page.goto("/security");
      await page.getByText("Mail merge").waitFor();
      const removed = await page.evaluate(async (id) => {
        const answer = await fetch(`/identity/consents/${id}`, { method: "DELETE" });
        return answer.status;
      }, program.id);
      equal(removed, 204);
      await page.goto(program.address("User.Read.All openid"));
      await page.getByRole("button", { name: "Allow" }).waitFor();
    });
    await step("whoever's session has ended meanwhile signs in and is asked anew", async () => {
      await page.context().clearCookies();
      await page.getByRole("button", { name: "Allow" }).click();
      await page.waitForURL("**/signin**");
      await submitSignIn(page, emma.userPrincipalName);
      await page.getByRole("button", { name: "Allow" }).waitFor();
    });
  } finally {
    await program.stop();
  }
});
