import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Chat, ChatMessage } from "../../../api/types";
import { ChatMark, ExternalMark } from "../ChatMarks";
import { readChat } from "../chatRequests";
import { EntryTime } from "../list/ChatEntry";
import { chatName, chatPath } from "../names";
import { wordsOf } from "../thread/MessageItem";
import { excerpt } from "./excerpt";

interface Props {
  message: ChatMessage;
  /** Its chat, where the list has it. */
  known: Chat | undefined;
  search: string;
  ownId: string;
  /** Whether the Tab key stops here. */
  isStop: boolean;
  onChoose: () => void;
}

/** A message that was found: in which chat, who, when, and where the words stand. */
export function FoundMessage({ message, known, search, ownId, isStop, onChoose }: Props) {
  const { t, i18n } = useTranslation();
  const read = useQuery({
    queryKey: ["chatOfFound", message.chatId],
    queryFn: () => readChat(message.chatId),
    enabled: !known,
    staleTime: 60_000,
  });
  const chat = known ?? read.data;
  const pieces = useMemo(() => excerpt(wordsOf(message), search), [message, search]);
  const by = message.from.user;
  return (
    <a
      data-entry
      data-found={message.id}
      href={`${chatPath(message.chatId)}?message=${message.id}`}
      tabIndex={isStop ? 0 : -1}
      className="chat-entry found-entry"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onChoose();
      }}
    >
      {chat && <ChatMark chat={chat} ownId={ownId} />}
      <span className="chat-entry-words">
        <span className="chat-entry-line">
          <span className="chat-entry-name" dir="auto">
            {chat ? chatName(chat, ownId, t, i18n.language) : "…"}
          </span>
          <EntryTime at={message.createdDateTime} />
        </span>
        <span className="found-said" dir="auto">
          <span className="found-by">
            {t("chats.search.by", { name: by.id === ownId ? t("chats.message.you") : by.displayName })}{" "}
          </span>
          {pieces.map((piece, place) =>
            piece.isMatch ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no identity
              <mark key={place}>{piece.text}</mark>
            ) : (
              piece.text
            ),
          )}
        </span>
        {chat?.isExternal && (
          <span className="chat-entry-marks">
            <ExternalMark />
          </span>
        )}
      </span>
    </a>
  );
}
