// Custom notifications: to groups by the wizard, to one device and to several, the log, the channels and their keys.
import { deepEqual, equal, ok } from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import type { Page } from "playwright-core";
import { Console } from "../browser/console.ts";
import { examine } from "../browser/inspection.ts";
import { type Look, usualLook } from "../browser/visitors.ts";
import type { Api } from "../server/api.ts";
import { Ntfy } from "../server/ntfy.ts";
import type { Office, Person } from "../server/office.ts";
import { administrator } from "../server/server.ts";
import { type Scene, story } from "./story.ts";

const narrow: Look = { width: 320, theme: "dark", language: "fr" };

interface Device {
  id: string;
}

/** Somebody enrols a browser; with a topic, its notifications go to an ntfy server. */
async function enrol(office: Office, person: Person, deviceName: string, endpoint?: string): Promise<Device> {
  const api = await office.as(person);
  const device = await api.post<Device>("/v1.0/me/managedDevices", { deviceName });
  if (endpoint) await api.put(`/beta/me/managedDevices/${device.id}/pushRegistration`, { channel: "ntfy", endpoint });
  return device;
}

/** The page once more, on a telephone in French. */
async function examineNarrow(scene: Scene, path: string, name: string, shows: string): Promise<void> {
  const visitor = await scene.arrive(narrow);
  await visitor.signIn(scene.office.server.url, administrator);
  await visitor.page.goto(path);
  await visitor.page.getByText(shows).first().waitFor();
  await examine(visitor.page, name, narrow);
  await visitor.leave();
}

/** Writes title and message where they are asked for. */
async function write(desk: Console, place: Page | Console["dialog"], title: string, body: string): Promise<void> {
  await place.getByLabel(/^Title/).fill(title);
  await place.getByLabel(/^Message/).fill(body);
  await desk.page.getByText(`${[...title].length} of 50 characters`).waitFor();
}

story("a notification goes to a group", { callsThisMachine: true }, async (scene) => {
  const { office, step, arrive } = scene;
  const ntfy = new Ntfy();
  try {
    const origin = await ntfy.listen();
    const emma = await office.hire("Emma Employee");
    const hugo = await office.hire("Hugo Hall");
    await office.gather("Lille", emma, hugo);
    await enrol(office, emma, "Emma's browser", `${origin}/emma-secret`);
    const api = await office.as({ userPrincipalName: administrator });
    const desk = await Console.open(await arrive(), "/admin/notifications");
    const { page } = desk;

    await step("before anything was sent, the page says what to do", async () => {
      await page.getByText("No notification yet").waitFor();
      await page.getByText("25 of 25 left this hour").waitFor();
      await examine(page, "notifications-empty", usualLook);
    });
    await step("the wizard counts, previews, and says what is missing", async () => {
      await desk.button("Send custom notification").first().click();
      await page.getByRole("heading", { name: "What do you want to say?" }).waitFor();
      await page.getByRole("button", { name: /Review \+ create/ }).click();
      await page.getByText("Choose at least one group.").waitFor();
      await examine(page, "notification-review-empty", usualLook);
      await page.getByRole("button", { name: "Go to: Basics" }).first().click();
      await page.getByLabel(/^Title/).fill("😀".repeat(51));
      await page.getByText("1 character too many.").waitFor();
      await write(desk, page, "Snow: office closed 👩‍👩‍👧", "Please stay home today.");
      await page.locator(".phone-note").getByText("Please stay home today.").waitFor();
      await examine(page, "notification-basics", usualLook);
    });
    await step("groups are chosen, and everything is looked at once more", async () => {
      await desk.button("Next").click();
      await desk.pick("Add a group", "Lille");
      await page.getByText("1 of 25 groups").waitFor();
      await examine(page, "notification-assignments", usualLook);
      await desk.button("Next").click();
      await page.getByText("Everything is complete.").waitFor();
      await page.getByText("2 people").waitFor();
      await examine(page, "notification-review", usualLook);
    });
    await step("it is sent, arrives, and is counted", async () => {
      await desk.button("Create and send").click();
      await desk.says("The notification has been sent.");
      const { topic, title, message } = await ntfy.next();
      deepEqual([topic, title, message], ["emma-secret", "Snow: office closed 👩‍👩‍👧", "Please stay home today."]);
      await desk.row("Lille").getByText("Done").waitFor();
      await page.getByText("24 of 25 left this hour").waitFor();
      await examine(page, "notifications", usualLook);
    });
    await step("without a history nobody reads the text, and it can’t be sent again", async () => {
      await desk.row("Lille").getByRole("link").first().click();
      await desk.dialog.getByText("your organization keeps no history").waitFor();
      await desk.dialog.getByRole("row", { name: /^ntfy 1/ }).waitFor();
      await examine(page, "notification", usualLook);
      equal(await desk.button("Send again").count(), 0);
      equal(await page.getByText("Please stay home today.").count(), 0);
    });
    await step("a history is kept from now on", async () => {
      await page.goto("/admin/notifications/channels");
      await page.getByText("nobody is told whether a device has it").waitFor();
      await page.getByRole("switch", { name: "Keep what was sent" }).check();
      await page.getByLabel("Days").fill("366");
      await page.getByText("Enter a whole number from 1 to 365.").waitFor();
      await page.getByLabel("Days").fill("90");
      await page.getByText("everybody who may read this page reads the text").waitFor();
      await desk.button("Save").click();
      await desk.says("The history setting has been saved.");
    });
    await step("then a text is read, and sent again", async () => {
      const { value } = await api.get<{ value: { id: string }[] }>(`/v1.0/groups?$search="displayName:Lille"`);
      const groupsToNotify = value.map((one) => one.id);
      const path = "/beta/deviceManagement/sendCustomNotificationToCompanyPortal";
      await api.post(path, { notificationTitle: "Thaw", notificationBody: "The office is open.", groupsToNotify });
      equal((await ntfy.next()).title, "Thaw");
      await page.goto("/admin/notifications");
      await desk.row("Thaw").getByRole("link").first().click();
      await desk.dialog.getByText("The office is open.").waitFor();
      await desk.button("Send again").click();
      await desk.dialog.getByText("23 of 25 left this hour").waitFor();
      await examine(page, "notification-again", usualLook);
      await desk.dialog.getByRole("button", { name: "Send again", exact: true }).click();
      await desk.says("The notification has been sent again.");
      equal((await ntfy.next()).message, "The office is open.");
    });
    await step("all of it on a telephone in French as well", async () => {
      await examineNarrow(scene, "/admin/notifications", "notifications", "Thaw");
      await examineNarrow(scene, "/admin/notifications/new", "notification-basics", "Que voulez-vous dire");
      await examineNarrow(scene, "/admin/notifications/new?step=assignments", "notification-assignments", "Qui doit");
      await examineNarrow(scene, "/admin/notifications/new?step=review", "notification-review", "Tout est-il juste");
    });
  } finally {
    ntfy.close();
  }
});

