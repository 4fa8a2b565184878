import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MailMessage } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import type { Column } from "../list/DataTable";
import type { mailRoute } from "../router";
import { MailBadge } from "./MailBadge";
import { MailRecipient } from "./MailRecipient";
import { useMailReason, useMailTitle } from "./useMailWords";

type Search = ReturnType<typeof mailRoute.useSearch>;

/** The columns of the log. What a mail is about opens its details. */
export function useMailColumns(search: Search, names: ReadonlyMap<string, string>): Column<MailMessage>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const titleOf = useMailTitle();
  const reasonOf = useMailReason();
  return [
    {
      key: "about",
      header: t("mail.column.about"),
      isTitle: true,
      cell: (row) => (
        <Link className="link" to="/mail" search={{ ...search, mail: row.id }}>
          {titleOf(row)}
        </Link>
      ),
    },
    { key: "to", header: t("mail.column.to"), cell: (row) => <MailRecipient mail={row} names={names} /> },
    { key: "state", header: t("mail.column.state"), cell: (row) => <MailBadge state={row.state} /> },
    {
      key: "attempts",
      header: t("mail.column.attempts"),
      numeric: true,
      cell: (row) => format.number(row.attempts),
    },
    { key: "answer", header: t("mail.column.answer"), cell: (row) => (row.answer ? reasonOf(row.answer) : "–") },
    { key: "time", header: t("mail.column.time"), oneLine: true, cell: (row) => format.dateTime(row.createdDateTime) },
  ];
}
