import { Field, Textarea } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { useNotice } from "../shell/notices";
import { messageMoves } from "./messageQueries";

interface Props {
  message: Message;
  decision: "approve" | "reject";
  onClose: () => void;
}

/** Approving (comment optional) and rejecting (comment required). */
export function DecisionDialog({ message, decision, onClose }: Props) {
  const { t } = useTranslation();
  const [comment, setComment] = useState("");
  const queries = useQueryClient();
  const notify = useNotice();
  const rejecting = decision === "reject";
  const decide = async () => {
    await messageMoves[decision](message, comment);
    await queries.invalidateQueries({ queryKey: ["messages"] });
    notify(t(`messages.done.${decision}`));
  };
  return (
    <ConfirmDialog
      title={t(rejecting ? "messages.confirm.rejectTitle" : "messages.confirm.approveTitle", { name: message.name })}
      confirmLabel={t(`messages.action.${decision}`)}
      confirmDisabled={rejecting && comment.trim() === ""}
      destructive={rejecting}
      onConfirm={decide}
      onClose={onClose}
    >
      {!rejecting && <ApprovalEffect message={message} />}
      <Field
        label={t(rejecting ? "messages.approval.comment" : "messages.approval.commentOptional")}
        hint={rejecting ? t("messages.approval.commentNeeded") : undefined}
        required={rejecting}
      >
        <Textarea value={comment} onChange={(_, data) => setComment(data.value)} rows={4} maxLength={1000} />
      </Field>
    </ConfirmDialog>
  );
}

function ApprovalEffect({ message }: { message: Message }) {
  const { t } = useTranslation();
  const format = useFormat();
  const start = message.schedule.startDateTime;
  if (message.urgency === "urgent") return <p>{t("messages.approval.effectUrgent")}</p>;
  if (!start) return <p>{t("messages.approval.effectOnApproval")}</p>;
  if (Date.parse(start) <= Date.now()) return <p>{t("messages.approval.effectNow")}</p>;
  return <p>{t("messages.approval.effect", { date: format.dateTime(start) })}</p>;
}
