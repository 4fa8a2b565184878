// Conferences by phone and the log of mails, in memory.
import type {
  ConferencingBridge,
  ConferencingSettings,
  ConferencingUser,
  MailMessage,
  ServiceNumber,
  User,
} from "../src/api/types.ts";
import { type MailKind, writtenMail } from "./conferencing-mails.ts";
import type { World } from "./world.ts";

type Bridge = Omit<ConferencingBridge, "serviceNumbers">;

export interface Conferencing {
  version: number;
  settings: Omit<ConferencingSettings, "@odata.etag">;
  bridges: Bridge[];
  numbers: ServiceNumber[];
  users: ConferencingUser[];
  mails: MailMessage[];
  hasRelay: boolean;
}

export const usualSettings = (): Conferencing["settings"] => ({
  automaticallySendEmailsToUsers: true,
  sendEmailFromOverride: false,
  sendEmailFromAddress: "",
  sendEmailFromDisplayName: "",
  pinLength: 5,
  enableEntryExitNotifications: true,
  entryExitAnnouncementsType: "UseNames",
  enableNameRecording: true,
  allowPstnOnlyMeetingsByDefault: false,
  maskPstnNumbersType: "MaskedForExternalUsers",
  automaticallyReplaceAcpProvider: false,
  automaticallyMigrateUserMeetings: true,
  enableDialOutJoinConfirmation: false,
  includeTollFreeNumberInMeetingInvites: true,
  migrateServiceNumbersOnCrossForestMove: false,
  useUniqueConferenceIds: false,
  allowFederatedUsersToDialOutToSelf: "No",
  allowFederatedUsersToDialOutToThirdParty: "No",
  allowedDialOutExternalDomains: [],
});

const minute = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * minute).toISOString();

export function makeConferencing(world: World): Conferencing {
  const made: Conferencing = {
    version: 3,
    settings: usualSettings(),
    bridges: [],
    numbers: [],
    users: [],
    mails: [],
    // The empty world is a server that nobody has set up yet.
    hasRelay: world.scenario !== "empty",
  };
  if (world.scenario === "empty") return made;
  place(world, made);
  enablePeople(world, made);
  for (const [index, user] of made.users.slice(0, 70).entries()) logOf(world, made, user, index);
  made.mails.unshift(licenceMail(world));
  return made;
}

/** Two bridges with their numbers, and one number that is not in use. */
function place({ dice }: World, made: Conferencing): void {
  const [france, canada] = [dice.guid(), dice.guid()];
  const bridge = (id: string, name: string, toll: string, tollFree: string | null): Bridge => ({
    id,
    name,
    isDefault: id === france,
    defaultServiceNumber: toll,
    defaultTollFreeNumber: tollFree,
  });
  made.bridges = [
    bridge(france, "Pont de Lille", "+33359301200", "+33800914567"),
    bridge(canada, "Pont de Montréal", "+15145550132", null),
  ];
  const number = (text: string, bridgeId: string | null, country: string, city: string, ...tags: string[]) =>
    made.numbers.push({
      id: text.slice(1),
      number: text,
      kind: text.startsWith("+33800") ? "tollFree" : "toll",
      bridgeId,
      country,
      city,
      primaryLanguage: tags[0] ?? "fr-FR",
      secondaryLanguages: tags.slice(1),
    });
  number("+15145550132", canada, "CA", "Montréal", "fr-CA", "en-CA");
  number("+3292960110", france, "BE", "Gent", "nl-BE", "fr-BE", "en-GB");
  number("+33170914567", france, "FR", "Paris", "fr-FR", "en-GB");
  number("+33359301200", france, "FR", "Lille", "fr-FR", "en-GB", "nl-BE");
  number("+33472980144", null, "FR", "Lyon", "fr-FR");
  number("+33800914567", france, "FR", "", "fr-FR", "en-GB");
}

const isCanadian = (person: User) => person.city === "Montréal";

/** What somebody has who has nothing. */
export const nothing = (person: User): ConferencingUser => ({
  "@odata.etag": 'W/"1"',
  id: person.id,
  displayName: person.displayName,
  userPrincipalName: person.userPrincipalName,
  mail: person.mail ?? null,
  isLicensed: false,
  provider: "none",
  providerName: null,
  conferenceId: null,
  bridgeId: null,
  bridgeName: null,
  tollNumber: null,
  tollFreeNumber: null,
  allowTollFreeDialIn: true,
  allowPstnOnlyMeetings: false,
  pinSetDateTime: null,
});

