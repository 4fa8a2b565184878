import { useCallback, useEffect, useRef, useState } from "react";
import { onChatWord, sayTyping } from "../chatChannel";

/** Milliseconds for which somebody counts as typing after their last sign. */
const shownFor = 5_000;
/** Milliseconds within which others are told once. */
const toldEach = 3_000;

/** Who is typing in a chat now, by their ids. */
export function useTyping(chatId: string): ReadonlySet<string> {
  const [typing, setTyping] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    setTyping(new Set());
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const end = (userId: string) => {
      clearTimeout(timers.get(userId));
      timers.delete(userId);
      setTyping(new Set(timers.keys()));
    };
    const stop = onChatWord((word) => {
      if (word.type === "chat.typing" && word.chatId === chatId) {
        clearTimeout(timers.get(word.userId));
        timers.set(
          word.userId,
          setTimeout(() => end(word.userId), shownFor),
        );
        setTyping(new Set(timers.keys()));
      }
      // What was being typed is there.
      if (word.type === "chat.message" && word.chatId === chatId) end(word.message.from.user.id);
    });
    return () => {
      stop();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [chatId]);
  return typing;
}

/** Tells the others that the person is typing, at most every few seconds. */
export function useTellTyping(chatId: string): () => void {
  const told = useRef(Number.NEGATIVE_INFINITY);
  return useCallback(() => {
    const now = performance.now();
    if (now - told.current < toldEach) return;
    told.current = now;
    sayTyping(chatId);
  }, [chatId]);
}
