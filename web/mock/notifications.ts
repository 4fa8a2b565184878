// Custom notifications, in memory: what was sent, the hour, and the channels.
import type {
  ChannelHealth,
  CustomNotification,
  Device,
  NotificationChannel,
  NotificationCounts,
  NotificationFailure,
  NotificationQuota,
} from "../src/api/types.ts";
import { Dice } from "./random.ts";
import type { World } from "./world.ts";

export interface Notifications {
  version: number;
  historyDays: number | null;
  quota: NotificationQuota;
  sent: CustomNotification[];
  failures: Map<string, NotificationFailure[]>;
  channels: ChannelHealth[];
}

const minute = 60_000;
const day = 24 * 60;
export const inMinutes = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString();
const ago = (minutes: number) => inMinutes(-minutes);

/** The channel by which a device of this system is reached. */
export function channelOf({ operatingSystem, id }: Device): NotificationChannel | undefined {
  if (operatingSystem === "iOS") return "apns";
  if (operatingSystem === "Web") return "webPush";
  if (operatingSystem !== "Android") return undefined;
  const kinds = ["fcm", "fcm", "unifiedPush", "ntfy"] as const;
  return kinds[Number.parseInt(id.slice(0, 1), 16) % 4];
}

/** On every fourth device nobody has turned notifications on. */
export const isRegistered = (device: Device) =>
  channelOf(device) !== undefined && Number.parseInt(device.id.slice(-1), 16) % 4 !== 0;

export function makeNotifications(world: World): Notifications {
  const made: Notifications = {
    version: 4,
    historyDays: 30,
    quota: { limit: 25, used: 0, remaining: 25, nextFreeDateTime: null },
    sent: [],
    failures: new Map(),
    channels: channelsOf(world),
  };
  if (world.scenario === "empty") return { ...made, historyDays: null };
  made.quota = { limit: 25, used: 3, remaining: 22, nextFreeDateTime: inMinutes(19) };
  const dice = new Dice(41);
  for (const one of stories) tell(world, made, dice, one);
  return made;
}

interface Story {
  title: string | null;
  body: string | null;
  minutesAgo: number;
  to: readonly string[] | number;
  state: CustomNotification["state"];
  reached: number;
}

/** Newest first. */
const stories: Story[] = [
  {
    title: "Snow: offices closed today",
    body: "Lille and Gent stay closed today.\nPlease work from home; the canteen in Brussels is open.",
    minutesAgo: 4,
    to: ["Europe", "Drivers"],
    state: "sending",
    reached: 212,
  },
  {
    title: "Fire drill at 3 p.m.",
    body: "Use the stairs and meet at the car park.",
    minutesAgo: 41,
    to: ["Production", "Quality", "Support", "R&D", "Site Lille", "Site Lyon"],
    state: "done",
    reached: 96,
  },
  {
    title: "Please restart",
    body: "Your phone needs a restart to finish an update.",
    minutesAgo: 95,
    to: 1,
    state: "done",
    reached: 1,
  },
  {
    title: "VPN certificate",
    body: "Open the company app once today: it renews the certificate.",
    minutesAgo: 2 * day,
    to: 12,
    state: "done",
    reached: 9,
  },
  {
    title: "Payslips are online",
    body: "You find them in the portal.",
    minutesAgo: 6 * day,
    to: ["All Company"],
    state: "done",
    reached: 388,
  },
  { title: null, body: null, minutesAgo: 21 * day, to: ["Board", "Works council"], state: "done", reached: 14 },
  { title: null, body: null, minutesAgo: 26 * day, to: ["Copilot pilot"], state: "done", reached: 0 },
];

function tell(world: World, made: Notifications, dice: Dice, story: Story): void {
  const devices = world.devices.filter((one) => channelOf(one));
  const isGroups = typeof story.to !== "number";
  const targets =
    typeof story.to === "number"
      ? devices.slice(0, story.to).map((one) => ({ id: one.id, displayName: one.deviceName }))
      : story.to.map((name) => {
          const found = world.groups.find((one) => one.displayName === name);
          return { id: found?.id ?? dice.guid(), displayName: found ? name : null };
        });
  const id = dice.guid();
  const channels = countsOf(story, dice);
  made.sent.push({
    id,
    title: story.title,
    body: story.body,
    titleLength: story.title?.length ?? 24,
    bodyLength: story.body?.length ?? 118,
    kind: isGroups ? "groups" : targets.length === 1 ? "device" : "devices",
    targets,
    createdBy: dice.pick([world.me.displayName, "Inès Moreau", "Automation"]),
    createdDateTime: ago(story.minutesAgo),
    expirationDateTime: ago(story.minutesAgo - day),
    state: story.state,
    people: isGroups ? Math.round(story.reached * 1.6) + 3 : Math.min(targets.length, 8),
    devices: story.reached,
    completedDateTime: story.state === "done" ? ago(story.minutesAgo - 2) : null,
    channels,
  });
  made.failures.set(id, failuresOf(devices, channels, story.state === "sending", dice));
}

