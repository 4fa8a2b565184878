import { CallRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { literal } from "../../api/odata";
import { useCan } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import { ListFilter, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import { usePagedList } from "../list/usePagedList";
import { DirectoryPicker } from "../picker/DirectoryPicker";
import { conferencingRoute } from "../router";
import { ConferenceDrawer } from "./ConferenceDrawer";
import { providers } from "./conferencing";
import { useConferenceColumns } from "./useConferenceColumns";

/** Who holds, or held, conferences by phone. */
export function ConferencePeople() {
  const { t } = useTranslation();
  const search = conferencingRoute.useSearch();
  const navigate = conferencingRoute.useNavigate();
  const mayReadPeople = useCan("User.Read.All");
  const { provider, person } = search;
  const $filter = provider && `provider eq ${literal(provider)}`;
  const list = usePagedList(["conferencing", "users", $filter], (page) =>
    unwrap(client.GET("/beta/admin/conferencing/users", { params: { query: { ...page, $filter } } })),
  );
  const columns = useConferenceColumns(search);
  const show = (id: string | undefined) => navigate({ search: { ...search, person: id } });
  return (
    <>
      <div className="members-tools">
        <ListTools>
          <ListFilter
            label={t("conferencing.column.state")}
            value={provider}
            onChange={(next) => navigate({ search: { ...search, provider: next }, replace: true })}
            options={providers.map((value) => ({ value, label: t(`conferencing.state.${value}`) }))}
          />
        </ListTools>
        {mayReadPeople && (
          <div className="add-field">
            <DirectoryPicker
              label={t("conferencing.find")}
              hint={t("conferencing.findHelp")}
              kinds={["user"]}
              onPick={(choice) => show(choice.id)}
            />
          </div>
        )}
      </div>
      <ListView
        label={t("conferencing.tab.people")}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        filtered={provider !== undefined}
        onClearFilters={() => navigate({ search: {} })}
        empty={<EmptyState icon={<CallRegular />} title={t("conferencing.empty")} help={t("conferencing.emptyHelp")} />}
      />
      {person && <ConferenceDrawer key={person} personId={person} onClose={() => show(undefined)} />}
    </>
  );
}
