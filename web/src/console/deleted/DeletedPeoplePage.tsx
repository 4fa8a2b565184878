import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { searchTerm } from "../../api/odata";
import { useCan } from "../../session/useSession";
import { Address } from "../../ui/Address";
import { usePagedList } from "../list/usePagedList";
import { deletedPeopleRoute } from "../router";
import { DeletedList } from "./DeletedList";

/** The people who were deleted and can be restored. */
export function DeletedPeoplePage() {
  const { t } = useTranslation();
  const { q } = deletedPeopleRoute.useSearch();
  const navigate = deletedPeopleRoute.useNavigate();
  const $search = searchTerm(q);
  const list = usePagedList(["people", "list", "deleted", $search], (page) =>
    unwrap(
      client.GET("/v1.0/directory/deletedItems/microsoft.graph.user", { params: { query: { ...page, $search } } }),
    ),
  );
  return (
    <DeletedList
      kind="people"
      list={list}
      named={{
        key: "userName",
        header: t("people.column.userName"),
        cell: (row) => <Address text={row.userPrincipalName} />,
      }}
      mayRestore={useCan("User.ReadWrite.All")}
      search={q}
      onSearch={(next) => navigate({ search: { q: next }, replace: true })}
    />
  );
}
