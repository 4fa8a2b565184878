import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from "react";
import { newGuid } from "../../newGuid";
import { onChatWord } from "../chatChannel";
import { readChanges, readMessages, sendMessage } from "../chatRequests";
import { Thread, type ThreadView } from "./thread";

/** The chats that were opened since the page of chats is open: whoever comes back to one finds it as it was. */
class Threads {
  private readonly all = new Map<string, Thread>();

  of(chatId: string): Thread {
    const known = this.all.get(chatId);
    if (known) return known;
    const thread = new Thread({
      readMessages: (after, count) => readMessages(chatId, after, count),
      readChanges: (after) => readChanges(chatId, after),
      sendMessage: (body) => sendMessage(chatId, body),
      newId: newGuid,
      now: () => new Date().toISOString(),
    });
    this.all.set(chatId, thread);
    return thread;
  }

  follow(): () => void {
    return onChatWord((word) => {
      if (word.type === "chat.message") this.all.get(word.chatId)?.hear(word);
      // Of a request nothing of what it says is told live; whoever looks at it asks.
      if (word.type === "chat.changed" && word.chatId) void this.all.get(word.chatId)?.catchUp();
      if (word.type === "hello") for (const thread of this.all.values()) void thread.catchUp();
    });
  }
}

export const ThreadsContext = createContext<Threads | undefined>(undefined);

/** Keeps the threads of the page, and what comes live to them. */
export function useThreads(): Threads {
  const threads = useMemo(() => new Threads(), []);
  useEffect(() => threads.follow(), [threads]);
  return threads;
}

/** One chat's messages as they are now. */
export function useThread(chatId: string): { thread: Thread; view: ThreadView } {
  const threads = useContext(ThreadsContext);
  if (!threads) throw new Error("threads are kept by the page of chats");
  const thread = threads.of(chatId);
  return { thread, view: useSyncExternalStore(thread.subscribe, thread.snapshot) };
}
