import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ExternalReach } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { PersonMark } from "../../ui/PersonMark";
import type { Column } from "../list/DataTable";
import type { externalChatRoute } from "../router";

type Search = ReturnType<typeof externalChatRoute.useSearch>;

/** The columns of the people. The name opens the details. */
export function useContactColumns(search: Search): Column<ExternalReach>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      key: "name",
      header: t("externalChat.person"),
      isTitle: true,
      cell: (row) => (
        <span className="name-cell person">
          <PersonMark name={row.displayName} />
          <Link className="link" to="/external-chat" search={{ ...search, person: row.id }}>
            {row.displayName || t("externalChat.grants.gone")}
          </Link>
        </span>
      ),
    },
    {
      key: "accepted",
      header: t("externalChat.contacts.accepted"),
      numeric: true,
      cell: (row) => format.number(row.accepted),
    },
    {
      key: "pending",
      header: t("externalChat.contacts.pending"),
      numeric: true,
      cell: (row) => format.number(row.pending),
    },
    { key: "since", header: t("externalChat.contacts.since"), oneLine: true, cell: (row) => format.date(row.since) },
    {
      key: "last",
      header: t("externalChat.contacts.last"),
      oneLine: true,
      cell: (row) => format.dateTime(row.lastMessageDateTime),
    },
  ];
}
