import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular, DataTrendingRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { MessageReport } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { TableSkeleton } from "../list/TableSkeleton";
import { reportQuery } from "../messages/messageQueries";
import { Breakdown } from "./Breakdown";
import { DailyPanel } from "./DailyPanel";
import { FigureTiles } from "./FigureTiles";
import { FunnelPanel } from "./FunnelPanel";
import { downloadCsv, reportCsv } from "./reportCsv";

/** The figures that came back for a message. */
export function ReportPanel({ messageId, name }: { messageId: string; name: string }) {
  const { t } = useTranslation();
  const report = useQuery(reportQuery(messageId));
  if (report.isPending) return <TableSkeleton columns={4} />;
  if (report.isError)
    return (
      <div className="card">
        <ErrorState error={report.error} onRetry={() => report.refetch()} />
      </div>
    );
  const { figures, funnel, mails } = report.data;
  if (figures.shown === 0 && funnel.delivered === 0 && !(mails && mails.refused + mails.deferred > 0))
    return (
      <div className="card">
        <EmptyState icon={<DataTrendingRegular />} title={t("report.empty")} help={t("report.emptyHelp")} />
      </div>
    );
  return <LoadedReport report={report.data} name={name} />;
}

function LoadedReport({ report, name }: { report: MessageReport; name: string }) {
  const { t } = useTranslation();
  const { languageName } = useFormat();
  const hidden = report.hiddenParts;
  return (
    <div className="column">
      <FigureTiles figures={report.figures} mails={report.mails} />
      <div className="two-columns even">
        <FunnelPanel funnel={report.funnel} />
        <DailyPanel daily={report.daily} />
      </div>
      <div className="two-columns even">
        <Breakdown title={t("report.byPlatform")} rows={report.byPlatform} hidden={hidden.byPlatform} />
        <Breakdown
          title={t("report.byLanguage")}
          rows={report.byLanguage.map((row) => ({ ...row, name: languageName(row.name) }))}
          hidden={hidden.byLanguage}
        />
        <Breakdown title={t("report.byGroup")} rows={report.byGroup} hidden={hidden.byGroup} />
      </div>
      <div className="row-actions">
        <Button icon={<ArrowDownloadRegular />} onClick={() => downloadCsv(reportCsv(report), name)}>
          {t("report.export")}
        </Button>
        <span className="muted">{t("report.small")}</span>
      </div>
    </div>
  );
}
