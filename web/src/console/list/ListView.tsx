import { SearchRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { type Column, DataTable, type Sorting } from "./DataTable";
import { Pager } from "./Pager";
import { TableSkeleton } from "./TableSkeleton";
import type { PagedList } from "./usePagedList";

interface Props<Row> {
  /** What the list holds; names the table. */
  label: string;
  list: PagedList<Row>;
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  sorting?: Sorting;
  /** Whether filters or a search are set: then an empty list is not an empty page. */
  filtered: boolean;
  onClearFilters?: () => void;
  /** Whether the columns hold times: then it is said in which time zone. */
  times?: boolean;
  /** What stands there when there is nothing at all. */
  empty: ReactNode;
}

/** A list in every state it can be in: loading, failed, empty, nothing found, full. */
export function ListView<Row>({ list, empty, filtered, onClearFilters, times, ...table }: Props<Row>) {
  const { t } = useTranslation();
  if (list.isPending) return <TableSkeleton columns={table.columns.length} />;
  if (list.error && list.rows.length === 0)
    return (
      <div className="card">
        <ErrorState error={list.error} onRetry={list.retry} />
      </div>
    );
  if (list.rows.length === 0)
    return (
      <div className="card">
        {filtered ? (
          <EmptyState
            icon={<SearchRegular />}
            title={t("shell.list.nothingFound")}
            help={t("shell.list.nothingFoundHelp")}
          >
            {onClearFilters && (
              <button type="button" className="text-button" onClick={onClearFilters}>
                {t("shared.action.clear")}
              </button>
            )}
          </EmptyState>
        ) : (
          empty
        )}
      </div>
    );
  return (
    <div className={list.isRefreshing ? "list refreshing" : "list"}>
      <DataTable rows={list.rows} {...table} />
      <Pager list={list} label={table.label} times={times} />
    </div>
  );
}
