import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { onChatWord } from "./chatChannel";
import { blockedOf, chatsQuery, contactsQuery, followChats } from "./chatList";
import { isRequest, unreadTotal } from "./list/order";

/** Keeps the person's chats as they are now; how many messages and requests wait for them. */
export function useUnreadChats(): number {
  const queries = useQueryClient();
  useEffect(() => onChatWord((word) => followChats(queries, word)), [queries]);
  const chats = useQuery(chatsQuery(queries)).data?.chats ?? [];
  const contacts = useQuery({ ...contactsQuery, enabled: chats.some(isRequest) });
  return unreadTotal(chats, blockedOf(contacts.data));
}