function countsOf({ reached, title }: Story, dice: Dice): Record<string, NotificationCounts> {
  if (reached === 0) return {};
  const split = { webPush: 0.5, apns: 0.25, fcm: 0.15, unifiedPush: 0.07, ntfy: 0.03 };
  const channels: Record<string, NotificationCounts> = {};
  for (const [channel, part] of Object.entries(reached === 1 ? { apns: 1 } : split)) {
    const all = Math.max(1, Math.round(reached * part));
    const failed = reached > 20 ? dice.between(0, Math.min(4, all - 1)) : 0;
    const accepted = all - failed;
    const delivered = title && channel !== "ntfy" ? Math.round(accepted * 0.86) : 0;
    channels[channel] = { accepted, delivered, failed };
  }
  return channels;
}

const reasons: Record<NotificationChannel, string> = {
  webPush: "the registration is gone: 410",
  apns: "the registration is gone: 410: Unregistered",
  fcm: "it was refused: 404: UNREGISTERED",
  unifiedPush: "given up: nobody took it within 24 hours",
  ntfy: "it was refused: 403: forbidden",
};

function failuresOf(
  devices: readonly Device[],
  channels: Record<string, NotificationCounts>,
  isSending: boolean,
  dice: Dice,
): NotificationFailure[] {
  const failure = (device: Device, channel: NotificationChannel): NotificationFailure => ({
    deviceId: device.id,
    deviceName: device.deviceName,
    userDisplayName: device.userDisplayName ?? null,
    channel,
    state: "failed",
    attempts: dice.between(1, 4),
    reason: reasons[channel],
    nextAttemptDateTime: null,
  });
  const failed = Object.entries(channels).flatMap(([channel, { failed: count }]) =>
    devices
      .filter((one) => channelOf(one) === channel)
      .slice(0, count)
      .map((one) => failure(one, channel as NotificationChannel)),
  );
  const waiting = isSending ? devices.filter((one) => channelOf(one) === "fcm").slice(5, 9) : [];
  return [
    ...waiting.map((one) => ({
      ...failure(one, "fcm"),
      state: "waiting" as const,
      reason: "it was put off: 503: The service is currently unavailable.",
      nextAttemptDateTime: inMinutes(3),
    })),
    ...failed,
  ];
}

function channelsOf(world: World): ChannelHealth[] {
  const isEmpty = world.scenario === "empty";
  const count = (channel: NotificationChannel) =>
    world.devices.filter((one) => isRegistered(one) && channelOf(one) === channel).length;
  const works = (gateway: string, minutes: number) => ({
    gateway,
    failures: 0,
    failingSinceDateTime: null,
    retryDateTime: null,
    reason: null,
    lastAcceptedDateTime: ago(minutes),
  });
  const away = {
    gateway: "https://fcm.googleapis.com",
    failures: 7,
    failingSinceDateTime: ago(22),
    retryDateTime: inMinutes(8),
    reason: "503: The service is currently unavailable.",
    lastAcceptedDateTime: ago(41),
  };
  const vapid = "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM";
  const channels: ChannelHealth[] = [
    {
      channel: "webPush",
      devices: count("webPush"),
      isConfigured: true,
      key: vapid,
      gateways: [
        works("https://updates.push.services.mozilla.com", 3),
        works("https://web.push.apple.com", 3),
        works("https://wns2-par02p.notify.windows.com", 41),
      ],
    },
    {
      channel: "apns",
      devices: count("apns"),
      isConfigured: true,
      key: "ABC123DEFG, DEF123GHIJ, example.septentrion.portal",
      gateways: [works("https://api.push.apple.com", 4)],
    },
    {
      channel: "fcm",
      devices: count("fcm"),
      isConfigured: true,
      key: "septentrion-portal, push@septentrion-portal.iam.gserviceaccount.com",
      gateways: [away],
    },
    {
      channel: "unifiedPush",
      devices: count("unifiedPush"),
      isConfigured: true,
      key: vapid,
      gateways: [works("https://push.septentrion.example", 41)],
    },
    { channel: "ntfy", devices: count("ntfy"), isConfigured: true, key: null, gateways: [] },
  ];
  if (!isEmpty) return channels;
  return channels.map((one) => ({
    ...one,
    key: null,
    gateways: [],
    isConfigured: one.channel !== "apns" && one.channel !== "fcm",
  }));
}
