import { Button } from "@fluentui/react-components";
import { ChevronLeftRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { ClockNote } from "../../ui/ClockNote";
import type { PagedList } from "./usePagedList";

/** Which rows are shown of how many, and the way to the others. */
export function Pager({ list, label, times = false }: { list: PagedList<unknown>; label: string; times?: boolean }) {
  const { t } = useTranslation();
  const to = list.from + list.rows.length - 1;
  const single = !list.next && !list.previous;
  return (
    <nav className="pager" aria-label={t("shell.list.pages", { list: label })}>
      <span role="status" className="muted">
        {list.isRefreshing
          ? t("shell.list.refreshing")
          : single
            ? t("shell.list.count", { count: list.rows.length })
            : list.total === undefined
              ? t("shell.list.range", { from: list.from, to })
              : t("shell.list.rangeOf", { from: list.from, to, total: list.total })}
      </span>
      {times && <ClockNote />}
      {!single && (
        <span className="pager-buttons">
          <Button
            icon={<ChevronLeftRegular />}
            aria-label={t("shell.list.previous")}
            disabled={!list.previous}
            onClick={list.previous}
          />
          <Button
            icon={<ChevronRightRegular />}
            aria-label={t("shell.list.next")}
            disabled={!list.next}
            onClick={list.next}
          />
        </span>
      )}
    </nav>
  );
}
