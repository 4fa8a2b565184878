import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ChatMessage, ChatPerson } from "../../../api/types";
import { useFormat } from "../../../i18n/useFormat";
import { PersonMark } from "../../../ui/PersonMark";
import { ExternalMark } from "../ChatMarks";
import { Attachments } from "../files/Attachments";
import { listWords } from "../names";
import { SafeText } from "../text/SafeText";
import { plainWords, readHtml } from "../text/safeHtml";
import { MessageActions, type MessageDeeds } from "./MessageActions";
import { Reactions } from "./Reactions";

interface Props {
  message: ChatMessage;
  /** The message that it answers, where it is here. */
  answered: ChatMessage | undefined;
  ownId: string;
  /** Whether it begins a run: then it says who and when. */
  isFirst: boolean;
  isOutside: (person: ChatPerson) => boolean;
  /** Whether the Tab key stops here. */
  isStop: boolean;
  /** Whether somebody has searched for it. */
  isFound: boolean;
  onFocus: () => void;
  /** Under the person's last message. */
  receipt?: ReactNode;
  showsPictures: boolean;
  /** Absent where nothing can be done: of a request, and of a chat that was left. */
  deeds: MessageDeeds | undefined;
}

/** Something that was said. */
export function MessageItem(props: Props) {
  const { message, answered, ownId, isFirst, isOutside, isStop, deeds } = props;
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const by = message.from.user;
  const isOwn = by.id === ownId;
  const isDeleted = Boolean(message.deletedDateTime);
  const tabIndex = isStop ? 0 : -1;
  const time = (
    <time dateTime={message.createdDateTime} title={format.dateTime(message.createdDateTime)}>
      {format.time(message.createdDateTime)}
    </time>
  );
  return (
    <article
      data-message={message.id}
      tabIndex={tabIndex}
      onFocus={props.onFocus}
      className={`message${isOwn ? " own" : ""}${isFirst ? " first" : ""}${props.isFound ? " found-message" : ""}`}
      aria-label={t(isOwn ? "chats.message.byYou" : "chats.message.by", {
        name: by.displayName,
        time: format.time(message.createdDateTime),
      })}
    >
      {!isOwn && <span className="message-mark">{isFirst && <PersonMark name={by.displayName} size={32} />}</span>}
      <div className="message-body">
        {isFirst && (
          <p className="message-head">
            {!isOwn && <span className="message-name">{by.displayName}</span>}
            {isOutside(by) && !isOwn && <ExternalMark />}
            {time}
          </p>
        )}
        <div className="bubble">
          {!isDeleted && message.replyToId && <Quote answered={answered} ownId={ownId} />}
          {message.importance !== "normal" && !isDeleted && (
            <p className="importance">{t(`chats.message.${message.importance}`)}</p>
          )}
          {isDeleted ? (
            <p className="message-gone">{t("chats.message.deleted")}</p>
          ) : (
            message.body.content !== "" && <SafeText message={message} ownId={ownId} />
          )}
          {!isDeleted && (
            <Attachments
              chatId={message.chatId}
              files={message.attachments}
              showsPictures={isOwn || props.showsPictures}
              tabIndex={tabIndex}
            />
          )}
          {message.lastEditedDateTime && !isDeleted && <span className="edited">{t("chats.message.edited")}</span>}
          {!isDeleted && deeds && <MessageActions message={message} ownId={ownId} tabIndex={tabIndex} deeds={deeds} />}
        </div>
        {!isDeleted && (
          <Reactions
            message={message}
            ownId={ownId}
            tabIndex={tabIndex}
            onReact={(emoji, isGiven) => deeds?.onReact(message, emoji, isGiven)}
          />
        )}
        {message.notDeliveredTo.length > 0 && (
          <p className="not-delivered">
            {t("chats.message.notDeliveredTo", {
              names: listWords(
                message.notDeliveredTo.map((one) => one.displayName),
                i18n.language,
              ),
            })}
          </p>
        )}
        {props.receipt}
      </div>
    </article>
  );
}

/** What a message answers, in a line. */
export function Quote({ answered, ownId }: { answered: ChatMessage | undefined; ownId: string }) {
  const { t } = useTranslation();
  const words = useMemo(() => (answered ? wordsOf(answered) : ""), [answered]);
  if (!answered) return <blockquote className="quote">{t("chats.message.answers")}</blockquote>;
  const by = answered.from.user;
  return (
    <blockquote className="quote">
      <span className="quote-name">{by.id === ownId ? t("chats.message.you") : by.displayName}</span>
      <span className="quote-words" dir="auto">
        {answered.deletedDateTime ? t("chats.message.deleted") : words || t("chats.message.file")}
      </span>
    </blockquote>
  );
}

/** A message's words in one line. */
export function wordsOf(message: Pick<ChatMessage, "body">): string {
  const { contentType, content } = message.body;
  const words = contentType === "html" ? plainWords(readHtml(content)) : content;
  return words.replaceAll(/\s+/g, " ").trim();
}
