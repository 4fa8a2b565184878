// What the composer edits: the fields of a message that its writer chooses.
import type { Message, MessageDraft, MessageUrgency } from "../../api/types";

export type Draft = Required<
  Pick<Message, "name" | "objective" | "location" | "urgency" | "priority" | "content" | "recipients" | "schedule">
>;

export function emptyDraft(language: string, urgency: MessageUrgency): Draft {
  return {
    name: "",
    objective: "techUpdates",
    location: "taskbar",
    urgency,
    priority: "normal",
    content: { defaultLanguage: language, texts: [{ language, title: "", body: "", buttonText: "" }], link: "" },
    recipients: {
      allCompany: false,
      includeGroups: [],
      excludeGroups: [],
      filters: { departments: [], companies: [], cities: [], platforms: [], languages: [] },
    },
    schedule: { startDateTime: null, endDateTime: null, frequency: "once", spreadMinutes: 10 },
  };
}

/** The draft of a stored message. One without any text gets a first one to write into. */
export function draftOf(message: Message): Draft {
  const { name, objective, location, urgency, priority, content, recipients, schedule } = structuredClone(message);
  if (content.texts.length === 0) {
    content.texts.push({ language: content.defaultLanguage, title: "", body: "", buttonText: "" });
  }
  return { name, objective, location, urgency, priority, content, recipients, schedule };
}

/** The draft with another urgency: what urgent messages cannot have is taken back. */
export function withUrgency(draft: Draft, urgency: MessageUrgency): Draft {
  if (urgency === "standard") return { ...draft, urgency };
  return {
    ...draft,
    urgency,
    location: draft.location === "portal" ? "taskbar" : draft.location,
    recipients: { ...draft.recipients, allCompany: false },
    schedule: { ...draft.schedule, startDateTime: null, endDateTime: null, frequency: "once" },
  };
}

/** The body of POST and PATCH. An empty name is left out: the server makes one. */
export function bodyOf(draft: Draft): MessageDraft {
  const { name, ...rest } = draft;
  return name.trim() === "" ? rest : { ...rest, name: name.trim() };
}
