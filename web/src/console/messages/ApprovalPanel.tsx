import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { CheckmarkRegular, DismissRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan, useSession } from "../../session/useSession";
import { DecisionDialog } from "./DecisionDialog";
import { type Returned, returnedWords } from "./returnedWords";

interface Props {
  message: Message;
  approval: NonNullable<Message["approval"]>;
}

/** The decision on a message: what it was, or the buttons to take it, or why this person cannot. */
export function ApprovalPanel({ message, approval }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="card panel">
      <h2>{t("messages.approval.title")}</h2>
      <p className="muted">{t("messages.approval.submitted", { date: format.dateTime(approval.submittedDateTime) })}</p>
      {typeof approval.submittedReach === "number" && (
        <p>
          {t(approval.returned ? "messages.approval.reachNow" : "messages.approval.reach", {
            count: approval.submittedReach,
          })}
        </p>
      )}
      {approval.returned && <Return returned={approval.returned} open={!approval.decision} />}
      {message.state === "pendingApproval" ? <OpenDecision message={message} /> : <Decision approval={approval} />}
    </section>
  );
}

/** Why there has to be another decision; after that, what happened before. */
function Return({ returned, open }: { returned: Returned; open: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { comment } = returned.previousDecision;
  return (
    <MessageBar intent={open ? "warning" : "info"} layout="multiline">
      <MessageBarBody>
        {returnedWords(returned, t, format.dateTime).join(" ")}
        {comment && <blockquote className="comment">{comment}</blockquote>}
      </MessageBarBody>
    </MessageBar>
  );
}

function Decision({ approval }: { approval: Props["approval"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!approval.decision) return null;
  const words = {
    name: approval.decidedBy?.displayName ?? "–",
    date: format.dateTime(approval.decidedDateTime),
  };
  return (
    <MessageBar
      intent={approval.decision === "approved" || approval.decision === "readyMade" ? "success" : "error"}
      layout="multiline"
    >
      <MessageBarBody>
        {t(`messages.approval.${approval.decision}`, words)}
        {approval.comment && <blockquote className="comment">{approval.comment}</blockquote>}
      </MessageBarBody>
    </MessageBar>
  );
}

function OpenDecision({ message }: { message: Message }) {
  const { t } = useTranslation();
  const [deciding, setDeciding] = useState<"approve" | "reject">();
  const me = useSession().user.id;
  const mayApprove = useCan("OrganizationalMessages.Approve.All");
  if (message.allowedActions.includes("approve"))
    return (
      <>
        <p className="muted">{t("messages.approval.bound")}</p>
        <div className="row-actions">
          <Button appearance="primary" icon={<CheckmarkRegular />} onClick={() => setDeciding("approve")}>
            {t("messages.action.approve")}
          </Button>
          <Button icon={<DismissRegular />} onClick={() => setDeciding("reject")}>
            {t("messages.action.reject")}
          </Button>
        </div>
        {deciding && <DecisionDialog message={message} decision={deciding} onClose={() => setDeciding(undefined)} />}
      </>
    );
  const own = message.author.id === me;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {own
          ? t("messages.approval.own")
          : mayApprove
            ? t("messages.approval.waiting")
            : t("messages.approval.noPermission")}
      </MessageBarBody>
    </MessageBar>
  );
}