/** Fills the hour of the organization. */
async function fillTheHour(api: Api, groupsToNotify: string[]): Promise<void> {
  const path = "/beta/deviceManagement/sendCustomNotificationToCompanyPortal";
  const text = { notificationTitle: "Again", notificationBody: "And again." };
  const { remaining } = await api.get<{ remaining: number }>("/beta/admin/notifications/quota");
  for (let sent = 0; sent < remaining; sent += 1) await api.post(path, { ...text, groupsToNotify });
}

story("what the server refuses is explained, and nothing typed is lost", {}, async (scene) => {
  const { office, step, arrive } = scene;
  const api = await office.as({ userPrincipalName: administrator });
  const lille = await office.gather("Lille");
  const gone = await office.gather("Gone");
  const desk = await Console.open(await arrive(), "/admin/notifications/new");
  const { page } = desk;

  await step("a group that was deleted meanwhile is named where it was chosen", async () => {
    await write(desk, page, "Closed", "Stay home.");
    await desk.button("Next").click();
    await desk.pick("Add a group", "Lille");
    await desk.pick("Add a group", "Gone");
    await desk.button("Next").click();
    await page.getByText("Everything is complete.").waitFor();
    await api.delete(`/v1.0/groups/${gone.id}`);
    await desk.button("Create and send").click();
    await page.getByText("This group does not exist any more: Gone.").waitFor();
    await examine(page, "notification-group-gone", usualLook);
    await page.getByRole("button", { name: "Remove Gone" }).click();
    await page.getByText("This group does not exist any more").waitFor({ state: "detached" });
  });
  await step("a full hour says when it works again", async () => {
    await desk.button("Next").click();
    await desk.button("Create and send").waitFor();
    await fillTheHour(api, [lille.id]);
    await desk.button("Create and send").click();
    await page.getByText("The hour is full").waitFor();
    await page.getByText("0 of 25 left this hour").waitFor();
    await page.getByText(/It works again in \d+ minutes/).waitFor();
    await examine(page, "notification-hour-full", usualLook);
    await page.locator(".phone-note").getByText("Stay home.").waitFor();
  });
  await step("leaving with something written is asked about", async () => {
    await desk.button("Cancel").click();
    await desk.dialog.getByText("Leave without saving?").waitFor();
    await desk.confirm("Stay here");
    await page.locator(".phone-note").getByText("Closed").waitFor();
  });
});

