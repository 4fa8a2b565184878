// The person's chats, kept in one place for the navigation, the list and whichever chat is open.
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { toProblem } from "../../api/problem";
import type { Chat, ExternalContact } from "../../api/types";
import type { ChatWord } from "./chatChannel";
import { readChat, readChats, readContacts } from "./chatRequests";

export interface KnownChats {
  chats: readonly Chat[];
  /** Leads to chats that were written to earlier. */
  next: string | undefined;
}

const key = ["chats"] as const;

/** Milliseconds within which several changes of a chat read it once. */
const calm = 150;

export function chatsQuery(queries: QueryClient) {
  return queryOptions({
    queryKey: key,
    queryFn: async (): Promise<KnownChats> => {
      // As many as were there before: nothing that somebody has scrolled to goes away.
      const wanted = queries.getQueryData<KnownChats>(key)?.chats.length ?? 0;
      let known = await moreOf({ chats: [], next: undefined });
      while (known.next !== undefined && known.chats.length < wanted) known = await moreOf(known);
      return known;
    },
    // The live connection tells of every change.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export const contactsQuery = queryOptions({ queryKey: ["externalContacts"], queryFn: readContacts, staleTime: 60_000 });

/** The ids of those whom the person has blocked. */
export function blockedOf(contacts: readonly ExternalContact[] | undefined): ReadonlySet<string> {
  return new Set(contacts?.filter((one) => one.state === "blocked").map((one) => one.id));
}

async function moreOf({ chats, next }: KnownChats): Promise<KnownChats> {
  const page = await readChats(next);
  const fresh = page.value.filter((one) => !chats.some((other) => other.id === one.id));
  return { chats: [...chats, ...fresh], next: page.next };
}

/** Reads chats that were written to earlier. */
export async function loadEarlierChats(queries: QueryClient): Promise<void> {
  const known = queries.getQueryData<KnownChats>(key);
  if (known?.next !== undefined) queries.setQueryData(key, await moreOf(known));
}

/** Puts a chat as it is now among the others. */
export function putChat(queries: QueryClient, chat: Chat): void {
  queries.setQueryData<KnownChats>(key, (known) => {
    if (!known) return known;
    return { ...known, chats: [chat, ...known.chats.filter((one) => one.id !== chat.id)] };
  });
}

function forgetChat(queries: QueryClient, id: string): void {
  queries.setQueryData<KnownChats>(
    key,
    (known) => known && { ...known, chats: known.chats.filter((one) => one.id !== id) },
  );
}

/** Reads one chat anew; one that the person has no more goes out of the list. */
export async function refreshChat(queries: QueryClient, id: string): Promise<void> {
  try {
    putChat(queries, await readChat(id));
  } catch (cause) {
    if (toProblem(cause).status === 404) forgetChat(queries, id);
  }
}

const waiting = new Map<string, ReturnType<typeof setTimeout>>();

function refreshSoon(queries: QueryClient, id: string): void {
  if (waiting.has(id)) return;
  const timer = setTimeout(() => {
    waiting.delete(id);
    void refreshChat(queries, id);
  }, calm);
  waiting.set(id, timer);
}

/** The number that frames name a chat by: a membership's id begins with it. */
function isNumbered(chat: Chat, number: string): boolean {
  return Boolean(chat.members?.[0]?.id.startsWith(number.replaceAll("-", "")));
}

/** Follows what the live connection says. */
export function followChats(queries: QueryClient, word: ChatWord): void {
  switch (word.type) {
    case "hello":
      void queries.invalidateQueries({ queryKey: key });
      void queries.invalidateQueries({ queryKey: contactsQuery.queryKey });
      break;
    case "chat.message":
      refreshSoon(queries, word.chatId);
      break;
    case "chat.changed": {
      const chats = queries.getQueryData<KnownChats>(key)?.chats ?? [];
      const id = word.chatId ?? chats.find((one) => isNumbered(one, word.chat))?.id;
      if (id === undefined) void queries.invalidateQueries({ queryKey: key });
      else refreshSoon(queries, id);
      void queries.invalidateQueries({ queryKey: contactsQuery.queryKey });
      break;
    }
    case "chat.read":
      queries.setQueryData<KnownChats>(key, (known) => known && { ...known, chats: known.chats.map(readBy(word)) });
      break;
    case "chat.typing":
      break;
  }
}

function readBy({ chatId, userId, position }: Extract<ChatWord, { type: "chat.read" }>): (chat: Chat) => Chat {
  return (chat) => {
    if (chat.id !== chatId) return chat;
    const members = chat.members?.map((one) =>
      one.userId === userId && typeof one.readPosition === "number"
        ? { ...one, readPosition: Math.max(one.readPosition, position) }
        : one,
    );
    return { ...chat, members };
  };
}
