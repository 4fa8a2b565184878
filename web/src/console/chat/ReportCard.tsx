import { Badge, Button } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ChatReport } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useSubmit } from "../../ui/useSubmit";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";
import { reportsQuery } from "./chatQueries";
import { plainText, type ReportedMessage, readReported } from "./reportedMessage";

/** A reported message as it was then, with what is said of it. */
export function ReportCard({ report }: { report: ChatReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const heading = useId();
  const message = useMemo(() => readReported(report.message), [report.message]);
  const name = report.reporterDisplayName || t("externalChat.grants.gone");
  return (
    <li className="card panel" aria-labelledby={heading}>
      <div className="marks">
        <h3 id={heading}>
          {t("externalChat.reports.byName", { name, date: format.dateTime(report.reportedDateTime) })}
        </h3>
        {report.resolvedDateTime && (
          <Badge appearance="tint" color="success">
            {t("externalChat.reports.resolved", { date: format.date(report.resolvedDateTime) })}
          </Badge>
        )}
      </div>
      <ReportedWords message={message} report={report} />
      {report.comment && (
        <div>
          <p className="muted">{t("externalChat.reports.comment", { name })}</p>
          <p className="reported-words">{report.comment}</p>
        </div>
      )}
      {!report.resolvedDateTime && <Resolve report={report} name={name} />}
    </li>
  );
}

function ReportedWords({ message, report }: { message: ReportedMessage; report: ChatReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useMemo(() => plainText(message), [message]);
  const date = format.dateTime(message.sent);
  const nothing = t(message.isDeleted ? "externalChat.reports.chatDeleted" : "externalChat.reports.noText");
  return (
    <div>
      <p className="muted">
        {message.sender
          ? t("externalChat.reports.from", { name: message.sender, date })
          : t("externalChat.reports.fromUnknown", { date })}
      </p>
      {report.senderAddress && (
        <p className="marks">
          <span className="reported-words">{report.senderAddress}</span>
          {report.isExternal && (
            <Badge appearance="outline" color="informative">
              {t("externalChat.reports.external")}
            </Badge>
          )}
        </p>
      )}
      <blockquote className="comment reported-words">{words || <span className="muted">{nothing}</span>}</blockquote>
      {message.files.length > 0 && (
        <p className="muted">{t("externalChat.reports.files", { list: message.files.join(", ") })}</p>
      )}
    </div>
  );
}

function Resolve({ report, name }: { report: ChatReport; name: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const { submit, isPending, isError, error } = useSubmit(async () => {
    const params = { path: { id: report.id } };
    await unwrap(client.POST("/beta/admin/chat/reports/{id}/resolve", { params }));
    // Asked for anew, the list would be one look more in the audit trail.
    const resolvedDateTime = new Date().toISOString();
    queries.setQueryData(reportsQuery.queryKey, (all) =>
      all?.map((one) => (one.id === report.id ? { ...one, resolvedDateTime } : one)),
    );
    notify(t("externalChat.reports.resolveDone"));
  });
  return (
    <>
      {isError && <ProblemBar error={error} />}
      <div className="row-actions">
        <Button
          disabledFocusable={isPending}
          aria-label={t("externalChat.reports.resolveOf", { name })}
          onClick={submit}
        >
          {t("externalChat.reports.resolve")}
        </Button>
      </div>
    </>
  );
}
