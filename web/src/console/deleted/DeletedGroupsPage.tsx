import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { searchTerm } from "../../api/odata";
import { useCan } from "../../session/useSession";
import { usePagedList } from "../list/usePagedList";
import { deletedGroupsRoute } from "../router";
import { DeletedList } from "./DeletedList";

/** The groups that were deleted and can be restored. */
export function DeletedGroupsPage() {
  const { t } = useTranslation();
  const { q } = deletedGroupsRoute.useSearch();
  const navigate = deletedGroupsRoute.useNavigate();
  const $search = searchTerm(q);
  const list = usePagedList(["groups", "list", "deleted", $search], (page) =>
    unwrap(
      client.GET("/v1.0/directory/deletedItems/microsoft.graph.group", { params: { query: { ...page, $search } } }),
    ),
  );
  return (
    <DeletedList
      kind="groups"
      list={list}
      named={{ key: "description", header: t("groups.column.description"), cell: (row) => row.description || "–" }}
      mayRestore={useCan("Group.ReadWrite.All")}
      search={q}
      onSearch={(next) => navigate({ search: { q: next }, replace: true })}
    />
  );
}
