import { Spinner } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api/problem";
import type { Chat, ChatFile, ChatMessage } from "../../api/types";
import { ErrorState } from "../../ui/ErrorState";
import { Announcer } from "./Announcer";
import { changeMessage, deleteMessage, react, restoreMessage } from "./chatRequests";
import { Composer, type Edited } from "./compose/Composer";
import { Unblocked } from "./compose/Unblocked";
import type { Written } from "./compose/writing";
import { DropPlace } from "./files/DropPlace";
import { outboxOf } from "./files/useOutbox";
import { Notice } from "./Notice";
import { chatName, othersOf } from "./names";
import { refusalWords } from "./refusalWords";
import { ReportDialog } from "./report/ReportDialog";
import { marksOf } from "./text/marks";
import { readHtml } from "./text/safeHtml";
import { MessageList } from "./thread/MessageList";
import { TypingLine } from "./thread/TypingLine";
import { useArrival } from "./thread/useArrival";
import { useWish } from "./thread/useTarget";
import { useThread } from "./thread/useThreads";
import { useTellTyping } from "./thread/useTyping";
import { UndoNotice } from "./UndoNotice";

interface Props {
  chat: Chat;
  user: { id: string; tenantId: string };
  /** Whether they have no organization that could be told of a message. */
  isPersonal: boolean;
  /** A message that was searched for. */
  wanted: string | undefined;
  onShown: () => void;
}

/** What was said in a chat, and where to say something. */
export function Conversation({ chat, user, isPersonal, wanted, onShown }: Props) {
  const { t, i18n } = useTranslation();
  const { thread, view } = useThread(chat.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const [answered, setAnswered] = useState<ChatMessage>();
  const [edited, setEdited] = useState<Edited>();
  const [deleted, setDeleted] = useState<ChatMessage>();
  const [reported, setReported] = useState<ChatMessage>();
  const [notice, setNotice] = useState<string>();
  // As it was when the person came: what they read meanwhile stays marked as new.
  const [readUpTo] = useState(() => (chat.unreadCount > 0 ? ownReadPosition(chat, user.id) : undefined));
  const tellTyping = useTellTyping(chat.id);
  useArrival(chat, thread, wanted === undefined ? field : undefined);
  const target = useWish(wanted, onShown, setNotice);
  const deed = useMutation({
    mutationFn: (act: () => Promise<void>) => act(),
    // Where nothing comes live, it is read.
    onSettled: () => thread.catchUp(),
  });
  const cancel = () => {
    setAnswered(undefined);
    setEdited(undefined);
    field.current?.focus();
  };
  const send = (message: Written, files: readonly ChatFile[]) => {
    if (edited) deed.mutate(() => changeMessage(chat.id, edited.message.id, message));
    else thread.send(message, answered?.id, files);
    setAnswered(undefined);
    setEdited(undefined);
  };
  const deeds = {
    onReact: (message: ChatMessage, emoji: string, isGiven: boolean) =>
      deed.mutate(() => react(chat.id, message.id, emoji, isGiven)),
    onReply: (message: ChatMessage) => {
      setEdited(undefined);
      setAnswered(message);
      field.current?.focus();
    },
    onEdit: (message: ChatMessage) => {
      setAnswered(undefined);
      setEdited(editedOf(message));
    },
    onDelete: (message: ChatMessage) => {
      deed.mutate(() => deleteMessage(chat.id, message.id));
      setDeleted(message);
      field.current?.focus();
    },
    onReport: isPersonal ? undefined : setReported,
  };
  if (view.problem && !view.isLoaded)
    return <ErrorState error={view.problem} onRetry={() => void thread.load(chat.position)} />;
  const isOver = chat.acceptance === "left";
  return (
    <DropPlace
      isOpen={() => field.current !== null && !edited}
      onFiles={(files) => outboxOf(chat.id).add(files)}
      onFolder={() => setNotice(t("chats.files.noFolder"))}
    >
      {view.isLoaded ? (
        <MessageList
          chat={chat}
          user={user}
          thread={thread}
          view={view}
          readUpTo={readUpTo}
          deeds={isOver ? undefined : deeds}
          target={target}
        />
      ) : (
        <Spinner className="chat-loading" label={t("shared.loading")} />
      )}
      <Announcer messages={view.messages} isLoaded={view.isLoaded} ownId={user.id} />
      <div className="chat-foot">
        <div role="status">
          {deleted && (
            <UndoNotice
              key={deleted.id}
              words={t("chats.message.wasDeleted")}
              onUndo={() => {
                deed.mutate(() => restoreMessage(chat.id, deleted.id));
                setDeleted(undefined);
                field.current?.focus();
              }}
              onEnd={() => setDeleted(undefined)}
            />
          )}
          {notice && <Notice words={notice} onEnd={() => setNotice(undefined)} />}
        </div>
        {deed.isError && (
          <p role="alert" className="composer-problem">
            {refusalWords(toProblem(deed.error), t)}
          </p>
        )}
        {isOver ? (
          <p className="chat-over muted">{t("chats.left")}</p>
        ) : (
          <Unblocked chat={chat} ownId={user.id}>
            <TypingLine chat={chat} ownId={user.id} />
            <Composer
              key={edited?.message.id ?? "new"}
              chatId={chat.id}
              ownId={user.id}
              name={chatName(chat, user.id, t, i18n.language)}
              members={othersOf(chat, user.id)}
              field={field}
              answered={answered}
              edited={edited}
              onSend={send}
              onCancel={cancel}
              onTyping={tellTyping}
            />
          </Unblocked>
        )}
      </div>
      {reported && (
        <ReportDialog
          message={reported}
          ownId={user.id}
          onDone={() => {
            setReported(undefined);
            setNotice(t("chats.report.done"));
          }}
          onClose={() => setReported(undefined)}
        />
      )}
    </DropPlace>
  );
}

function ownReadPosition(chat: Chat, ownId: string): number | undefined {
  return chat.members?.find((one) => one.userId === ownId)?.readPosition ?? undefined;
}

function editedOf(message: ChatMessage): Edited {
  const { contentType, content } = message.body;
  const named = message.mentions.map((one) => ({ userId: one.mentioned.user.id, displayName: one.mentionText }));
  return { message, text: contentType === "html" ? marksOf(readHtml(content)) : content, named };
}
