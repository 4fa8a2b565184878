// Conferences by phone, in memory.
import type { ConferencingUser } from "../src/api/types.ts";
import { enabled, leave, nothing, usualSettings } from "./conferencing.ts";
import { type MailKind, mailKinds, writtenMail } from "./conferencing-mails.ts";
import { collection } from "./query.ts";
import { type Answer, type Call, created, done, notFound, ok, type Route, refuse } from "./router.ts";
import type { World } from "./world.ts";

const path = "/beta/admin/conferencing";

const settingsOf = ({ conferencing: { version, settings } }: World) => ({
  "@odata.etag": `W/"${version}"`,
  ...settings,
});

const bridgesOf = ({ conferencing: { bridges, numbers } }: World) =>
  bridges.map((one) => ({
    ...one,
    serviceNumbers: numbers.filter((number) => number.bridgeId === one.id).map((number) => number.number),
  }));

const settings: Route[] = [
  ["GET", `${path}/settings`, ({ world }) => ok(settingsOf(world))],
  [
    "PATCH",
    `${path}/settings`,
    ({ world, body, headers }) => {
      const { conferencing } = world;
      if (headers["if-match"] !== `W/"${conferencing.version}"`)
        return refuse(412, "Request_PreconditionFailed", "It has changed since it was read.");
      Object.assign(conferencing.settings, body);
      conferencing.version += 1;
      return ok(settingsOf(world));
    },
  ],
  [
    "DELETE",
    `${path}/settings`,
    ({ world: { conferencing } }) => {
      conferencing.settings = usualSettings();
      conferencing.version += 1;
      return done;
    },
  ],
];

/** As many rows as there are. */
function all(rows: readonly object[], url: URL): Answer {
  const whole = new URL(url);
  whole.searchParams.set("$top", "999");
  return ok(collection(rows, whole));
}

const bridges: Route[] = [
  ["GET", `${path}/bridges`, ({ world, url }) => all(bridgesOf(world), url)],
  [
    "POST",
    `${path}/bridges`,
    ({ world, body }) => {
      const { bridges } = world.conferencing;
      const isDefault = bridges.length === 0;
      const numbers = { defaultServiceNumber: null, defaultTollFreeNumber: null };
      bridges.push({ id: world.dice.guid(), name: body.name, isDefault, ...numbers });
      return created(bridgesOf(world).at(-1));
    },
  ],
  [
    "PATCH",
    `${path}/bridges/{id}`,
    ({ world, body, path: { id } }) => {
      const { bridges } = world.conferencing;
      const found = bridges.find((one) => one.id === id);
      if (!found) return notFound("bridge");
      if (body.isDefault) for (const one of bridges) one.isDefault = false;
      Object.assign(found, body);
      return ok(bridgesOf(world).find((one) => one.id === id));
    },
  ],
  [
    "DELETE",
    `${path}/bridges/{id}`,
    ({ world, path: { id } }) => {
      const found = bridgesOf(world).find((one) => one.id === id);
      if (!found) return notFound("bridge");
      if (found.isDefault || found.serviceNumbers.length > 0)
        return refuse(409, "bridgeInUse", "It is the default bridge, or people or numbers are on it: move them first.");
      world.conferencing.bridges = world.conferencing.bridges.filter((one) => one.id !== id);
      return done;
    },
  ],
];

const findNumber = ({ world, path: { number } }: Call) =>
  world.conferencing.numbers.find((one) => one.number === `+${number}`);

const numbers: Route[] = [
  ["GET", `${path}/serviceNumbers`, ({ world, url }) => all(world.conferencing.numbers, url)],
  [
    "POST",
    `${path}/serviceNumbers`,
    ({ world: { conferencing }, body }) => {
      if (conferencing.numbers.some((one) => one.number === body.number))
        return refuse(409, "numberKnown", "This number is known already.");
      const bridgeId = body.bridgeId ?? conferencing.bridges.find((one) => one.isDefault)?.id ?? null;
      const made = { ...body, bridgeId };
      conferencing.numbers.push(made);
      return created(made);
    },
  ],
  [
    "PATCH",
    `${path}/serviceNumbers/{number}`,
    (call) => {
      const found = findNumber(call);
      return found ? ok(Object.assign(found, call.body)) : notFound("number");
    },
  ],
  [
    "DELETE",
    `${path}/serviceNumbers/{number}`,
    (call) => {
      const { conferencing } = call.world;
      const number = findNumber(call)?.number;
      const isHeld = [...conferencing.users, ...conferencing.bridges].some((one) =>
        Object.values(one).includes(number ?? ""),
      );
      if (isHeld) return refuse(409, "numberInUse", "It is the default number of a bridge or of people.");
      conferencing.numbers = conferencing.numbers.filter((one) => one.number !== number);
      return done;
    },
  ],
];

