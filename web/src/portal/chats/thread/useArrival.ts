import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect } from "react";
import type { Chat } from "../../../api/types";
import { refreshChat } from "../chatList";
import type { Thread } from "./thread";

/** Milliseconds after which it is asked anew who is here. */
const presenceEvery = 60_000;

/** What is read when somebody comes to a chat, and while they are there. `field`: what has the focus first. */
export function useArrival(chat: Chat, thread: Thread, field: RefObject<HTMLElement | null> | undefined): void {
  const queries = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; what comes later is heard of
  useEffect(() => {
    void thread.load(chat.position);
    // Who is here, and who has read how far, is not told to somebody who looks elsewhere.
    void refreshChat(queries, chat.id);
  }, [thread]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => field?.current?.focus({ preventScroll: true }), []);
  // Who comes and goes is not told live.
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void refreshChat(queries, chat.id);
    }, presenceEvery);
    return () => clearInterval(timer);
  }, [queries, chat.id]);
}
