import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ConferencingUser } from "../../api/types";
import { Address } from "../../ui/Address";
import { PersonMark } from "../../ui/PersonMark";
import type { Column } from "../list/DataTable";
import type { conferencingRoute } from "../router";
import { ConferenceBadge } from "./ConferenceBadge";
import { spacedId } from "./conferencing";

type Search = ReturnType<typeof conferencingRoute.useSearch>;

/** The columns of the people. The name opens the details. */
export function useConferenceColumns(search: Search): Column<ConferencingUser>[] {
  const { t } = useTranslation();
  return [
    {
      key: "name",
      header: t("conferencing.column.name"),
      isTitle: true,
      cell: (row) => (
        <span className="name-cell person">
          <PersonMark name={row.displayName} />
          <Link className="link" to="/conferencing" search={{ ...search, person: row.id }}>
            {row.displayName}
          </Link>
        </span>
      ),
    },
    {
      key: "userName",
      header: t("conferencing.column.userName"),
      cell: (row) => <Address text={row.userPrincipalName} />,
    },
    {
      key: "conferenceId",
      header: t("conferencing.column.conferenceId"),
      oneLine: true,
      cell: (row) => (row.conferenceId ? spacedId(row.conferenceId) : "–"),
    },
    {
      key: "number",
      header: t("conferencing.column.number"),
      oneLine: true,
      cell: (row) => row.tollNumber ?? row.tollFreeNumber ?? "–",
    },
    { key: "bridge", header: t("conferencing.column.bridge"), cell: (row) => row.bridgeName ?? "–" },
    { key: "state", header: t("conferencing.column.state"), cell: (row) => <ConferenceBadge user={row} /> },
  ];
}
