import type { Page } from "playwright-core";
import { password } from "../server/server.ts";

/** Fills the sign-in page and sends it. */
export async function submitSignIn(page: Page, userPrincipalName: string, secret = password): Promise<void> {
  await page.getByRole("textbox", { name: "User name" }).fill(userPrincipalName);
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Opens a page as somebody who is not signed in yet: by way of the sign-in page. */
export async function openSignedOut(page: Page, path: string, userPrincipalName: string): Promise<void> {
  await page.goto(path);
  await page.waitForURL("**/signin**");
  await submitSignIn(page, userPrincipalName);
  await page.waitForURL((address) => address.pathname !== "/signin");
}
