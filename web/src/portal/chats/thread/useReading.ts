import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Chat } from "../../../api/types";
import { refreshChat } from "../chatList";
import { markRead } from "../chatRequests";

/** Whether the person can see the page now. */
export function useIsVisible(): boolean {
  const [isVisible, setVisible] = useState(document.visibilityState === "visible");
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return isVisible;
}

/** Marks the chat as read when its end is in sight: of a page that is seen, not of one in the background. */
export function useReading(
  chat: Chat,
  user: { id: string; tenantId: string },
  last: string | undefined,
  isAtEnd: boolean,
): void {
  const queries = useQueryClient();
  const isVisible = useIsVisible();
  const marked = useRef("");
  const isUnread = chat.unreadCount > 0;
  const { id, tenantId } = user;
  useEffect(() => {
    const state = `${chat.id} ${last}`;
    if (!isVisible || !isAtEnd || !isUnread || last === undefined || marked.current === state) return;
    marked.current = state;
    void markRead(chat.id, { id, tenantId })
      .then(() => refreshChat(queries, chat.id))
      // The next message, or the next visit, marks it.
      .catch(() => undefined);
  }, [queries, chat.id, id, tenantId, last, isUnread, isVisible, isAtEnd]);
}
