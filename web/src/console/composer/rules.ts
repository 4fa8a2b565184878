// The rules of a complete message, as the server has them, so that the writer sees them while writing.
import { type Draft, urgentLocations } from "./draft";

export const steps = ["objective", "location", "text", "recipients", "schedule", "review"] as const;
export type Step = (typeof steps)[number];

/** Longest texts in Unicode scalar values, and other bounds. */
export const limits = { name: 100, spreadMinutes: 1440 } as const;

/** What the organization allows a text: longest lines in Unicode scalar values, and where links may lead. */
export interface Bounds {
  title: number;
  body: number;
  button: number;
  /** Each with everything under it; empty for anywhere. */
  domains: readonly string[];
}

export const usualBounds: Bounds = { title: 50, body: 200, button: 20, domains: [] };

/** Least milliseconds between start and end. */
const shortestWindow = 60 * 60 * 1_000;

export type RuleName =
  | "nameLength"
  | "noText"
  | "titleMissing"
  | "titleLength"
  | "bodyMissing"
  | "bodyLength"
  | "buttonMissing"
  | "buttonLength"
  | "linkMissing"
  | "linkHttps"
  | "linkDomain"
  | "themeMissing"
  | "pictureMissing"
  | "secondIncomplete"
  | "secondLink"
  | "mailRelay"
  | "recipientsMissing"
  | "urgentGroups"
  | "urgentLocation"
  | "startMissing"
  | "endMissing"
  | "endTooEarly"
  | "endPast"
  | "spreadRange";

export interface Finding {
  step: Step;
  rule: RuleName;
  /** Language of the text that breaks the rule. */
  language?: string;
  limit?: number;
  /** Where links may lead. */
  domains?: readonly string[];
}

/** Length as the server counts it: in Unicode scalar values, not in UTF-16 units. */
export function scalarCount(text: string): number {
  return [...text].length;
}

export function isHttpsLink(link: string): boolean {
  return /^https:\/\//i.test(link) && URL.canParse(link) && new URL(link).hostname !== "";
}

/** Whether the link leads where the organization lets links lead. */
export function isAllowedLink(link: string, { domains }: Bounds): boolean {
  const host = new URL(link).hostname;
  return domains.length === 0 || domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** What is wrong with a link; `malformed` is the rule that one breaks which is no link. */
function linkFindings(link: string, malformed: RuleName, bounds: Bounds): Finding[] {
  if (!isHttpsLink(link.trim())) return [{ step: "text", rule: malformed }];
  if (!isAllowedLink(link.trim(), bounds)) return [{ step: "text", rule: "linkDomain", domains: bounds.domains }];
  return [];
}

function firstLinkFindings(link: string, bounds: Bounds): Finding[] {
  return link.trim() === "" ? [{ step: "text", rule: "linkMissing" }] : linkFindings(link, "linkHttps", bounds);
}

function textFindings(draft: Draft, bounds: Bounds): Finding[] {
  const found: Finding[] = [];
  if (draft.location === "getStarted") return cardFindings(draft, bounds);
  if (draft.content.texts.length === 0) found.push({ step: "text", rule: "noText" });
  const needsButton = draft.location === "taskbar" || draft.location === "portal" || draft.location === "email";
  for (const { language, title, body, buttonText } of draft.content.texts) {
    const add = (rule: RuleName, limit?: number) => found.push({ step: "text", rule, language, limit });
    if (title.trim() === "") add("titleMissing");
    if (scalarCount(title) > bounds.title) add("titleLength", bounds.title);
    if (body.trim() === "") add("bodyMissing");
    if (scalarCount(body) > bounds.body) add("bodyLength", bounds.body);
    if (needsButton && buttonText.trim() === "") add("buttonMissing");
    if (scalarCount(buttonText) > bounds.button) add("buttonLength", bounds.button);
  }
  found.push(...firstLinkFindings(draft.content.link, bounds));
  if (draft.location === "lockScreen") found.push(...lockScreenFindings(draft, bounds));
  return found;
}

function lockScreenFindings({ content: { second, picture } }: Draft, bounds: Bounds): Finding[] {
  const found: Finding[] = [];
  for (const { language, title, body } of second?.texts ?? []) {
    if (title.trim() === "" || body.trim() === "") found.push({ step: "text", rule: "secondIncomplete", language });
    if (scalarCount(title) > bounds.title)
      found.push({ step: "text", rule: "titleLength", language, limit: bounds.title });
    if (scalarCount(body) > bounds.body) found.push({ step: "text", rule: "bodyLength", language, limit: bounds.body });
  }
  if (second) found.push(...linkFindings(second.link ?? "", "secondLink", bounds));
  if (!picture) found.push({ step: "text", rule: "pictureMissing" });
  return found;
}

function cardFindings({ content: { theme, link, second, picture } }: Draft, bounds: Bounds): Finding[] {
  const found: Finding[] = [];
  if (!theme || !second?.theme) found.push({ step: "text", rule: "themeMissing" });
  found.push(...firstLinkFindings(link, bounds));
  found.push(...linkFindings(second?.link ?? "", "secondLink", bounds));
  if (!picture) found.push({ step: "text", rule: "pictureMissing" });
  return found;
}

function scheduleFindings(draft: Draft, now: number): Finding[] {
  const found: Finding[] = [];
  const add = (rule: RuleName, limit?: number) => found.push({ step: "schedule", rule, limit });
  const { startDateTime, endDateTime, spreadMinutes } = draft.schedule;
  if (draft.urgency === "urgent") return found;
  if (draft.hasStart && !startDateTime) add("startMissing");
  if (draft.location === "getStarted") return found;
  // Without a start it begins when it is approved, and no message begins in the past: now at the earliest.
  const start = Math.max(startDateTime ? Date.parse(startDateTime) : now, now);
  if (!endDateTime) add("endMissing");
  else if (Date.parse(endDateTime) <= now) add("endPast");
  else if (Date.parse(endDateTime) - start < shortestWindow) add("endTooEarly");
  if (!Number.isInteger(spreadMinutes) || spreadMinutes < 0 || spreadMinutes > limits.spreadMinutes)
    add("spreadRange", limits.spreadMinutes);
  return found;
}

/**
 * Everything that keeps the draft from being sent for approval. `now` in milliseconds since 1970; `mailIsSent`
 * says whether the operator has set a mail relay.
 */
export function checkDraft(draft: Draft, now: number, bounds: Bounds, mailIsSent: boolean): Finding[] {
  const found: Finding[] = [];
  const urgent = draft.urgency === "urgent";
  if (urgent && !urgentLocations.includes(draft.location)) found.push({ step: "location", rule: "urgentLocation" });
  if (draft.location === "email" && !mailIsSent) found.push({ step: "location", rule: "mailRelay" });
  found.push(...textFindings(draft, bounds));
  const { allCompany, includeGroups } = draft.recipients;
  if (urgent && allCompany) found.push({ step: "recipients", rule: "urgentGroups" });
  else if (!allCompany && includeGroups.length === 0) found.push({ step: "recipients", rule: "recipientsMissing" });
  found.push(...scheduleFindings(draft, now));
  if (scalarCount(draft.name) > limits.name) found.push({ step: "review", rule: "nameLength", limit: limits.name });
  return found;
}
