import { Button } from "@fluentui/react-components";
import { ArrowClockwiseRegular, MailOffRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { MailMessageDetails } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { Address } from "../../ui/Address";
import { ErrorState } from "../../ui/ErrorState";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { DetailDrawer } from "../dialog/DetailDrawer";
import { DrawerSkeleton } from "../dialog/DrawerSkeleton";
import { Facts } from "../dialog/Facts";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";
import { MailBadge } from "./MailBadge";
import { MailRecipient } from "./MailRecipient";
import { MailView } from "./MailView";
import { isWaiting, mailChanged, mailQuery, mailStateOf, useRecipientNames } from "./mailQueries";
import { useMailKind, useMailReason, useMailTitle } from "./useMailWords";

interface Props {
  id: string;
  onClose: () => void;
}

/** One mail: what became of it, what it would say while it waits, and what can be done about it. */
export function MailDrawer({ id, onClose }: Props) {
  const { t } = useTranslation();
  const titleOf = useMailTitle();
  const found = useQuery(mailQuery(id));
  return (
    <DetailDrawer title={found.data ? titleOf(found.data) : t("mail.column.about")} onClose={onClose}>
      {found.isPending && <DrawerSkeleton />}
      {found.isError && <ErrorState error={found.error} onRetry={() => found.refetch()} />}
      {found.data && <MailDetails mail={found.data} />}
    </DetailDrawer>
  );
}

function MailDetails({ mail }: { mail: MailMessageDetails }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kindWords = useMailKind();
  const reasonOf = useMailReason();
  const mayWrite = useCan("Organization.ReadWrite.All");
  const names = useRecipientNames([mail]);
  const { preview } = mail;
  const recipient = mail.recipient ?? preview?.recipient;
  const language = mail.language ?? preview?.language;
  const time = (value: string | null | undefined) => value && format.exactTime(value);
  return (
    <div className="column">
      <div className="marks">
        <MailBadge state={mail.state} />
        <span className="muted">{t(`mail.stateHelp.${mailStateOf(mail.state)}`)}</span>
      </div>
      {mayWrite && <MailActions id={mail.id} waits={isWaiting(mail)} />}
      <Facts
        entries={[
          [t(isEnded(mail) ? "mail.field.why" : "mail.field.answer"), mail.answer && reasonOf(mail.answer)],
          [t("mail.field.to"), <MailRecipient key="to" mail={mail} names={names} />],
          [t("mail.field.recipient"), recipient && <Address key="address" text={recipient} />],
          [t("mail.field.subject"), mail.subject ?? preview?.subject],
          [t("mail.field.kind"), kindWords(mail.kind)],
          [t("mail.field.language"), language && format.languageName(language)],
          [t("mail.field.created"), time(mail.createdDateTime)],
          [t("mail.field.attempts"), format.number(mail.attempts)],
          [t("mail.field.next"), time(mail.nextAttemptDateTime)],
          [t("mail.field.done"), time(mail.doneDateTime)],
          [t("mail.field.id"), <code key="id">{mail.id.replaceAll("-", "")}</code>],
        ]}
      />
      {preview ? (
        <section className="column tight">
          <h3>{t("mail.preview")}</h3>
          <p className="muted">{t("mail.previewHelp")}</p>
          <MailView {...preview} />
        </section>
      ) : (
        <p className="muted">{t("mail.gone")}</p>
      )}
    </div>
  );
}

/** Whether it was not sent, and will not be. */
const isEnded = ({ state }: MailMessageDetails) => ["failed", "canceled"].includes(state);

/**
 * What can be done about a mail that waits. It stays when the mail does not wait any more: a question that vanished
 * with its buttons would leave the drawer hidden from screen readers.
 */
function MailActions({ id, waits }: { id: string; waits: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [asking, setAsking] = useState(false);
  const params = { path: { id } };
  const retry = useMutation({
    mutationFn: () => unwrap(client.POST("/beta/admin/mail/messages/{id}/retry", { params })),
    onSuccess: () => notify(t("mail.retried")),
    // Whether it worked or not, it may have moved on.
    onSettled: () => mailChanged(queries),
  });
  const cancel = async () => {
    await unwrap(client.POST("/beta/admin/mail/messages/{id}/cancel", { params }));
    await mailChanged(queries);
    notify(t("mail.canceled"));
  };
  return (
    <>
      {waits && (
        <div className="row-actions">
          <Button icon={<ArrowClockwiseRegular />} disabledFocusable={retry.isPending} onClick={() => retry.mutate()}>
            {t("mail.retry")}
          </Button>
          <Button icon={<MailOffRegular />} onClick={() => setAsking(true)}>
            {t("mail.cancel")}
          </Button>
        </div>
      )}
      {retry.isError && <ProblemBar error={retry.error} />}
      {asking && (
        <ConfirmDialog
          title={t("mail.cancelTitle")}
          confirmLabel={t("mail.cancel")}
          destructive
          onConfirm={cancel}
          onClose={() => setAsking(false)}
        >
          <p>{t("mail.cancelHelp")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
