import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/useFormat";
import { DataTable } from "../list/DataTable";
import type { ChartedDay } from "./days";

const DailyChart = lazy(() => import("./DailyChart").then((module) => ({ default: module.DailyChart })));

/** The figures of a day; people are counted where it is one message's. */
type Day = ChartedDay & { dismissals: number; peopleSeen?: number };

/** The figures day by day, as a chart or as the table that says the same. */
export function DailyPanel({ daily }: { daily: readonly Day[] }) {
  const { t } = useTranslation();
  // A single day makes no line.
  const [asTable, setAsTable] = useState(daily.length < 2);
  return (
    <section className="card panel daily">
      <div className="panel-head">
        <h2>{t("report.daily")}</h2>
        <Button size="small" onClick={() => setAsTable(!asTable)}>
          {t(asTable ? "report.asChart" : "report.asTable")}
        </Button>
      </div>
      {asTable ? (
        <DailyTable daily={daily} />
      ) : (
        <Suspense fallback={<p className="muted chart">{t("shared.loading")}</p>}>
          <DailyChart daily={daily} />
        </Suspense>
      )}
    </section>
  );
}

function DailyTable({ daily }: { daily: readonly Day[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const people = daily.some((day) => day.peopleSeen !== undefined);
  return (
    <DataTable
      label={t("report.daily")}
      rows={[...daily]}
      rowKey={(row) => row.date}
      columns={[
        { key: "day", header: t("report.day"), isTitle: true, cell: (row) => format.day(row.date) },
        { key: "shown", header: t("report.seen"), numeric: true, cell: (row) => format.number(row.shown) },
        ...(people
          ? [
              {
                key: "people",
                header: t("report.peopleSeen"),
                numeric: true,
                cell: (row: Day) => format.number(row.peopleSeen ?? 0),
              },
            ]
          : []),
        { key: "clicks", header: t("report.clicks"), numeric: true, cell: (row) => format.number(row.clicks) },
        {
          key: "dismissals",
          header: t("report.dismissals"),
          numeric: true,
          cell: (row) => format.number(row.dismissals),
        },
      ]}
    />
  );
}
