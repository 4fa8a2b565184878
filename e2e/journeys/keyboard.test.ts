// An approver without a mouse.
import { Keyboard } from "../browser/keyboard.ts";
import { MessagePage } from "../browser/message-page.ts";
import { openSignedOut } from "../browser/sign-in.ts";
import { password } from "../server/server.ts";
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
