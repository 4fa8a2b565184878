import { useCallback, useState } from "react";
import type { ChatMessage } from "../../../api/types";
import { goToPath } from "../../usePath";
import { chatOfPath, chatPath } from "../names";

/** A message that somebody wants to see in its place. */
export interface Wanted {
  chatId: string;
  messageId: string;
}

/** The message that was chosen among those found, or that the address names, until it is in sight. */
export function useWanted(): {
  wanted: Wanted | undefined;
  choose: (message: ChatMessage) => void;
  forget: () => void;
} {
  const [wanted, setWanted] = useState(ofAddress);
  const choose = useCallback((message: ChatMessage) => {
    setWanted({ chatId: message.chatId, messageId: message.id });
    goToPath(`${chatPath(message.chatId)}?message=${message.id}`);
  }, []);
  const forget = useCallback(() => setWanted(undefined), []);
  return { wanted, choose, forget };
}

function ofAddress(): Wanted | undefined {
  const chatId = chatOfPath(location.pathname);
  const messageId = new URLSearchParams(location.search).get("message");
  return chatId !== undefined && messageId && /^\d+$/.test(messageId) ? { chatId, messageId } : undefined;
}