story("a notification goes to one device, and to several", { callsThisMachine: true }, async (scene) => {
  const { office, step, arrive } = scene;
  const ntfy = new Ntfy();
  try {
    const origin = await ntfy.listen();
    const emma = await office.hire("Emma Employee");
    const reached = await enrol(office, emma, "Emma's tablet", `${origin}/tablet`);
    await enrol(office, emma, "Emma's laptop");
    const lost = await enrol(office, emma, "Emma's old telephone");
    const api = await office.as({ userPrincipalName: administrator });
    const desk = await Console.open(await arrive(), "/admin/devices");
    const { page } = desk;

    await step("from its page, without a review", async () => {
      await page.getByRole("link", { name: "Emma's tablet" }).click();
      await desk.dialog.getByRole("button", { name: "Send custom notification" }).click();
      await desk.dialog.getByText("To Emma's tablet, the device of Emma Employee").waitFor();
      await desk.button("Send").click();
      await desk.dialog.getByText("Write a title.").waitFor();
      await examine(page, "notification-device", usualLook);
      await write(desk, desk.dialog, "Restart", "Please restart.");
      await desk.confirm("Send");
      await desk.says("“Restart” has been sent to Emma's tablet.");
      const { topic, title } = await ntfy.next();
      deepEqual([topic, title], ["tablet", "Restart"]);
    });
    await step("a device on which nobody turned notifications on is explained", async () => {
      await page.goto("/admin/devices");
      await page.getByRole("link", { name: "Emma's laptop" }).click();
      await desk.dialog.getByRole("button", { name: "Send custom notification" }).click();
      await write(desk, desk.dialog, "Restart", "Please restart.");
      await desk.button("Send").click();
      await desk.dialog.getByText("Nobody has turned on notifications on this device").waitFor();
      await examine(page, "notification-device-refused", usualLook);
      equal(await desk.dialog.getByLabel(/^Message/).inputValue(), "Please restart.");
    });
    await step("ten within an hour are the most", async () => {
      const path = `/beta/deviceManagement/managedDevices/${reached.id}/sendCustomNotificationToCompanyPortal`;
      const text = { notificationTitle: "Once more", notificationBody: "Please restart." };
      for (let sent = 1; sent < 10; sent += 1) await api.post(path, text);
      await page.goto(`/admin/devices?device=${reached.id}`);
      await desk.dialog.getByRole("button", { name: "Send custom notification" }).click();
      await write(desk, desk.dialog, "Restart", "Please restart.");
      await desk.button("Send").click();
      await desk.dialog.getByText("This device has had ten within the hour").waitFor();
      await desk.dialog.getByText(/It works again in \d+ minutes/).waitFor();
    });
    await step("several are chosen, and the answer is told device by device", async () => {
      const fresh = await enrol(office, emma, "Emma's watch", `${origin}/watch`);
      ok(fresh.id);
      await page.goto("/admin/devices");
      for (const name of ["tablet", "laptop", "old telephone", "watch"])
        await page.getByRole("checkbox", { name: `Choose Emma's ${name}` }).check();
      await page.getByText("4 devices chosen").waitFor();
      await examine(page, "devices-chosen", usualLook);
      await api.delete(`/v1.0/deviceManagement/managedDevices/${lost.id}`);
      await desk.button("Send custom notification").click();
      await write(desk, desk.dialog, "Update", "Please update.");
      await examine(page, "notification-devices", usualLook);
      await desk.button("Send").click();
      const list = (name: string) => desk.dialog.getByRole("list", { name });
      await list("Sent").getByText("Emma's watch").waitFor();
      await list("Not sent").getByText("Emma's tablet").waitFor();
      await list("Not sent").getByText("Emma's laptop").waitFor();
      await list("Not found").getByText("Emma's old telephone").waitFor();
      await desk.dialog.getByText("Not supported").waitFor();
      await examine(page, "notification-devices-result", usualLook);
      await desk.confirm("Done");
      await page.getByText("0 devices chosen").waitFor();
    });
    await step("on a telephone in French as well", async () => {
      await examineNarrow(scene, "/admin/devices", "devices-choice", "0 appareil choisi");
    });
  } finally {
    ntfy.close();
  }
});

