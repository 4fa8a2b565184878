// A table on wide screens, cards on narrow ones. The roles are written out because `display: block` takes them away.
import { ArrowDownRegular, ArrowUpRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Field of `$orderby`, where the server can sort by this column. */
  sortBy?: string;
  /** Numbers stand at the end of their cell. */
  numeric?: boolean;
  /** The cell that names the row. */
  isTitle?: boolean;
  /** Short texts that stay on one line where there is room for a table. */
  oneLine?: boolean;
  /** A column of buttons: its header is for screen readers only. */
  isActions?: boolean;
}

/** `field` or `field desc`. */
export interface Sorting {
  current: string | undefined;
  onSort: (order: string) => void;
}

interface Props<Row> {
  label: string;
  rows: Row[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  sorting?: Sorting;
}

export function DataTable<Row>({ label, rows, columns, rowKey, sorting }: Props<Row>) {
  return (
    <section className="card table-scroll" aria-label={label}>
      <table className="data-table" role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row);
  return (
    <td
      role="cell"
      data-label={column.isActions ? "" : column.header}
      // A card does not tell what is not known.
      data-empty={content === "–" ? "" : undefined}
      className={cellClass(column)}
    >
      {content}
    </td>
  );
}

function cellClass<Row>(column: Column<Row>): string | undefined {
  if (column.isTitle) return "title-cell";
  if (column.oneLine) return "one-line";
  return column.numeric || column.isActions ? "numeric" : undefined;
}

function HeaderCell<Row>({ column, sorting }: { column: Column<Row>; sorting?: Sorting }) {
  const { t } = useTranslation();
  const { sortBy } = column;
  if (!sortBy || !sorting)
    return (
      <th role="columnheader" scope="col" className={cellClass(column)}>
        <span className={column.isActions ? "visually-hidden" : undefined}>{column.header}</span>
      </th>
    );
  const [field, direction] = sorting.current?.split(" ") ?? [];
  const ascending = field === sortBy && direction !== "desc";
  const descending = field === sortBy && direction === "desc";
  return (
    <th
      role="columnheader"
      scope="col"
      className={cellClass(column)}
      aria-sort={ascending ? "ascending" : descending ? "descending" : "none"}
    >
      <button
        type="button"
        title={t("shell.list.sortBy", { column: column.header })}
        onClick={() => sorting.onSort(ascending ? `${sortBy} desc` : sortBy)}
      >
        {column.header}
        {ascending && <ArrowUpRegular aria-hidden="true" />}
        {descending && <ArrowDownRegular aria-hidden="true" />}
      </button>
    </th>
  );
}
