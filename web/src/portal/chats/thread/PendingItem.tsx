import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ChatMessage } from "../../../api/types";
import { Attachments } from "../files/Attachments";
import { refusalWords } from "../refusalWords";
import { SafeText } from "../text/SafeText";
import { Quote } from "./MessageItem";
import type { Pending } from "./thread";

interface Props {
  chatId: string;
  pending: Pending;
  answered: ChatMessage | undefined;
  ownId: string;
  onRetry: () => void;
  onDiscard: () => void;
}

/** A message that the server does not have yet: on its way, or refused with the reason and what can be done. */
export function PendingItem({ chatId, pending, answered, ownId, onRetry, onDiscard }: Props) {
  const { t } = useTranslation();
  const { body } = pending.written;
  return (
    <article
      className={pending.problem ? "message own failed first" : "message own first"}
      aria-label={t("chats.message.yours")}
    >
      <div className="message-body">
        <div className="bubble">
          {pending.replyToId && <Quote answered={answered} ownId={ownId} />}
          {body.content !== "" && <SafeText message={{ body, mentions: [] }} ownId={ownId} />}
          <Attachments chatId={chatId} files={pending.files} showsPictures tabIndex={-1} />
        </div>
        {pending.problem ? (
          <div className="not-sent" role="alert">
            <p>
              <strong>{t("chats.message.notSent")}</strong> {refusalWords(pending.problem, t)}
            </p>
            <Button size="small" onClick={onRetry}>
              {t("chats.message.retry")}
            </Button>
            <Button size="small" appearance="subtle" onClick={onDiscard}>
              {t("chats.message.discard")}
            </Button>
          </div>
        ) : (
          <p className="receipt">{t("chats.message.sending")}</p>
        )}
      </div>
    </article>
  );
}
