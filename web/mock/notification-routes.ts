// Sending custom notifications, their log, and their channels, in memory.
import type { CustomNotification, Device } from "../src/api/types.ts";
import { channelOf, inMinutes, isRegistered } from "./notifications.ts";
import { collection } from "./query.ts";
import { type Answer, type Call, done, notFound, ok, type Route, refuse } from "./router.ts";

const path = "/beta/admin/notifications";
const devicesPath = "/beta/deviceManagement/managedDevices";

const wrong = (target: string, rule: string) => refuse(400, "Request_BadRequest", `${target} ${rule}`, { target });

const tooMany = (seconds: number) =>
  refuse(429, "TooManyRequests", "Too many were sent within the last hour.", {}, { "retry-after": String(seconds) });

/** A title that says so is refused: `full`, `gone` and `wrong` show what the pages make of it. */
function refusedTitle({ world, body }: Call): Answer | undefined {
  const { notifications } = world;
  if (body.notificationTitle === "full") {
    Object.assign(notifications.quota, { used: 25, remaining: 0, nextFreeDateTime: inMinutes(12) });
    return tooMany(720);
  }
  if (body.notificationTitle === "wrong") return wrong("notificationTitle", "must not contain line breaks or other");
  if (body.notificationTitle !== "gone") return undefined;
  const [id] = body.groupsToNotify ?? [];
  const message = `Resource '${id}' does not exist: no such group.`;
  return refuse(404, "Request_ResourceNotFound", message, { target: "groupsToNotify" });
}

function note(call: Call, kind: CustomNotification["kind"], targets: CustomNotification["targets"]): void {
  const { world, body } = call;
  const { notifications, dice, me } = world;
  const kept = notifications.historyDays !== null;
  notifications.sent.unshift({
    id: dice.guid(),
    title: kept ? body.notificationTitle : null,
    body: kept ? body.notificationBody : null,
    titleLength: [...body.notificationTitle].length,
    bodyLength: [...body.notificationBody].length,
    kind,
    targets,
    createdBy: me.displayName,
    createdDateTime: new Date().toISOString(),
    expirationDateTime: inMinutes(24 * 60),
    state: kind === "groups" ? "collecting" : "sending",
    people: kind === "groups" ? 0 : targets.length,
    devices: kind === "groups" ? 0 : targets.length,
    completedDateTime: null,
    channels: {},
  });
}

const target = ({ id, deviceName }: Device) => ({ id, displayName: deviceName });

function toGroups(call: Call): Answer {
  const refusal = refusedTitle(call);
  if (refusal) return refusal;
  const { world, body } = call;
  const { quota } = world.notifications;
  if (quota.remaining === 0) return tooMany(720);
  const nextFreeDateTime = quota.nextFreeDateTime ?? inMinutes(60);
  Object.assign(quota, { used: quota.used + 1, remaining: quota.remaining - 1, nextFreeDateTime });
  const groups = world.groups.filter((one) => body.groupsToNotify.includes(one.id));
  note(
    call,
    "groups",
    groups.map(({ id, displayName }) => ({ id, displayName })),
  );
  return done;
}

function toDevice(call: Call): Answer {
  const refusal = refusedTitle(call);
  if (refusal) return refusal;
  const device = call.world.devices.find((one) => one.id === call.path.id);
  if (!device) return notFound("device");
  if (!isRegistered(device))
    return refuse(
      409,
      "deviceNotRegistered",
      "The device is reached nowhere: nobody has turned notifications on there.",
    );
  note(call, "device", [target(device)]);
  return done;
}

function toDevices(call: Call): Answer {
  const refusal = refusedTitle(call);
  if (refusal) return refusal;
  const { world, body } = call;
  const found = (keep: (device: Device | undefined) => boolean): string[] =>
    body.deviceIds.filter((id: string) => keep(world.devices.find((one) => one.id === id)));
  const result = {
    successfulDeviceIds: found((one) => one !== undefined && isRegistered(one)),
    failedDeviceIds: found((one) => one !== undefined && channelOf(one) !== undefined && !isRegistered(one)),
    notFoundDeviceIds: found((one) => one === undefined),
    notSupportedDeviceIds: found((one) => one !== undefined && channelOf(one) === undefined),
  };
  const reached = world.devices.filter((one) => result.successfulDeviceIds.includes(one.id));
  if (reached.length > 0) note(call, "devices", reached.map(target));
  return ok({ ...result, value: result });
}

const sending: Route[] = [
  ["POST", "/beta/deviceManagement/sendCustomNotificationToCompanyPortal", toGroups],
  ["POST", `${devicesPath}/{id}/sendCustomNotificationToCompanyPortal`, toDevice],
  ["POST", `${devicesPath}/executeAction`, toDevices],
];

const find = ({ world, path: { id } }: Call) => world.notifications.sent.find((one) => one.id === id);

