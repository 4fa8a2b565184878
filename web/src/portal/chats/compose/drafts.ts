// What was typed and not sent, by chat, as long as the page is open.
import type { Mentionable } from "./mentions";

export interface Draft {
  text: string;
  named: readonly Mentionable[];
}

const drafts = new Map<string, Draft>();

export function draftOf(chatId: string): Draft {
  return drafts.get(chatId) ?? { text: "", named: [] };
}

export function keepDraft(chatId: string, draft: Draft): void {
  if (draft.text.trim() === "") drafts.delete(chatId);
  else drafts.set(chatId, draft);
}
