// What the composer edits: the fields of a message that its writer chooses.
import type { Message, MessageDraft, MessageLocation, MessageText, MessageUrgency } from "../../api/types";

export type Draft = Required<
  Pick<Message, "name" | "objective" | "location" | "urgency" | "priority" | "content" | "recipients" | "schedule">
> & {
  /** Whether it begins at a time that the writer gives, else when it is approved. The server knows it by the time. */
  hasStart: boolean;
};

/** What only some locations have. */
const noExtras = { theme: null, second: null, picture: null };

export function blankText(language: string): MessageText {
  return { language, title: "", body: "", buttonText: "" };
}

/** The draft at another location: what there is no room for stays behind, as on the server. */
export function withLocation(draft: Draft, location: MessageLocation): Draft {
  if (location === draft.location) return draft;
  const { defaultLanguage, link } = draft.content;
  const texts = draft.content.texts.length > 0 ? draft.content.texts : [blankText(defaultLanguage)];
  const content = { ...noExtras, defaultLanguage, link, texts };
  const frequency = draft.schedule.frequency === "alwaysOn" ? "once" : draft.schedule.frequency;
  if (location !== "getStarted") return { ...draft, location, content, schedule: { ...draft.schedule, frequency } };
  const second = { theme: null, texts: [], link: "" };
  return {
    ...draft,
    location,
    content: { ...content, texts: [], second },
    schedule: {
      startDateTime: draft.schedule.startDateTime,
      endDateTime: null,
      frequency: "alwaysOn",
      spreadMinutes: 0,
    },
  };
}

export function emptyDraft(language: string, urgency: MessageUrgency): Draft {
  return {
    name: "",
    objective: "techUpdates",
    location: "taskbar",
    urgency,
    priority: "normal",
    content: { ...noExtras, defaultLanguage: language, texts: [blankText(language)], link: "" },
    recipients: {
      allCompany: false,
      includeGroups: [],
      excludeGroups: [],
      filters: {
        departments: [],
        companies: [],
        cities: [],
        platforms: [],
        languages: [],
        minimumBuilds: [],
        capabilities: [],
      },
    },
    schedule: { startDateTime: null, endDateTime: null, frequency: "once", spreadMinutes: 10 },
    hasStart: false,
  };
}

/** The draft of a stored message. One without any text gets a first one to write into. */
export function draftOf(message: Message): Draft {
  const { name, objective, location, urgency, priority, content, recipients, schedule } = structuredClone(message);
  if (content.texts.length === 0 && location !== "getStarted") content.texts.push(blankText(content.defaultLanguage));
  const whole = { ...noExtras, ...content };
  if (location === "getStarted") whole.second ??= { theme: null, texts: [], link: "" };
  const hasStart = typeof schedule.startDateTime === "string";
  return { name, objective, location, urgency, priority, content: whole, recipients, schedule, hasStart };
}

/** Where urgent messages can appear. */
export const urgentLocations: readonly MessageLocation[] = ["taskbar", "notificationArea"];

/** The draft with another urgency: what urgent messages cannot have is taken back. */
export function withUrgency(draft: Draft, urgency: MessageUrgency): Draft {
  if (urgency === "standard") return { ...draft, urgency };
  const placed = withLocation(draft, urgentLocations.includes(draft.location) ? draft.location : "taskbar");
  return {
    ...placed,
    urgency,
    recipients: { ...draft.recipients, allCompany: false },
    schedule: { ...placed.schedule, startDateTime: null, endDateTime: null, frequency: "once" },
    hasStart: false,
  };
}

/** The body of POST and PATCH. An empty name is left out: the server makes one. */
export function bodyOf(draft: Draft): MessageDraft {
  const { name, hasStart: _, ...rest } = draft;
  return name.trim() === "" ? rest : { ...rest, name: name.trim() };
}
