import { Badge } from "@fluentui/react-components";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { User } from "../../api/types";
import { Address } from "../../ui/Address";
import { PersonMark } from "../../ui/PersonMark";
import type { Column } from "../list/DataTable";
import type { peopleRoute } from "../router";

type Search = ReturnType<typeof peopleRoute.useSearch>;

/** The columns of the people list. The name opens the details, the department filters by it. */
export function usePeopleColumns(search: Search): Column<User>[] {
  const { t } = useTranslation();
  return [
    {
      key: "name",
      header: t("people.column.name"),
      sortBy: "displayName",
      isTitle: true,
      cell: (row) => (
        <span className="name-cell person">
          <PersonMark name={row.displayName} />
          <Link className="link" to="/people" search={{ ...search, person: row.id }}>
            {row.displayName}
          </Link>
        </span>
      ),
    },
    {
      key: "userName",
      header: t("people.column.userName"),
      sortBy: "userPrincipalName",
      cell: (row) => <Address text={row.userPrincipalName} />,
    },
    {
      key: "department",
      header: t("people.column.department"),
      cell: (row) =>
        row.department ? (
          <Link className="link" to="/people" search={{ ...search, department: row.department }}>
            {row.department}
          </Link>
        ) : (
          "–"
        ),
    },
    { key: "city", header: t("people.column.city"), sortBy: "city", cell: (row) => row.city ?? "–" },
    { key: "jobTitle", header: t("people.column.jobTitle"), cell: (row) => row.jobTitle ?? "–" },
    { key: "account", header: t("people.column.account"), cell: (row) => <AccountMarks user={row} /> },
  ];
}

/** Whether the account works, and whether it is a guest's. */
export function AccountMarks({ user }: { user: User }) {
  const { t } = useTranslation();
  return (
    <span className="marks">
      <Badge appearance="tint" color={user.accountEnabled ? "success" : "informative"}>
        {t(user.accountEnabled ? "people.enabled" : "people.disabled")}
      </Badge>
      {user.userType === "Guest" && (
        <Badge appearance="tint" color="brand">
          {t("people.guest")}
        </Badge>
      )}
    </span>
  );
}
