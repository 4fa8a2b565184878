// The rules of a complete message, as the server has them, so that the writer sees them while writing.
import { type Draft, urgentLocations } from "./draft";

export const steps = ["objective", "location", "text", "recipients", "schedule", "review"] as const;
export type Step = (typeof steps)[number];

/** Longest texts in Unicode scalar values, and other bounds. */
export const limits = { name: 100, title: 50, body: 200, button: 20, spreadMinutes: 1440 } as const;

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
}

/** Length as the server counts it: in Unicode scalar values, not in UTF-16 units. */
export function scalarCount(text: string): number {
  return [...text].length;
}

export function isHttpsLink(link: string): boolean {
  return /^https:\/\//i.test(link) && URL.canParse(link) && new URL(link).hostname !== "";
}

function textFindings(draft: Draft): Finding[] {
  const found: Finding[] = [];
  if (draft.location === "getStarted") return cardFindings(draft);
  if (draft.content.texts.length === 0) found.push({ step: "text", rule: "noText" });
  const needsButton = draft.location === "taskbar" || draft.location === "portal" || draft.location === "email";
  for (const { language, title, body, buttonText } of draft.content.texts) {
    const add = (rule: RuleName, limit?: number) => found.push({ step: "text", rule, language, limit });
    if (title.trim() === "") add("titleMissing");
    if (scalarCount(title) > limits.title) add("titleLength", limits.title);
    if (body.trim() === "") add("bodyMissing");
    if (scalarCount(body) > limits.body) add("bodyLength", limits.body);
    if (needsButton && buttonText.trim() === "") add("buttonMissing");
    if (scalarCount(buttonText) > limits.button) add("buttonLength", limits.button);
  }
  const { link } = draft.content;
  if (link.trim() === "") found.push({ step: "text", rule: "linkMissing" });
  else if (!isHttpsLink(link.trim())) found.push({ step: "text", rule: "linkHttps" });
  if (draft.location === "lockScreen") found.push(...lockScreenFindings(draft));
  return found;
}

function lockScreenFindings({ content: { second, picture } }: Draft): Finding[] {
  const found: Finding[] = [];
  for (const { language, title, body } of second?.texts ?? []) {
    if (title.trim() === "" || body.trim() === "") found.push({ step: "text", rule: "secondIncomplete", language });
    if (scalarCount(title) > limits.title)
      found.push({ step: "text", rule: "titleLength", language, limit: limits.title });
    if (scalarCount(body) > limits.body) found.push({ step: "text", rule: "bodyLength", language, limit: limits.body });
  }
  if (second && !isHttpsLink((second.link ?? "").trim())) found.push({ step: "text", rule: "secondLink" });
  if (!picture) found.push({ step: "text", rule: "pictureMissing" });
  return found;
}

function cardFindings({ content: { theme, link, second, picture } }: Draft): Finding[] {
  const found: Finding[] = [];
  if (!theme || !second?.theme) found.push({ step: "text", rule: "themeMissing" });
  if (link.trim() === "") found.push({ step: "text", rule: "linkMissing" });
  else if (!isHttpsLink(link.trim())) found.push({ step: "text", rule: "linkHttps" });
  if (!isHttpsLink((second?.link ?? "").trim())) found.push({ step: "text", rule: "secondLink" });
  if (!picture) found.push({ step: "text", rule: "pictureMissing" });
  return found;
}

function scheduleFindings(draft: Draft, now: number): Finding[] {
  const found: Finding[] = [];
  const add = (rule: RuleName, limit?: number) => found.push({ step: "schedule", rule, limit });
  const { startDateTime, endDateTime, spreadMinutes } = draft.schedule;
  if (draft.urgency === "urgent") return found;
  if (draft.location === "getStarted") return found;
  if (!startDateTime) add("startMissing");
  if (!endDateTime) add("endMissing");
  else if (Date.parse(endDateTime) <= now) add("endPast");
  if (startDateTime && endDateTime && Date.parse(endDateTime) - Date.parse(startDateTime) < shortestWindow)
    add("endTooEarly");
  if (!Number.isInteger(spreadMinutes) || spreadMinutes < 0 || spreadMinutes > limits.spreadMinutes)
    add("spreadRange", limits.spreadMinutes);
  return found;
}

/** Everything that keeps the draft from being sent for approval. `now` in milliseconds since 1970. */
export function checkDraft(draft: Draft, now: number): Finding[] {
  const found: Finding[] = [];
  const urgent = draft.urgency === "urgent";
  if (urgent && !urgentLocations.includes(draft.location)) found.push({ step: "location", rule: "urgentLocation" });
  if (draft.location === "email") found.push({ step: "location", rule: "mailRelay" });
  found.push(...textFindings(draft));
  const { allCompany, includeGroups } = draft.recipients;
  if (urgent && allCompany) found.push({ step: "recipients", rule: "urgentGroups" });
  else if (!allCompany && includeGroups.length === 0) found.push({ step: "recipients", rule: "recipientsMissing" });
  found.push(...scheduleFindings(draft, now));
  if (scalarCount(draft.name) > limits.name) found.push({ step: "review", rule: "nameLength", limit: limits.name });
  return found;
}
