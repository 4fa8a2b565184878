import { Button, Spinner } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api/problem";
import type { Chat, ChatMessage } from "../../api/types";
import { ErrorState } from "../../ui/ErrorState";
import { Announcer } from "./Announcer";
import { contactsQuery, refreshChat } from "./chatList";
import { changeMessage, deleteMessage, react, restoreMessage, setBlocked } from "./chatRequests";
import { Composer, type Edited } from "./compose/Composer";
import type { Written } from "./compose/writing";
import { chatName, othersOf, partnerOf } from "./names";
import { refusalWords } from "./refusalWords";
import { marksOf } from "./text/marks";
import { readHtml } from "./text/safeHtml";
import { MessageList } from "./thread/MessageList";
import { TypingLine } from "./thread/TypingLine";
import { useThread } from "./thread/useThreads";
import { useTellTyping } from "./thread/useTyping";
import { UndoNotice } from "./UndoNotice";

/** Milliseconds after which it is asked anew who is here. */
const presenceEvery = 60_000;

interface Props {
  chat: Chat;
  user: { id: string; tenantId: string };
}

/** What was said in a chat, and where to say something. */
export function Conversation({ chat, user }: Props) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const { thread, view } = useThread(chat.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const [answered, setAnswered] = useState<ChatMessage>();
  const [edited, setEdited] = useState<Edited>();
  const [deleted, setDeleted] = useState<ChatMessage>();
  // As it was when the person came: what they read meanwhile stays marked as new.
  const [readUpTo] = useState(() => (chat.unreadCount > 0 ? ownReadPosition(chat, user.id) : undefined));
  const tellTyping = useTellTyping(chat.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; what comes later is heard of
  useEffect(() => {
    void thread.load(chat.position);
    // Who is here, and who has read how far, is not told to somebody who looks elsewhere.
    void refreshChat(queries, chat.id);
  }, [thread]);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  // Who comes and goes is not told live.
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void refreshChat(queries, chat.id);
    }, presenceEvery);
    return () => clearInterval(timer);
  }, [queries, chat.id]);
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
  const send = (message: Written) => {
    if (edited) deed.mutate(() => changeMessage(chat.id, edited.message.id, message));
    else thread.send(message, answered?.id);
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
  };
  if (view.problem && !view.isLoaded)
    return <ErrorState error={view.problem} onRetry={() => void thread.load(chat.position)} />;
  const isOver = chat.acceptance === "left";
  return (
    <>
      {view.isLoaded ? (
        <MessageList
          chat={chat}
          user={user}
          thread={thread}
          view={view}
          readUpTo={readUpTo}
          deeds={isOver ? undefined : deeds}
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
    </>
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

/** Where to write; in its place, of somebody who is blocked, the way back to it. */
function Unblocked({ chat, ownId, children }: { chat: Chat; ownId: string; children: ReactNode }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const partner = partnerOf(chat, ownId);
  const contacts = useQuery({ ...contactsQuery, enabled: Boolean(partner?.isExternal) });
  const contact = contacts.data?.find((one) => one.id === partner?.userId);
  const unblock = useMutation({
    mutationFn: (id: string) => setBlocked(id, false),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: contactsQuery.queryKey });
      await refreshChat(queries, chat.id);
    },
  });
  if (contact?.state !== "blocked") return children;
  return (
    <div className="chat-over" role="status">
      <p>{t("chats.block.isBlocked", { name: contact.displayName })}</p>
      <Button disabledFocusable={unblock.isPending} onClick={() => unblock.mutate(contact.id)}>
        {t("chats.block.undo")}
      </Button>
    </div>
  );
}
