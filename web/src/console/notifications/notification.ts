// What a custom notification may be, and what its figures say, without any page around it.
import {
  type CustomNotification,
  type NotificationChannel,
  type NotificationCounts,
  notificationChannels,
} from "../../api/types";
import { scalarCount } from "../composer/rules";

/** Longest texts in Unicode scalar values; most groups and devices of one notification. */
export const limits = { title: 50, body: 500, groups: 25, devices: 100 } as const;

export interface NotificationText {
  title: string;
  body: string;
}

export interface NotificationDraft extends NotificationText {
  groups: readonly ChosenGroup[];
}

export interface ChosenGroup {
  id: string;
  name: string;
  /** People in it, also by nested groups, when it was chosen. */
  people: number;
}

export const steps = ["basics", "assignments", "review"] as const;
export type Step = (typeof steps)[number];

export type Rule =
  | "titleMissing"
  | "titleTooLong"
  | "titleLines"
  | "bodyMissing"
  | "bodyTooLong"
  | "bodyControl"
  | "groupsMissing";

export interface Finding {
  step: Step;
  field: "title" | "body" | "groups";
  rule: Rule;
  /** By how many characters a text is too long. */
  over?: number;
}

/** What is sent of a text: the server takes away what surrounds it, and counts the rest. */
export const sentText = (text: string): string => text.replaceAll("\r\n", "\n").trim();

/** Length as the server counts it. */
export const lengthOf = (text: string): number => scalarCount(sentText(text));

/** Control characters; in a message, line breaks are none. */
const hasControl = (text: string, mayBreak: boolean): boolean =>
  [...sentText(text)].some((one) => /\p{Cc}/u.test(one) && !(mayBreak && one === "\n"));

/** What is wrong with a text. What is missing is told apart from what is there and wrong. */
export function checkText({ title, body }: NotificationText): Finding[] {
  const found: Finding[] = [];
  const add = (field: "title" | "body", rule: Rule, over?: number) =>
    found.push({ step: "basics", field, rule, ...(over === undefined ? {} : { over }) });
  const [longTitle, longBody] = [lengthOf(title) - limits.title, lengthOf(body) - limits.body];
  if (sentText(title) === "") add("title", "titleMissing");
  else if (longTitle > 0) add("title", "titleTooLong", longTitle);
  else if (hasControl(title, false)) add("title", "titleLines");
  if (sentText(body) === "") add("body", "bodyMissing");
  else if (longBody > 0) add("body", "bodyTooLong", longBody);
  else if (hasControl(body, true)) add("body", "bodyControl");
  return found;
}

/** Everything that keeps a notification to groups from being sent. */
export function checkDraft(draft: NotificationDraft): Finding[] {
  const found = checkText(draft);
  if (draft.groups.length === 0) found.push({ step: "assignments", field: "groups", rule: "groupsMissing" });
  return found;
}

/** Whether it is only that nothing has been written there yet. */
export const isMissing = ({ rule }: Finding): boolean => rule.endsWith("Missing");

export const nothingWritten = ({ title, body, groups }: NotificationDraft): boolean =>
  title === "" && body === "" && groups.length === 0;

export interface ChannelCounts extends NotificationCounts {
  channel: NotificationChannel;
}

/** What became of a notification by channel, in the order in which channels are shown everywhere. */
export function channelCounts({ channels }: Pick<CustomNotification, "channels">): ChannelCounts[] {
  return notificationChannels.flatMap((channel) => {
    const counts = channels[channel];
    return counts ? [{ channel, ...counts }] : [];
  });
}

/** The figures of all channels together. */
export function totals(notification: Pick<CustomNotification, "channels">): NotificationCounts {
  const all = { accepted: 0, delivered: 0, failed: 0 };
  for (const one of channelCounts(notification)) {
    all.accepted += one.accepted;
    all.delivered += one.delivered;
    all.failed += one.failed;
  }
  return all;
}

/** Whether its text is kept: then it can be read and sent again, and devices are counted that have it. */
export const isKept = ({ title, body }: Pick<CustomNotification, "title" | "body">): boolean =>
  typeof title === "string" && typeof body === "string";

/** Names of which the first are shown; how many others there are. */
export function shortened(names: readonly string[], most = 2): { shown: string[]; more: number } {
  // "and 1 more" says less than the name that it stands for.
  const shown = names.length <= most + 1 ? [...names] : names.slice(0, most);
  return { shown, more: names.length - shown.length };
}

/** Systems on which people can turn notifications on. */
const receiving: readonly string[] = ["iOS", "Android", "Web"];

export const receives = (operatingSystem: string): boolean => receiving.includes(operatingSystem);