function userOf({ world, path: { id } }: Call): ConferencingUser | undefined {
  const found = world.conferencing.users.find((one) => one.id === id);
  const person = world.people.find((one) => one.id === id);
  return found ?? (person && nothing(person));
}

/** Changes what somebody has, and leaves the mail about it where mails are on. */
function change(call: Call, told: MailKind | undefined, how: (user: ConferencingUser) => Partial<ConferencingUser>) {
  const { conferencing } = call.world;
  const user = userOf(call);
  if (!user) return notFound("user");
  Object.assign(user, how(user));
  if (!conferencing.users.includes(user)) conferencing.users.push(user);
  if (told && (told === "information" || conferencing.settings.automaticallySendEmailsToUsers))
    leave(call.world, conferencing, user, told);
  return ok(user);
}

const newPin = ({ dice, conferencing: { settings } }: World) =>
  Array.from({ length: settings.pinLength }, () => dice.between(0, 9)).join("");

const off = { conferenceId: null, bridgeId: null, bridgeName: null, tollNumber: null, tollFreeNumber: null };

const users: Route[] = [
  ["GET", `${path}/users`, ({ world, url }) => ok(collection(world.conferencing.users, url))],
  [
    "GET",
    `${path}/users/{id}`,
    (call) => {
      const user = userOf(call);
      return user ? ok(user) : notFound("user");
    },
  ],
  [
    "PATCH",
    `${path}/users/{id}`,
    (call) =>
      change(call, "changed", () => {
        const bridge = call.world.conferencing.bridges.find((one) => one.id === call.body.bridgeId);
        return { ...call.body, ...(bridge ? { bridgeName: bridge.name } : {}) };
      }),
  ],
  [
    "POST",
    `${path}/users/{id}/resetPin`,
    (call) => {
      change(call, "pinReset", () => ({ pinSetDateTime: new Date().toISOString() }));
      const isMailed = call.world.conferencing.settings.automaticallySendEmailsToUsers;
      return ok({ pin: newPin(call.world), isMailed });
    },
  ],
  [
    "POST",
    `${path}/users/{id}/resetConferenceId`,
    (call) => change(call, "changed", () => ({ conferenceId: String(call.world.dice.between(1_000_000, 9_999_999)) })),
  ],
  [
    "POST",
    `${path}/users/{id}/sendInformation`,
    (call) => {
      change(call, "information", () => ({}));
      return { status: 202 };
    },
  ],
  [
    "POST",
    `${path}/users/{id}/enable`,
    (call) => {
      const { world } = call;
      const bridge = world.conferencing.bridges.find((one) => one.isDefault);
      return change(call, "enabled", (user) => (bridge ? enabled(world, world.conferencing, user, bridge) : {}));
    },
  ],
  [
    "POST",
    `${path}/users/{id}/disable`,
    (call) => {
      const { providerName = null } = call.body;
      const told = userOf(call)?.conferenceId ? "disabled" : undefined;
      return change(call, told, () => ({ ...off, provider: providerName ? "other" : "none", providerName }));
    },
  ],
  [
    "POST",
    `${path}/users/changeDefaultNumber`,
    ({ world, body: { fromNumber, toNumber } }) => {
      const held = world.conferencing.users.filter((one) => one.tollNumber === fromNumber);
      for (const one of held) one.tollNumber = toNumber;
      return ok({ people: held.length });
    },
  ],
];

const mails: Route[] = [
  [
    "GET",
    `${path}/mails/{kind}`,
    ({ world: { conferencing }, path: { kind: wanted }, headers }) => {
      const kind = mailKinds.find((one) => one === wanted);
      if (!kind) return notFound("mail");
      const language = headers["accept-language"]?.startsWith("fr") ? "fr" : "en";
      const { settings } = conferencing;
      const facts = { conferenceId: "1234567", tollNumber: "+33199001234", pin: "•••••" };
      return ok({
        kind,
        fromAddress: settings.sendEmailFromOverride ? settings.sendEmailFromAddress : null,
        fromName: settings.sendEmailFromOverride ? settings.sendEmailFromDisplayName : "Septentrion",
        ...writtenMail(kind, language, facts),
      });
    },
  ],
  [
    "POST",
    `${path}/mails/{kind}/sendSample`,
    ({ world }) =>
      world.conferencing.hasRelay
        ? ok({ address: world.me.mail })
        : refuse(409, "noMailRelay", "The operator of this server has set no mail relay."),
  ],
];

/** The signed-in person's own. */
const own: Route[] = [
  [
    "GET",
    "/beta/me/conferencing",
    ({ world: { conferencing, me } }) => ok(conferencing.users.find((one) => one.id === me.id) ?? nothing(me)),
  ],
  ["POST", "/beta/me/conferencing/resetPin", ({ world }) => ok({ pin: newPin(world), isMailed: false })],
];

export const conferencingRoutes: Route[] = [...settings, ...bridges, ...numbers, ...users, ...mails, ...own];
