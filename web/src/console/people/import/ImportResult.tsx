import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ImportReport } from "../../../api/types";
import { useFormat } from "../../../i18n/useFormat";
import { ruleWords } from "../../../ui/ruleWords";
import { Figures } from "../../dialog/Figures";
import { type Column, DataTable } from "../../list/DataTable";

type Rejected = ImportReport["rejected"][number];

/** Broken rules that stand on the page at once. */
const shownAtOnce = 100;

/** What a run has found: how many people are new or other, or which rules the file breaks, with line and column. */
export function ImportResult({ report, children }: { report: ImportReport; children: ReactNode }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const broken = report.rejectedCount ?? 0;
  const figures = ["total", "created", "updated", "unchanged"] as const;
  return (
    <section className="card panel" aria-labelledby="import-result">
      <h2 id="import-result">{t(report.dryRun ? "people.import.checked" : "people.import.result")}</h2>
      <ResultBar report={report} />
      <Figures entries={figures.map((figure) => [t(`people.import.${figure}`), number(report[figure])] as const)} />
      {broken > 0 && <RejectedTable rejected={report.rejected} count={broken} />}
      {children}
    </section>
  );
}

function ResultBar({ report }: { report: ImportReport }) {
  const { t } = useTranslation();
  const broken = report.rejectedCount ?? 0;
  const changes = report.created + report.updated;
  const title =
    broken > 0
      ? t("people.import.broken", { count: broken })
      : report.dryRun
        ? t(changes > 0 ? "people.import.good" : "people.import.nothingNew")
        : t("people.import.done");
  return (
    <MessageBar intent={broken > 0 ? "error" : "success"} layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {broken > 0 && t("people.import.brokenHelp")}
        {!report.dryRun && broken === 0 && (
          <Link className="link" to="/people">
            {t("people.import.see")}
          </Link>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}

function RejectedTable({ rejected, count }: { rejected: readonly Rejected[]; count: number }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const shown = rejected.slice(0, shownAtOnce).map((one, place) => ({ ...one, place }));
  const columns: Column<Rejected & { place: number }>[] = [
    { key: "line", header: t("people.import.line"), cell: (row) => number(row.line) },
    { key: "column", header: t("people.import.column"), cell: (row) => row.column || t("people.import.wholeRow") },
    { key: "value", header: t("people.import.value"), cell: (row) => (row.value ? <code>{row.value}</code> : "–") },
    {
      key: "rule",
      header: t("people.import.rule"),
      cell: (row) => ruleWords({ target: row.column, message: `${row.column} ${row.rule}` }, t) ?? row.rule,
    },
  ];
  return (
    <>
      <DataTable
        label={t("people.import.rejected")}
        rows={shown}
        columns={columns}
        rowKey={(row) => String(row.place)}
      />
      {count > shown.length && <p className="muted">{t("people.import.more", { count: count - shown.length })}</p>}
    </>
  );
}