/** With the built-in provider, on a bridge. */
export function enabled(world: World, made: Conferencing, user: ConferencingUser, bridge: Bridge): ConferencingUser {
  return {
    ...user,
    provider: "microsoft",
    providerName: null,
    conferenceId: String(world.dice.between(1_000_000, 9_999_999)),
    bridgeId: bridge.id,
    bridgeName: bridge.name,
    tollNumber: bridge.defaultServiceNumber ?? null,
    tollFreeNumber: bridge.defaultTollFreeNumber ?? null,
    allowPstnOnlyMeetings: made.settings.allowPstnOnlyMeetingsByDefault,
    pinSetDateTime: ago(world.dice.between(10, 60_000)),
  };
}

function enablePeople(world: World, made: Conferencing): void {
  const [france, canada] = made.bridges as [Bridge, Bridge];
  const held = world.people.filter((one, index) => index === 0 || one.department === "R&D");
  made.users = held.map((person, index) => {
    const user = { ...nothing(person), isLicensed: true };
    if (index % 17 === 5) return { ...user, provider: "other", providerName: "InterCall" };
    if (index % 23 === 7) return { ...user, isLicensed: false };
    return enabled(world, made, user, isCanadian(person) ? canada : france);
  });
}

/** A mail that is left to be sent; nothing has become of it yet. */
export function leave(world: World, made: Conferencing, user: ConferencingUser, kind: MailKind): MailMessage {
  const mail: MailMessage = {
    id: world.dice.guid(),
    kind: `conferencing.${kind}`,
    userId: user.id,
    state: "queued",
    recipient: null,
    subject: null,
    language: null,
    attempts: 0,
    createdDateTime: new Date().toISOString(),
    nextAttemptDateTime: new Date().toISOString(),
    doneDateTime: null,
    answer: null,
  };
  // While one waits, a later one on the same topic takes its place.
  made.mails = made.mails.filter(
    (one) => !(one.nextAttemptDateTime && one.userId === mail.userId && one.kind === mail.kind),
  );
  made.mails.unshift(mail);
  return mail;
}

/** The language in which somebody is written to. */
export const languageOf = (world: World, id: string | null | undefined): "en" | "fr" =>
  world.people.find((one) => one.id === id)?.preferredLanguage?.startsWith("en") ? "en" : "fr";

/** What became of the mails to somebody: most were sent, some wait, one was refused. */
function logOf(world: World, made: Conferencing, user: ConferencingUser, index: number): void {
  const language = languageOf(world, user.id);
  const ended = (mail: MailMessage, state: string, answer: string | null, minutes: number) => {
    const kind = mail.kind.replace("conferencing.", "") as MailKind;
    const { subject } = writtenMail(kind, language, { conferenceId: "", tollNumber: null, pin: "" });
    Object.assign(mail, { state, answer, recipient: user.mail, subject, language, attempts: 1 });
    Object.assign(mail, { createdDateTime: ago(minutes), doneDateTime: ago(minutes - 1), nextAttemptDateTime: null });
  };
  const minutes = 20 + index * 190;
  ended(leave(world, made, user, "enabled"), "sent", null, minutes + 20_000);
  if (index % 6 === 0) {
    const mail = leave(world, made, user, "pinReset");
    // Nothing waits for more than two days.
    if (index % 4 === 0 && minutes < 2_800) {
      const answer = "451 4.7.1 Greylisting in action, please come back later";
      Object.assign(mail, { state: "deferred", answer, attempts: 3, createdDateTime: ago(minutes) });
      mail.nextAttemptDateTime = new Date(Date.now() + 14 * minute).toISOString();
    } else ended(mail, "failed", "550 5.1.1 <unknown>: Recipient address rejected: User unknown", minutes);
  }
  if (index % 9 === 0) {
    const mail = leave(world, made, user, "changed");
    if (index % 2 === 0) mail.createdDateTime = ago(2);
    else ended(mail, "canceled", null, minutes + 5);
  }
  made.mails.sort((a, b) => b.createdDateTime.localeCompare(a.createdDateTime));
}

/** One that is about something else. */
function licenceMail({ dice, me }: World): MailMessage {
  return {
    id: dice.guid(),
    kind: "licences.ending",
    userId: me.id,
    state: "sent",
    recipient: me.mail ?? null,
    subject: "Exchange Online (Plan 1) est arrivé à son terme",
    language: "fr",
    attempts: 1,
    createdDateTime: ago(1),
    nextAttemptDateTime: null,
    doneDateTime: ago(1),
    answer: null,
  };
}
