// The rules as they are typed, without a screen.
import type { ExternalChatSettings } from "../../api/types";
import { looksLikeAddress, numberTyped } from "../conferencing/conferencing";

type Settings = Omit<ExternalChatSettings, "@odata.etag">;

export const domainModes = ["all", "only", "except"] as const;
export type DomainMode = (typeof domainModes)[number];

/** Numbers and lists are texts while they are typed; what may be absent has a switch beside it. */
export interface TypedRules
  extends Pick<
    Settings,
    | "allowFederatedUsers"
    | "allowTeamsConsumer"
    | "allowTeamsConsumerInbound"
    | "blockAllSubdomains"
    | "blockExternalUserAccess"
    | "approveNewDomains"
    | "filesToOutside"
  > {
  domainMode: DomainMode;
  allowedDomains: string;
  blockedDomains: string;
  blockedUsers: string;
  invitationDays: string;
  contactsEnd: boolean;
  contactDays: string;
  isRemoved: boolean;
  retentionDays: string;
}

export const mostEntries = 4_000;
export const mostDays = { invitationDays: 30, contactDays: 3_650, retentionDays: 36_500 } as const;
export type DaysField = keyof typeof mostDays;

export function typedRules(settings: ExternalChatSettings): TypedRules {
  const { allowedDomains, blockedDomains, blockedUsers, contactDays, retentionDays } = settings;
  return {
    allowFederatedUsers: settings.allowFederatedUsers,
    allowTeamsConsumer: settings.allowTeamsConsumer,
    allowTeamsConsumerInbound: settings.allowTeamsConsumerInbound,
    blockAllSubdomains: settings.blockAllSubdomains,
    blockExternalUserAccess: settings.blockExternalUserAccess,
    approveNewDomains: settings.approveNewDomains,
    filesToOutside: settings.filesToOutside,
    domainMode: allowedDomains ? "only" : blockedDomains.length > 0 ? "except" : "all",
    allowedDomains: (allowedDomains ?? []).join("\n"),
    blockedDomains: blockedDomains.join("\n"),
    blockedUsers: blockedUsers.join("\n"),
    invitationDays: String(settings.invitationDays),
    contactsEnd: contactDays !== null,
    contactDays: String(contactDays ?? 180),
    isRemoved: retentionDays !== null,
    retentionDays: String(retentionDays ?? 365),
  };
}

/** Domains stand on lines, or with commas or spaces between. */
const domainsTyped = (text: string) => text.split(/[\s,;]+/).filter((one) => one !== "");

/** Numbers are written with spaces, so these part nothing. */
const peopleTyped = (text: string) =>
  text
    .split(/[\n,;]+/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** As the server reads domains: labels of letters, digits and hyphens, and no number at the end. */
export function isDomain(text: string): boolean {
  const labels = text.split(".");
  const isLabel = (label: string) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(label);
  return text.length <= 253 && labels.length > 1 && labels.every(isLabel) && !/^\d+$/.test(labels.at(-1) ?? "");
}

/** In the one form that the server keeps: small letters, and numbers without spaces. */
const onePerson = (text: string) => (text.includes("@") ? text.toLowerCase() : (numberTyped(text) ?? text));

export const isPerson = (text: string) =>
  text.includes("@") ? looksLikeAddress(text) : text.startsWith("+") && numberTyped(text) !== undefined;

/** Each once, and in the order in which the server gives them. */
const sorted = (entries: readonly string[]) => [...new Set(entries)].sort();

const domainsOf = (text: string) => sorted(domainsTyped(text).map((one) => one.toLowerCase()));

function readRules(typed: TypedRules): Settings {
  const { domainMode: mode } = typed;
  return {
    allowFederatedUsers: typed.allowFederatedUsers,
    allowTeamsConsumer: typed.allowTeamsConsumer,
    allowTeamsConsumerInbound: typed.allowTeamsConsumerInbound,
    allowedDomains: mode === "only" ? domainsOf(typed.allowedDomains) : null,
    blockedDomains: mode === "all" ? [] : domainsOf(typed.blockedDomains),
    blockAllSubdomains: typed.blockAllSubdomains,
    blockedUsers: sorted(peopleTyped(typed.blockedUsers).map(onePerson)),
    blockExternalUserAccess: typed.blockExternalUserAccess,
    invitationDays: Number(typed.invitationDays.trim()),
    approveNewDomains: typed.approveNewDomains,
    contactDays: typed.contactsEnd ? Number(typed.contactDays.trim()) : null,
    retentionDays: typed.isRemoved ? Number(typed.retentionDays.trim()) : null,
    filesToOutside: typed.filesToOutside,
  };
}

/** What is wrong with a list: entries that are none, none at all, or too many. */
export interface WrongList {
  invalid: readonly string[];
  isEmpty: boolean;
  isLong: boolean;
}

export interface WrongRules {
  allowedDomains?: WrongList;
  blockedDomains?: WrongList;
  blockedUsers?: WrongList;
  invitationDays?: boolean;
  contactDays?: boolean;
  retentionDays?: boolean;
}

const wrongList = (entries: readonly string[], isOne: (text: string) => boolean, mayBeEmpty = true) => {
  const invalid = entries.filter((one) => !isOne(one));
  const isLong = new Set(entries).size > mostEntries;
  const isEmpty = !mayBeEmpty && entries.length === 0;
  return invalid.length > 0 || isLong || isEmpty ? { invalid, isEmpty, isLong } : undefined;
};

const wrongDays = (text: string, most: number) =>
  !/^\d{1,5}$/.test(text.trim()) || Number(text) < 1 || Number(text) > most;

/** What keeps the rules from being saved, by field. Of what is not shown, nothing is said. */
export function wrongIn(typed: TypedRules): WrongRules {
  const { domainMode: mode } = typed;
  const wrong: WrongRules = {};
  const allowed = mode === "only" ? wrongList(domainsTyped(typed.allowedDomains), isDomain) : undefined;
  const blocked = mode === "except" ? wrongList(domainsTyped(typed.blockedDomains), isDomain, false) : undefined;
  const people = wrongList(peopleTyped(typed.blockedUsers), isPerson);
  if (allowed) wrong.allowedDomains = allowed;
  if (blocked) wrong.blockedDomains = blocked;
  if (people) wrong.blockedUsers = people;
  if (wrongDays(typed.invitationDays, mostDays.invitationDays)) wrong.invitationDays = true;
  if (typed.contactsEnd && wrongDays(typed.contactDays, mostDays.contactDays)) wrong.contactDays = true;
  if (typed.isRemoved && wrongDays(typed.retentionDays, mostDays.retentionDays)) wrong.retentionDays = true;
  return wrong;
}

/** How many entries of a list are typed. */
export const countOf = (field: "domains" | "people", text: string) =>
  new Set(field === "domains" ? domainsTyped(text) : peopleTyped(text)).size;

const inOrder = (value: unknown) => JSON.stringify(Array.isArray(value) ? sorted(value) : value);

/** What has to be sent: whatever is another one now, and nothing else. */
export function changesOf(before: ExternalChatSettings, typed: TypedRules): Partial<Settings> {
  const changed = Object.entries(readRules(typed)).filter(
    ([key, value]) => inOrder(before[key as keyof Settings]) !== inOrder(value),
  );
  return Object.fromEntries(changed);
}

/** Whether saving removes messages that would have stayed. */
export const removesMessages = (before: ExternalChatSettings, { retentionDays: days }: Partial<Settings>) =>
  typeof days === "number" && (before.retentionDays === null || days < before.retentionDays);
