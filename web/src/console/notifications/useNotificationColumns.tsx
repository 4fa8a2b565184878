import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CustomNotification } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import type { Column } from "../list/DataTable";
import { NotificationBadge } from "./NotificationBadge";
import { isKept, totals } from "./notification";
import { useTargetWords } from "./useNotificationWords";

/** The columns of the log. When it was sent opens the details; where the text is kept, its title stands below. */
export function useNotificationColumns(): Column<CustomNotification>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const targetWords = useTargetWords();
  return [
    {
      key: "when",
      header: t("notifications.column.when"),
      isTitle: true,
      cell: (row) => (
        <span className="two-figures">
          <Link className="link" to="/notifications" search={{ notification: row.id }}>
            {format.dateTime(row.createdDateTime)}
          </Link>
          {isKept(row) && <span className="sent-title">{row.title}</span>}
        </span>
      ),
    },
    {
      key: "to",
      header: t("notifications.column.to"),
      cell: (row) => targetWords(row),
    },
    { key: "kind", header: t("notifications.column.kind"), cell: (row) => t(`notifications.kind.${row.kind}`) },
    { key: "by", header: t("notifications.column.by"), cell: (row) => row.createdBy },
    { key: "state", header: t("notifications.column.state"), cell: (row) => <NotificationBadge state={row.state} /> },
    {
      key: "accepted",
      header: t("notifications.column.accepted"),
      numeric: true,
      cell: (row) => format.number(totals(row).accepted),
    },
    {
      key: "delivered",
      header: t("notifications.column.delivered"),
      numeric: true,
      // Without a history no device says that it has it.
      cell: (row) => (isKept(row) ? format.number(totals(row).delivered) : "–"),
    },
    {
      key: "failed",
      header: t("notifications.column.failed"),
      numeric: true,
      cell: (row) => {
        const { failed } = totals(row);
        return failed > 0 ? <span className="bad-words">{format.number(failed)}</span> : format.number(0);
      },
    },
  ];
}
