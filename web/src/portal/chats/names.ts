// What chats and people are called.
import type { TFunction } from "i18next";
import type { Chat, ChatMember } from "../../api/types";

/** Most names that stand for a group without a name of its own. */
const mostNames = 3;

/** Everybody but the signed-in person. */
export function othersOf(chat: Pick<Chat, "members">, ownId: string): readonly ChatMember[] {
  return (chat.members ?? []).filter((one) => one.userId !== ownId);
}

/** The other one of two; of a request, who has asked. */
export function partnerOf(chat: Chat, ownId: string): ChatMember | undefined {
  if (chat.chatType === "group") return undefined;
  return othersOf(chat, ownId)[0] ?? chat.requestedBy ?? undefined;
}

export function chatName(chat: Chat, ownId: string, t: TFunction, language: string): string {
  if (chat.topic) return chat.topic;
  const partner = partnerOf(chat, ownId);
  if (partner) return partner.displayName;
  const others = othersOf(chat, ownId);
  if (others.length === 0) return t("chats.unnamed");
  const names = others.slice(0, mostNames).map((one) => one.displayName);
  const more = others.length - names.length;
  if (more > 0) return `${names.join(", ")}, +${more}`;
  return listWords(names, language);
}

/** “Anna, Ben and Camille”. */
export function listWords(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(names);
}

/** Where a chat's page is. */
export function chatPath(id: string): string {
  return `/chats/${encodeURIComponent(id)}`;
}

/** The chat of an address below `/chats/`. */
export function chatOfPath(path: string): string | undefined {
  const [, part] = /^\/chats\/([^/]+)$/.exec(path) ?? [];
  if (!part || part === "contacts") return undefined;
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
