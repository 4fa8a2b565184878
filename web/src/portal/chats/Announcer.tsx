import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChatMessage } from "../../api/types";
import { wordsOf } from "./thread/MessageItem";
import { sequenceOf } from "./thread/threadState";

interface Props {
  messages: readonly ChatMessage[];
  isLoaded: boolean;
  ownId: string;
}

/** Reads out what others say while the chat is open; not what was there before, nor what is only changed. */
export function Announcer({ messages, isLoaded, ownId }: Props) {
  const { t } = useTranslation();
  const known = useRef<number>(undefined);
  const [words, setWords] = useState("");
  useEffect(() => {
    if (!isLoaded) return;
    const last = messages.at(-1);
    const sequence = last ? sequenceOf(last) : 0;
    const before = known.current;
    known.current = Math.max(before ?? 0, sequence);
    if (before === undefined || !last || sequence <= before) return;
    const by = last.from.user;
    if (by.id !== ownId && last.messageType === "message")
      setWords(t("chats.they", { name: by.displayName, words: wordsOf(last) || t("chats.message.file") }));
  }, [messages, isLoaded, ownId, t]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {words}
    </p>
  );
}
