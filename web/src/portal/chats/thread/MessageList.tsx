import { Button, Spinner } from "@fluentui/react-components";
import { ArrowDownRegular } from "@fluentui/react-icons";
import { type KeyboardEvent, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chat, ChatPerson } from "../../../api/types";
import { useFormat } from "../../../i18n/useFormat";
import { eventWords } from "./eventWords";
import type { MessageDeeds } from "./MessageActions";
import { MessageItem } from "./MessageItem";
import { PendingItem } from "./PendingItem";
import { Receipt } from "./Receipt";
import { type Row, rowsOf } from "./rows";
import type { Thread, ThreadView } from "./thread";
import { useReading } from "./useReading";
import { useScroll } from "./useScroll";
import { type Target, useTarget } from "./useTarget";

interface Props {
  chat: Chat;
  user: { id: string; tenantId: string };
  thread: Thread;
  view: ThreadView;
  /** The position up to which the person had read when they came. */
  readUpTo: number | undefined;
  deeds: MessageDeeds | undefined;
  /** A message that is wanted in sight. */
  target?: Target | undefined;
}

/** What was said, the oldest first. Arrow keys go from message to message. */
export function MessageList({ chat, user, thread, view, readUpTo, deeds, target }: Props) {
  const { t } = useTranslation();
  const dayOf = useDay();
  const rows = useMemo(
    () => rowsOf(view.messages, user.id, readUpTo, dayOf),
    [view.messages, user.id, readUpTo, dayOf],
  );
  const last = view.messages.at(-1);
  const lastKey = `${view.pending.at(-1)?.clientId ?? ""} ${last?.id ?? ""}`;
  const scroll = useScroll(view.messages[0]?.id, lastKey, () => void thread.loadOlder());
  const { toEnd } = scroll;
  const { isLooking, foundId } = useTarget(thread, target, scroll.frame, scroll.show);
  const sending = view.pending.length;
  // Whoever says something looks at it.
  useEffect(() => {
    if (sending > 0) toEnd();
  }, [sending, toEnd]);
  const [stop, setStop] = useState<string>();
  const stopId = view.messages.some((one) => one.id === stop) ? stop : last?.id;
  useReading(chat, user, last?.id, scroll.isAtEnd && deeds !== undefined);
  const lastOwn = view.messages.findLast((one) => one.from.user.id === user.id && one.messageType === "message");
  const isOutside = (person: ChatPerson) => person.tenantId !== user.tenantId;
  const draw = (row: Row) => {
    switch (row.kind) {
      case "day":
        return <DayLine at={row.at} />;
      case "new":
        return (
          <p className="new-line">
            <span>{t("chats.newMessages")}</span>
          </p>
        );
      case "event":
        return <EventLine message={row.message} ownId={user.id} />;
      case "message":
        return (
          <MessageItem
            message={row.message}
            answered={view.messages.find((one) => one.id === row.message.replyToId)}
            ownId={user.id}
            isFirst={row.isFirst}
            isOutside={isOutside}
            isStop={row.message.id === stopId}
            isFound={row.message.id === foundId}
            onFocus={() => setStop(row.message.id)}
            showsPictures={chat.acceptance !== "pending"}
            deeds={deeds}
            receipt={
              row.message === lastOwn && deeds && !row.message.deletedDateTime ? (
                <Receipt chat={chat} message={row.message} ownId={user.id} />
              ) : undefined
            }
          />
        );
    }
  };
  return (
    <div className="messages-place">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the messages in it */}
      <div className="messages" ref={scroll.frame} onScroll={scroll.onScroll} onKeyDown={walk}>
        <div className="messages-inside">
          {view.older !== undefined && (
            <Button
              className="older"
              appearance="subtle"
              icon={view.isLoadingOlder ? <Spinner size="tiny" /> : undefined}
              disabledFocusable={view.isLoadingOlder}
              onClick={() => void thread.loadOlder()}
            >
              {t("chats.older")}
            </Button>
          )}
          {rows.map((row) => (
            <div key={row.key}>{draw(row)}</div>
          ))}
          {view.pending.map((one) => (
            <PendingItem
              key={one.clientId}
              chatId={chat.id}
              pending={one}
              answered={view.messages.find((other) => other.id === one.replyToId)}
              ownId={user.id}
              onRetry={() => thread.retry(one.clientId)}
              onDiscard={() => thread.discard(one.clientId)}
            />
          ))}
        </div>
      </div>
      {isLooking && <Spinner className="looking" size="tiny" label={t("chats.search.looking")} />}
      {!scroll.isAtEnd && (
        <Button className="to-end" icon={<ArrowDownRegular />} shape="circular" onClick={scroll.toEnd}>
          {t(chat.unreadCount > 0 ? "chats.toNew" : "chats.toEnd")}
        </Button>
      )}
    </div>
  );
}

/** From message to message by the arrow keys; inside of what can be done with one, they do what they do there. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const here = document.activeElement;
  if (!here?.matches("[data-message]")) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-message]")];
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Home: -all.length, End: all.length };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const place = all.indexOf(here as HTMLElement) + step;
  all[Math.min(Math.max(place, 0), all.length - 1)]?.focus();
}

function useDay(): (at: string) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(i18n.language, { year: "numeric", month: "numeric", day: "numeric" });
    return (at: string) => day.format(new Date(at));
  }, [i18n.language]);
}

const aDay = 24 * 60 * 60 * 1_000;

function DayLine({ at }: { at: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const dayOf = useDay();
  const now = new Date().toISOString();
  const yesterday = new Date(Date.now() - aDay).toISOString();
  const isToday = dayOf(at) === dayOf(now);
  const isYesterday = dayOf(at) === dayOf(yesterday);
  return (
    <p className="day-line">
      <time dateTime={at}>{isToday ? t("chats.today") : isYesterday ? t("chats.yesterday") : format.date(at)}</time>
    </p>
  );
}

function EventLine({ message, ownId }: { message: ThreadView["messages"][number]; ownId: string }) {
  const { t, i18n } = useTranslation();
  return <p className="event-line">{eventWords(message.eventDetail, message.from.user, ownId, t, i18n.language)}</p>;
}
