// What the organization decides for all of its messages, and what the composer makes of it.
import { Composer } from "../browser/composer.ts";
import { Console } from "../browser/console.ts";
import { examine } from "../browser/inspection.ts";
import { type Look, usualLook } from "../browser/visitors.ts";
import { png } from "../server/drawn.ts";
import { administrator } from "../server/server.ts";
import { story } from "./story.ts";

const narrow: Look = { width: 320, theme: "dark", language: "en" };

story("settings for messages hold in the composer", {}, async ({ step, arrive }) => {
  const visitor = await arrive();
  const desk = await Console.open(visitor, "/admin/settings");
  const { page } = desk;
  const form = page.getByRole("region", { name: "Messages" });
  const field = (label: string) => form.getByLabel(label, { exact: true });

  await step("a number out of bounds is told, and nothing is sent", async () => {
    await field("Longest title").fill("251");
    await form.getByText("A whole number from 1 to 250.").waitFor();
    await form.getByRole("button", { name: "Save" }).click();
    await examine(page, "settings-wrong-number", usualLook);
    await page.reload();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>("form input[inputmode]")?.value === "50");
  });
  await step("a domain that is none is refused by the server, in words", async () => {
    await field("Domains to which links may lead").fill("contoso.example\nhttps://x");
    await form.getByRole("button", { name: "Save" }).click();
    await form.getByRole("alert").waitFor();
    await examine(page, "settings-refused", usualLook);
    // That the server said 400.
    visitor.problems.take();
  });
  await step("what is right is saved", async () => {
    await field("Longest title").fill("30");
    await field("Domains to which links may lead").fill("contoso.example");
    await form.getByRole("button", { name: "Save" }).click();
    await desk.says("The settings were saved.");
  });
  await step("and the composer keeps to it", async () => {
    const composer = new Composer(page);
    await composer.begin();
    await composer.choose("Adoption");
    await composer.next();
    await composer.choose("Taskbar");
    await composer.next();
    await composer.fill("Title", "x".repeat(31));
    await page.getByText("31 of 30 characters").first().waitFor();
    await composer.fill("Title", "Short enough");
    await composer.fill("Text", "From Monday on.");
    await composer.fill("Button", "Open");
    await composer.fill("Link", "https://evil.example/");
    await composer.next();
    await composer.choose("All Company");
    const more = page.getByText("Narrow down further", { exact: true });
    await more.click();
    await composer.fill("Builds, that or later", "windows 11");
    await page.keyboard.press("Enter");
    await examine(page, "composer-filters", usualLook);
    await composer.next();
    await composer.next();
    await page.getByText("Link: must lead to one of the allowed domains (contoso.example).").first().waitFor();
    await examine(page, "composer-domain", usualLook);
  });
  await step("on a phone as well", async () => {
    const small = await arrive(narrow);
    const phone = await Console.open(small, "/admin/settings");
    await phone.page.getByLabel("Longest title", { exact: true }).waitFor();
    await examine(phone.page, "settings", narrow);
  });
});

story("the organization's logo stands in its e-mails", {}, async ({ office, step, arrive }) => {
  const visitor = await arrive();
  const desk = await Console.open(visitor, "/admin/settings");
  const { page } = desk;
  const card = page.getByRole("region", { name: "Logo" });
  const choose = (name: string, buffer: Buffer) =>
    card.locator("input[type=file]").setInputFiles({ name, mimeType: "image/png", buffer });

  await step("what is no picture is refused, in words", async () => {
    await choose("logo.png", Buffer.from("<svg/>"));
    await card.getByText("This file is neither a PNG nor a JPEG, whatever its name says.").waitFor();
    // That the server said 400.
    visitor.problems.take();
  });
  await step("a picture is taken and shown", async () => {
    await choose("logo.png", png({ width: 490, height: 72 }, [30, 60, 200, 255]));
    await desk.says("The logo has been saved.");
    await card.getByRole("img", { name: "The organization’s logo" }).waitFor();
    await examine(page, "settings-logo", usualLook);
  });
  await step("on a phone in French, in the dark, as well", async () => {
    const phone = await arrive({ width: 320, theme: "dark", language: "fr" });
    await phone.signIn(office.server.url, administrator);
    await phone.page.goto("/admin/settings");
    await phone.page.getByRole("img", { name: "Le logo de l’organisation" }).waitFor();
    await examine(phone.page, "settings-logo", { width: 320, theme: "dark", language: "fr" });
  });
  await step("an e-mail shows it", async () => {
    await page.goto(new URL("/admin/conferencing?tab=mails", page.url()).href);
    const mail = page.frameLocator("iframe").getByRole("img", { name: "Contoso" }).first();
    await mail.waitFor();
    await examine(page, "conferencing-mail-logo", usualLook);
  });
  await step("it is taken away", async () => {
    await page.goto(new URL("/admin/settings", page.url()).href);
    await card.getByRole("button", { name: "Remove the logo" }).click();
    await desk.says("The logo has been removed.");
    await card.getByText("No logo: the organization’s name stands there.").waitFor();
  });
});
