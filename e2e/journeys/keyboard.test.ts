// An approver without a mouse.
import { Keyboard } from "../browser/keyboard.ts";
import { MessagePage } from "../browser/message-page.ts";
import { openSignedOut } from "../browser/sign-in.ts";
import { usualLook } from "../browser/visitors.ts";
import { administrator, password } from "../server/server.ts";
import { story } from "./story.ts";

story("signing in and approving by keyboard alone", {}, async ({ office, step, arrive }) => {
  const approver = await office.hire("Arthur Approver", "approver");
  await office.submit({ name: "Fire drill", title: "Fire drill at ten" });
  const { page } = await arrive();
  const keyboard = new Keyboard(page);

  await step("the user name has the focus, and Enter signs in", async () => {
    await page.goto("/admin/");
    await keyboard.goTo(page.getByRole("textbox", { name: "User name" }));
    await keyboard.type(approver.userPrincipalName);
    await keyboard.press("Tab");
    await keyboard.type(password);
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: "Hello, Arthur" }).waitFor();
  });

  await step("the first stop skips the navigation", async () => {
    await page.reload();
    await page.getByRole("heading", { name: "Hello, Arthur" }).waitFor();
    await keyboard.press("Tab");
    await keyboard.standsOn(page.getByRole("link", { name: "Skip to content" }));
    await keyboard.press("Enter");
    await keyboard.standsOn(page.getByRole("main"));
  });

  await step("the waiting message is reached and opened", async () => {
    await keyboard.goTo(page.getByRole("link", { name: "Fire drill" }));
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: "Fire drill", level: 1 }).waitFor();
  });

  const message = new MessagePage(page);
  await step("the message is approved", async () => {
    await keyboard.goTo(page.getByRole("button", { name: "Approve", exact: true }));
    await keyboard.press("Enter");
    await keyboard.goTo(page.getByRole("dialog").getByRole("textbox", { name: "Comment (optional)" }));
    await keyboard.type("Go ahead");
    await keyboard.goTo(message.confirmation("Approve"));
    await keyboard.press("Space");
    await message.isInState("Active");
    await page.getByText(/^Approved by Arthur Approver/).waitFor();
  });
});

story("a dialog that is left gives the focus back", {}, async ({ office, step, arrive }) => {
  const approver = await office.hire("Arthur Approver", "approver");
  const { id } = await office.submit({ name: "Fire drill", title: "Fire drill at ten" });
  const { page } = await arrive();
  const keyboard = new Keyboard(page);
  await openSignedOut(page, `/admin/messages/${id}`, approver.userPrincipalName);

  for (const name of ["Approve", "Reject"]) {
    const button = page.getByRole("main").getByRole("button", { name, exact: true });
    await step(`Escape leaves the dialog of ${name}, and nothing is decided`, async () => {
      await keyboard.goTo(button);
      await keyboard.press("Enter");
      await page.getByRole("dialog").waitFor();
      await keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await new MessagePage(page).isInState("Pending approval");
      await keyboard.standsOn(button);
    });
  }
});

story("the focus is never lost", {}, async ({ office, step, arrive }) => {
  const writer = await office.hire("Wendy Writer", "writer");
  const leaver = await office.hire("Lena Leaver");
  const draft = await office.write({ name: "Fire drill", title: "Fire drill at ten" });

  await step("copying a message leads to the title of the copy, and says so", async () => {
    const { page } = await arrive();
    const keyboard = new Keyboard(page);
    await openSignedOut(page, `/admin/messages/${draft.id}`, writer.userPrincipalName);
    await keyboard.goTo(page.getByRole("main").getByRole("button", { name: "Copy", exact: true }));
    await keyboard.press("Enter");
    await page.waitForURL((address) => address.pathname.endsWith("/edit") && !address.pathname.includes(draft.id));
    await keyboard.standsOn(page.getByRole("heading", { level: 1, name: "Edit message" }));
    await page.getByText("This is the copy, a new draft.").first().waitFor();
  });

  await step("Escape closes the narrow navigation, and its button has the focus again", async () => {
    const { page } = await arrive({ ...usualLook, width: 320 });
    const keyboard = new Keyboard(page);
    await openSignedOut(page, "/admin/", writer.userPrincipalName);
    const opener = page.getByRole("button", { name: "Open navigation" });
    await keyboard.goTo(opener);
    await keyboard.press("Enter");
    const drawer = page.getByRole("dialog");
    await drawer.waitFor();
    await keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
    await keyboard.standsOn(opener);

    await keyboard.press("Enter");
    await keyboard.goTo(drawer.getByRole("link", { name: "Messages" }));
    await keyboard.press("Enter");
    await drawer.waitFor({ state: "hidden" });
    await keyboard.standsOn(page.getByRole("heading", { level: 1, name: "Organizational messages" }));
  });

  await step("deleting a person asks, takes the row away, says so, and leads to the title of the list", async () => {
    const { page } = await arrive();
    const keyboard = new Keyboard(page);
    await openSignedOut(page, "/admin/people", administrator);
    const row = page.getByRole("link", { name: leaver.displayName });
    await keyboard.goTo(row);
    await keyboard.press("Enter");
    await keyboard.goTo(page.getByRole("dialog").getByRole("button", { name: "Delete" }));
    await keyboard.press("Enter");
    const question = page.getByRole("dialog", { name: `Delete ${leaver.displayName}?` });
    await question.waitFor();
    await keyboard.press("Escape");
    await question.waitFor({ state: "hidden" });
    await keyboard.standsOn(page.getByRole("dialog").getByRole("button", { name: "Delete" }));
    await keyboard.press("Enter");
    await keyboard.goTo(question.getByRole("button", { name: "Delete" }));
    await keyboard.press("Enter");
    await page.getByRole("dialog").first().waitFor({ state: "hidden" });
    await page.getByText(`${leaver.displayName} was deleted.`).first().waitFor();
    await row.waitFor({ state: "hidden" });
    await keyboard.standsOn(page.getByRole("heading", { level: 1, name: "People" }));
  });

  await step("what the server refuses is said in the dialog", async () => {
    const { page } = await arrive();
    await openSignedOut(page, "/admin/people", administrator);
    await page.getByRole("link", { name: writer.displayName }).click();
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("button", { name: "Delete" }).click();
    const question = page.getByRole("dialog", { name: `Delete ${writer.displayName}?` });
    await page.route(`**/v1.0/users/${writer.id}`, (route) =>
      route.request().method() === "DELETE"
        ? route.fulfill({ status: 503, json: { error: { code: "unavailable", message: "busy", innerError: {} } } })
        : route.continue(),
    );
    await question.getByRole("button", { name: "Delete" }).click();
    await question.getByRole("alert").getByText("The server has a problem").waitFor();
  });
});
