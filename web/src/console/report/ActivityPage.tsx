import { Button, Select } from "@fluentui/react-components";
import { ArrowDownloadRegular, DataTrendingRegular } from "@fluentui/react-icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { MessageActivity } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { DataTable } from "../list/DataTable";
import { TableSkeleton } from "../list/TableSkeleton";
import { chosen, MessageFilters } from "../messages/MessageFilters";
import { activityQuery } from "../messages/messageQueries";
import { activityRoute } from "../router";
import { Page } from "../shell/Page";
import { DailyPanel } from "./DailyPanel";
import { activityCsv, downloadCsv } from "./reportCsv";

const ranges = ["7", "30", "90", "180"] as const;

/** What came back from all messages, or from those that are chosen, within a range of days. */
export function ActivityPage() {
  const { t } = useTranslation();
  const search = activityRoute.useSearch();
  const navigate = activityRoute.useNavigate();
  const range = ranges.find((days) => days === search.range) ?? "30";
  const activity = useQuery({
    ...activityQuery(chosen(search), Number(range)),
    placeholderData: keepPreviousData,
  });
  const change = (part: Partial<typeof search>) => navigate({ search: { ...search, ...part }, replace: true });
  return (
    <Page
      title={t("activity.title")}
      intro={t("activity.intro")}
      trail={
        <Link className="link" to="/messages">
          {t("messages.title")}
        </Link>
      }
    >
      <MessageFilters search={search} onChange={change}>
        <RangeFilter value={range} onChange={(days) => change({ range: days })} />
      </MessageFilters>
      {activity.isPending && <TableSkeleton columns={4} />}
      {activity.isError && (
        <div className="card">
          <ErrorState error={activity.error} onRetry={() => activity.refetch()} />
        </div>
      )}
      {activity.data && <LoadedActivity activity={activity.data} />}
    </Page>
  );
}

function RangeFilter({ value, onChange }: { value: string; onChange: (days: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="list-filter">
      <label htmlFor={id}>{t("activity.range")}</label>
      <Select id={id} value={value} onChange={(_, data) => onChange(data.value)}>
        {ranges.map((days) => (
          <option key={days} value={days}>
            {t("activity.lastDays", { days })}
          </option>
        ))}
      </Select>
    </div>
  );
}

function LoadedActivity({ activity }: { activity: MessageActivity }) {
  const { t } = useTranslation();
  return (
    <div className="column" aria-live="polite">
      <ActivityTiles activity={activity} />
      {activity.daily.length === 0 ? (
        <div className="card">
          <EmptyState icon={<DataTrendingRegular />} title={t("activity.empty")} help={t("activity.emptyHelp")} />
        </div>
      ) : (
        <>
          <div className="two-columns even">
            <DailyPanel daily={activity.daily} />
            <ByLocation rows={activity.byLocation} />
          </div>
          <div className="row-actions">
            <Button
              icon={<ArrowDownloadRegular />}
              onClick={() =>
                downloadCsv(activityCsv(activity), `${t("activity.title")} ${activity.from} ${activity.to}`)
              }
            >
              {t("report.export")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function ActivityTiles({ activity: { messages, figures } }: { activity: MessageActivity }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tiles = [
    { label: t("activity.messages"), value: format.number(messages) },
    { label: t("report.seen"), value: format.number(figures.shown), help: t("report.seenHelp") },
    { label: t("report.clicks"), value: format.number(figures.clicks) },
    { label: t("report.rate"), value: format.share(figures.clickThroughRate), help: t("report.rateHelp") },
    { label: t("report.dismissals"), value: format.number(figures.dismissals) },
  ];
  return (
    <dl className="tiles">
      {tiles.map((tile) => (
        <div key={tile.label} className="card tile">
          <dt>{tile.label}</dt>
          <dd>
            <strong>{tile.value}</strong>
            {tile.help && <span className="muted">{tile.help}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ByLocation({ rows }: { rows: MessageActivity["byLocation"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="card panel">
      <h2>{t("activity.byLocation")}</h2>
      <DataTable
        label={t("activity.byLocation")}
        rows={rows}
        rowKey={(row) => row.location}
        columns={[
          {
            key: "location",
            header: t("messages.column.location"),
            isTitle: true,
            cell: (row) => t(`shared.location.${row.location}`),
          },
          { key: "shown", header: t("report.seen"), numeric: true, cell: (row) => format.number(row.shown) },
          { key: "clicks", header: t("report.clicks"), numeric: true, cell: (row) => format.number(row.clicks) },
          { key: "rate", header: t("report.rate"), numeric: true, cell: (row) => format.share(row.clickThroughRate) },
        ]}
      />
    </section>
  );
}