/** A key as Apple hands it out. */
function appleKey(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

/** A file as Google hands it out. */
function serviceAccount(): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return JSON.stringify({
    type: "service_account",
    project_id: "contoso-portal",
    private_key_id: "1",
    private_key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    client_email: "push@contoso-portal.iam.gserviceaccount.com",
    token_uri: "https://oauth2.googleapis.com/token",
  });
}

story("channels get their keys, and are tried", { callsThisMachine: true }, async (scene) => {
  const { office, step, arrive } = scene;
  const ntfy = new Ntfy();
  try {
    const origin = await ntfy.listen();
    const desk = await Console.open(await arrive(), "/admin/notifications/channels");
    const { page } = desk;
    const card = (name: string) => page.getByRole("region", { name, exact: true });

    await step("nothing is set up yet", async () => {
      await card("Apple (APNs)").getByText("Not set up").waitFor();
      await card("Web Push").getByText("Ready").waitFor();
      await examine(page, "notification-channels", usualLook);
    });
    await step("a wrong key of Apple’s is refused with the reason, at the field", async () => {
      await desk.button("Set up Apple (APNs)").click();
      const key = { name: "AuthKey_ABC123DEFG.p8", mimeType: "text/plain", buffer: Buffer.from(appleKey()) };
      await desk.dialog.getByLabel("File for: Key (.p8)").setInputFiles(key);
      await desk.dialog.getByText("From the file AuthKey_ABC123DEFG.p8").waitFor();
      equal(await desk.dialog.getByLabel(/^Key ID/).inputValue(), "ABC123DEFG");
      await desk.dialog.getByLabel(/^Team ID/).fill("short");
      await desk.dialog.getByLabel(/^Bundle ID/).fill("example.contoso.portal");
      await desk.button("Save key").click();
      await desk.dialog.getByText("Team ID must be the ten capital letters and digits of the team at Apple.").waitFor();
      await examine(page, "notification-apns-wrong", usualLook);
    });
    await step("the right one is taken, and never shown again", async () => {
      await desk.dialog.getByLabel(/^Team ID/).fill("DEF123GHIJ");
      await desk.confirm("Save key");
      await desk.says("The key of Apple (APNs) is used from now on.");
      await card("Apple (APNs)").getByText("ABC123DEFG, DEF123GHIJ, example.contoso.portal").waitFor();
      equal(await page.getByText("BEGIN PRIVATE KEY").count(), 0);
    });
    await step("another file of Google’s is refused, the service account taken", async () => {
      await desk.button("Set up Google (FCM)").click();
      await desk.dialog.getByLabel(/^Service account/).fill(`{"project_info": {}}`);
      await desk.button("Save key").click();
      await desk.dialog.getByText("must be the JSON file of a service account").waitFor();
      await desk.dialog.getByLabel(/^Service account/).fill(serviceAccount());
      await desk.dialog.getByText("Project contoso-portal, push@contoso-portal").waitFor();
      await examine(page, "notification-fcm", usualLook);
      await desk.confirm("Save key");
      await card("Google (FCM)").getByText("Set up", { exact: true }).waitFor();
    });
    await step("a key is removed after a question", async () => {
      await desk.button("Remove key of Google (FCM)").click();
      await desk.dialog.getByText("The server keeps no copy").waitFor();
      await examine(page, "notification-key-remove", usualLook);
      await desk.confirm("Remove key");
      await card("Google (FCM)").getByText("Not set up").waitFor();
    });
    await step("Web Push gets a new key", async () => {
      await desk.button("Change key of Web Push").click();
      await desk.dialog.getByText("No browser has subscribed yet").waitFor();
      await examine(page, "notification-web-push", usualLook);
      await desk.confirm("Save key");
      await desk.says("The key of Web Push is used from now on.");
    });
    await step("a test needs a device of one’s own, and then goes there", async () => {
      await desk.button("Send a test by ntfy").click();
      await card("ntfy").getByText("Turn on notifications in the portal").waitFor();
      const own = { id: "", displayName: "Administrator", userPrincipalName: administrator };
      await enrol(office, own, "My browser", `${origin}/mine`);
      await desk.button("Send a test by ntfy").click();
      await card("ntfy").getByText("has taken a test for your newest device").waitFor();
      equal((await ntfy.next()).topic, "mine");
      ntfy.status = 403;
      await desk.button("Send a test by ntfy").click();
      await card("ntfy").getByText("The test was not taken").waitFor();
      await examine(page, "notification-channels-test", usualLook);
    });
    await step("on a telephone in French as well", async () => {
      await examineNarrow(scene, "/admin/notifications/channels", "notification-channels", "ABC123DEFG");
    });
  } finally {
    ntfy.close();
  }
});
