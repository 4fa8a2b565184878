import { Button, Spinner } from "@fluentui/react-components";
import { EyeRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../../api/problem";
import type { Chat, ChatMember } from "../../../api/types";
import { Address } from "../../../ui/Address";
import { ErrorState } from "../../../ui/ErrorState";
import { PersonMark } from "../../../ui/PersonMark";
import { goToPath } from "../../usePath";
import { ExternalMark } from "../ChatMarks";
import { contactsQuery, refreshChat } from "../chatList";
import { decide } from "../chatRequests";
import { ConfirmDialog } from "../menu/ConfirmDialog";
import { listWords, othersOf } from "../names";
import { refusalWords } from "../refusalWords";
import { MessageList } from "../thread/MessageList";
import { useThread } from "../thread/useThreads";
import { Cautions } from "./Cautions";

interface Props {
  chat: Chat;
  user: { id: string; tenantId: string };
}

/** Somebody asks for a chat: who that is, and nothing of what they say until it is wanted. */
export function RequestView({ chat, user }: Props) {
  const { t } = useTranslation();
  const [isPreviewed, setPreviewed] = useState(false);
  const asker = chat.requestedBy;
  const region = useRef<HTMLElement>(null);
  useEffect(() => region.current?.focus(), []);
  return (
    <section ref={region} tabIndex={-1} className="request" aria-label={t("chats.request.label")}>
      <div className="request-words">
        {asker && !isPreviewed && <Asker asker={asker} />}
        {asker && <Question chat={chat} asker={asker} ownId={user.id} isShort={isPreviewed} />}
        <Cautions cautions={chat.cautions} />
        {!isPreviewed && (
          <>
            <p className="request-help muted">{t("chats.request.help")}</p>
            <Button icon={<EyeRegular />} onClick={() => setPreviewed(true)}>
              {t("chats.request.preview")}
            </Button>
          </>
        )}
      </div>
      {isPreviewed && <Preview chat={chat} user={user} />}
      <Answers chat={chat} asker={asker ?? undefined} />
    </section>
  );
}

function Asker({ asker }: { asker: ChatMember }) {
  const { t } = useTranslation();
  return (
    <div className="asker">
      <PersonMark name={asker.displayName} size={64} />
      <div className="asker-words">
        <p className="asker-name">
          <span dir="auto">{asker.displayName}</span> {asker.isExternal && <ExternalMark />}
        </p>
        <p>
          <Address text={asker.email} />
        </p>
        <p className="muted">{asker.organization ?? t("chats.noOrganization")}</p>
      </div>
    </div>
  );
}

function Question({ chat, asker, ownId, isShort }: { chat: Chat; asker: ChatMember; ownId: string; isShort: boolean }) {
  const { t, i18n } = useTranslation();
  if (chat.chatType === "oneOnOne") {
    return (
      <p className={isShort ? undefined : "request-question"}>
        {t("chats.request.wants", { name: asker.displayName })}
      </p>
    );
  }
  const others = othersOf(chat, ownId).map((one) => one.displayName);
  return (
    <>
      <p className={isShort ? undefined : "request-question"}>
        {t("chats.request.wantsGroup", { name: asker.displayName })}
      </p>
      <p className="muted">{t("chats.request.withWhom", { names: listWords(others, i18n.language) })}</p>
    </>
  );
}

function Preview({ chat, user }: Props) {
  const { t } = useTranslation();
  const { thread, view } = useThread(chat.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; what comes later is heard of
  useEffect(() => void thread.load(chat.position), [thread]);
  if (view.problem) return <ErrorState error={view.problem} onRetry={() => void thread.load(chat.position)} />;
  if (!view.isLoaded) return <Spinner className="chat-loading" label={t("shared.loading")} />;
  return <MessageList chat={chat} user={user} thread={thread} view={view} readUpTo={undefined} deeds={undefined} />;
}

/** Accept, decline, block; of a block one is asked again. */
function Answers({ chat, asker }: { chat: Chat; asker: ChatMember | undefined }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asks, setAsks] = useState(false);
  const isGroup = chat.chatType === "group";
  const answer = useMutation({
    mutationFn: (deed: "accept" | "decline") => decide(chat.id, deed),
    onSuccess: async (_, deed) => {
      await refreshChat(queries, chat.id);
      if (deed === "decline") goToPath("/chats");
    },
  });
  const blocked = async () => {
    await queries.invalidateQueries({ queryKey: contactsQuery.queryKey });
    await refreshChat(queries, chat.id);
    goToPath("/chats");
  };
  return (
    <div className="request-answers">
      <p className="muted">{t(chat.chatType === "group" ? "chats.request.leavingTold" : "chats.request.notTold")}</p>
      {answer.isError && (
        <p role="alert" className="dialog-problem">
          {refusalWords(toProblem(answer.error), t)}
        </p>
      )}
      <div className="request-buttons">
        <Button appearance="primary" disabledFocusable={answer.isPending} onClick={() => answer.mutate("accept")}>
          {t("chats.request.accept")}
        </Button>
        <Button disabledFocusable={answer.isPending} onClick={() => answer.mutate("decline")}>
          {t(isGroup ? "chats.request.leave" : "chats.request.decline")}
        </Button>
        {asker?.isExternal && (
          <Button appearance="subtle" onClick={() => setAsks(true)}>
            {t("chats.request.block")}
          </Button>
        )}
      </div>
      {asks && asker && (
        <ConfirmDialog
          title={t("chats.block.title", { name: asker.displayName })}
          help={t("chats.block.help")}
          action={t("chats.block.do")}
          act={() => decide(chat.id, "block")}
          onDone={() => void blocked()}
          onClose={() => setAsks(false)}
        />
      )}
    </div>
  );
}
