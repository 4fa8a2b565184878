import { Button, MessageBar, MessageBarBody, Radio, RadioGroup } from "@fluentui/react-components";
import { ArrowClockwiseRegular, ChatWarningRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChatReport } from "../../api/types";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { TableSkeleton } from "../list/TableSkeleton";
import { reportsQuery } from "./chatQueries";
import { ExportChats } from "./ExportChats";
import { ReportCard } from "./ReportCard";

/** What people have reported, and the export of one person's conversations. */
export function ChatReports() {
  const { t } = useTranslation();
  const reports = useQuery(reportsQuery);
  return (
    <div className="column">
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>{t("externalChat.reports.audited")}</MessageBarBody>
      </MessageBar>
      <ExportChats />
      <section className="list-section">
        <div className="panel-head">
          <h2>{t("externalChat.reports.title")}</h2>
          <Button
            icon={<ArrowClockwiseRegular />}
            disabledFocusable={reports.isFetching}
            onClick={() => void reports.refetch()}
          >
            {t("externalChat.reports.refresh")}
          </Button>
        </div>
        {reports.isPending && <TableSkeleton columns={2} />}
        {reports.isError && (
          <div className="card">
            <ErrorState error={reports.error} onRetry={() => reports.refetch()} />
          </div>
        )}
        {reports.data && <ReportList reports={reports.data} />}
      </section>
    </div>
  );
}

function ReportList({ reports }: { reports: readonly ChatReport[] }) {
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? reports : reports.filter((one) => !one.resolvedDateTime);
  const isEmpty = reports.length === 0;
  return (
    <>
      {!isEmpty && (
        <RadioGroup
          layout="horizontal"
          aria-label={t("externalChat.reports.show")}
          value={isAll ? "all" : "open"}
          onChange={(_, data) => setAll(data.value === "all")}
        >
          <Radio value="open" label={t("externalChat.reports.open")} />
          <Radio value="all" label={t("externalChat.reports.all")} />
        </RadioGroup>
      )}
      {shown.length === 0 ? (
        <div className="card">
          <EmptyState
            icon={<ChatWarningRegular />}
            title={t(isEmpty ? "externalChat.reports.empty" : "externalChat.reports.emptyOpen")}
            help={t(isEmpty ? "externalChat.reports.emptyHelp" : "externalChat.reports.emptyOpenHelp")}
          />
        </div>
      ) : (
        <ul className="report-list">
          {shown.map((one) => (
            <ReportCard key={one.id} report={one} />
          ))}
        </ul>
      )}
    </>
  );
}