const log: Route[] = [
  ["GET", `${path}/quota`, ({ world }) => ok(world.notifications.quota)],
  [
    "GET",
    `${path}/settings`,
    ({ world: { notifications } }) =>
      ok({ "@odata.etag": `W/"${notifications.version}"`, id: "Global", historyDays: notifications.historyDays }),
  ],
  [
    "PATCH",
    `${path}/settings`,
    ({ world: { notifications }, body, headers }) => {
      if (headers["if-match"] !== `W/"${notifications.version}"`)
        return refuse(412, "Request_PreconditionFailed", "It has changed since it was read.");
      notifications.historyDays = body.historyDays;
      notifications.version += 1;
      return ok({ "@odata.etag": `W/"${notifications.version}"`, id: "Global", historyDays: body.historyDays });
    },
  ],
  ["GET", `${path}/channels`, ({ world, url }) => ok(collection(world.notifications.channels, url))],
  ["GET", path, ({ world, url }) => ok(collection(world.notifications.sent, url))],
  [
    "GET",
    `${path}/{id}`,
    (call) => {
      const found = find(call);
      return found ? ok(found) : notFound("notification");
    },
  ],
  [
    "GET",
    `${path}/{id}/failures`,
    ({ world, path: { id }, url }) => {
      const whole = new URL(url);
      whole.searchParams.set("$top", "999");
      return ok(collection(world.notifications.failures.get(id ?? "") ?? [], whole));
    },
  ],
  [
    "POST",
    `${path}/{id}/resend`,
    (call) => {
      const found = find(call);
      if (!found) return notFound("notification");
      const body = { notificationTitle: found.title ?? "", notificationBody: found.body ?? "" };
      note({ ...call, body }, found.kind, found.targets);
      return done;
    },
  ],
];

const findChannel = ({ world }: Call, channel: string | undefined) =>
  world.notifications.channels.find((one) => one.channel === channel);

function putKey(call: Call, channel: string, key: string): Answer {
  Object.assign(findChannel(call, channel) ?? {}, { key, isConfigured: true });
  return done;
}

function putApns(call: Call): Answer {
  const { keyId, teamId, bundleId, privateKey, environment } = call.body;
  const id = /^[A-Z0-9]{10}$/;
  if (!id.test(keyId))
    return wrong("keyId", "must be the ten capital letters and digits that Apple shows beside the key");
  if (!id.test(teamId)) return wrong("teamId", "must be the ten capital letters and digits of the team at Apple");
  if (!privateKey.includes("BEGIN PRIVATE KEY"))
    return wrong(
      "privateKey",
      "must be the .p8 file from Apple: PKCS #8 in PEM (BEGIN PRIVATE KEY), a key of the curve P-256",
    );
  const sandbox = environment === "sandbox" ? ", sandbox" : "";
  return putKey(call, "apns", `${keyId}, ${teamId}, ${bundleId}${sandbox}`);
}

function putFcm(call: Call): Answer {
  try {
    const file = JSON.parse(call.body.serviceAccount);
    if (file.type !== "service_account")
      return wrong("serviceAccount", "must be the file of a service account: its type says something else");
    return putKey(call, "fcm", `${file.project_id}, ${file.client_email}`);
  } catch {
    return wrong(
      "serviceAccount",
      "must be the JSON file of a service account, as Google's console gives it: it is no JSON",
    );
  }
}

function putVapid(call: Call): Answer {
  const { privateKey } = call.body;
  if (privateKey !== undefined && privateKey.length < 40)
    return wrong(
      "privateKey",
      "must be a private key of the curve P-256: 32 bytes in base64url, or PKCS #8 in PEM (BEGIN PRIVATE KEY)",
    );
  for (const channel of ["webPush", "unifiedPush"]) Object.assign(findChannel(call, channel) ?? {}, { devices: 0 });
  return putKey(
    call,
    "webPush",
    "BHx9c1XJYx3xnJk7o4s5gq9Yd0nUe8mM1s2b3WlYp7kQ5v2rT0aZc6eNfLhVjKtRwPqSoIuYxBzDgEhFiGjHkAs",
  );
}

/** The signed-in person has a browser and an iPhone; Google is away. */
function test(call: Call): Answer {
  const { channel } = call.path;
  if (channel === "webPush") return ok({ result: "sent", reason: null });
  if (channel === "apns") return ok({ result: "keyAccepted", reason: "400: BadDeviceToken" });
  if (channel === "fcm")
    return ok({ result: "failed", reason: "it was put off: 503: The service is currently unavailable." });
  const words = "Turn on notifications in the portal on a device of your own first: the test goes there.";
  return refuse(409, "noDeviceToTest", words);
}

const channels: Route[] = [
  ["PUT", `${path}/channels/apns/key`, putApns],
  ["PUT", `${path}/channels/fcm/key`, putFcm],
  ["PUT", `${path}/channels/webPush/key`, putVapid],
  ...["apns", "fcm"].map(
    (channel): Route => [
      "DELETE",
      `${path}/channels/${channel}/key`,
      (call) => {
        Object.assign(findChannel(call, channel) ?? {}, { key: null, isConfigured: false });
        return done;
      },
    ],
  ),
  ["POST", `${path}/channels/{channel}/test`, test],
];

export const notificationRoutes: Route[] = [...sending, ...log, ...channels];
