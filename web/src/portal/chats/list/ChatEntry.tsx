import { AlertOffRegular, EyeOffRegular, PinRegular } from "@fluentui/react-icons";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Chat } from "../../../api/types";
import { useFormat } from "../../../i18n/useFormat";
import { goTo } from "../../usePath";
import { ChatMark, ExternalMark } from "../ChatMarks";
import { chatName, chatPath } from "../names";
import { eventWords } from "../thread/eventWords";
import { isRequest } from "./order";

interface Props {
  chat: Chat;
  ownId: string;
  isOpen: boolean;
  /** Whether the Tab key stops here. */
  isStop: boolean;
}

/** A chat in the list: who, when, what was said last, and what is special about it. */
export function ChatEntry({ chat, ownId, isOpen, isStop }: Props) {
  const { t, i18n } = useTranslation();
  const name = chatName(chat, ownId, t, i18n.language);
  const count = isRequest(chat) ? 0 : chat.unreadCount;
  return (
    <a
      data-entry
      data-chat={chat.id}
      href={chatPath(chat.id)}
      onClick={goTo}
      tabIndex={isStop ? 0 : -1}
      aria-current={isOpen ? "true" : undefined}
      className={count > 0 ? "chat-entry unread" : "chat-entry"}
    >
      <ChatMark chat={chat} ownId={ownId} />
      <span className="chat-entry-words">
        <span className="chat-entry-line">
          <span className="chat-entry-name" dir="auto">
            {name}
          </span>
          <EntryTime at={chat.lastUpdatedDateTime} />
        </span>
        <span className="chat-entry-line">
          <span className="chat-entry-said" dir="auto">
            {lastWords(chat, ownId, t)}
          </span>
          {count > 0 && (
            <span className={chat.viewpoint.isMuted ? "chat-count muted-count" : "chat-count"}>
              <span aria-hidden="true">{count >= 100 ? "99+" : count}</span>
              <span className="visually-hidden">{t("chats.unread", { count })}</span>
            </span>
          )}
        </span>
        <EntryMarks chat={chat} />
      </span>
    </a>
  );
}

function EntryMarks({ chat }: { chat: Chat }) {
  const { t } = useTranslation();
  const { isPinned, isMuted, isHidden } = chat.viewpoint;
  if (!chat.isExternal && !isPinned && !isMuted && !isHidden) return null;
  return (
    <span className="chat-entry-marks">
      {chat.isExternal && <ExternalMark />}
      {isPinned && <PinRegular aria-label={t("chats.isPinned")} />}
      {isMuted && <AlertOffRegular aria-label={t("chats.isMuted")} />}
      {isHidden && <EyeOffRegular aria-label={t("chats.isHidden")} />}
    </span>
  );
}

const aDay = 24 * 60 * 60 * 1_000;

/** The time of day of what is not far away, else the day. */
export function EntryTime({ at }: { at: string }) {
  const format = useFormat();
  const isNear = Date.now() - new Date(at).getTime() < aDay;
  return <time dateTime={at}>{isNear ? format.time(at) : format.date(at)}</time>;
}

function lastWords(chat: Chat, ownId: string, t: TFunction): string {
  if (isRequest(chat)) return t("chats.request.inList");
  const last = chat.lastMessagePreview;
  if (!last) return t("chats.nothingYet");
  if (last.isDeleted) return t("chats.message.deleted");
  const by = last.from?.user;
  if (last.messageType !== "message") return by ? eventWords(undefined, by, ownId, t, "en") : "";
  const words = last.body.content.replaceAll(/\s+/g, " ").trim() || t("chats.message.file");
  if (by?.id === ownId) return t("chats.you", { words });
  return chat.chatType === "group" && by ? t("chats.they", { name: by.displayName, words }) : words;
}
