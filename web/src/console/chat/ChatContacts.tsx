import { Button } from "@fluentui/react-components";
import { PeopleChatRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import { ListSearch, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import { externalChatRoute } from "../router";
import { ContactsDrawer } from "./ContactsDrawer";
import { contactsQuery } from "./chatQueries";
import { EndChosenContacts } from "./EndContacts";
import { useContactColumns } from "./useContactColumns";
import { useWholeList } from "./useWholeList";

/** Who of the organization has to do with how many people outside. */
export function ChatContacts() {
  const { t } = useTranslation();
  const search = externalChatRoute.useSearch();
  const navigate = externalChatRoute.useNavigate();
  const mayWrite = useCan("Policy.ReadWrite.CrossTenantAccess");
  const [isEnding, setEnding] = useState(false);
  const words = search.q?.toLowerCase() ?? "";
  const list = useWholeList(contactsQuery, (row) => row.displayName.toLowerCase().includes(words), words);
  const columns = useContactColumns(search);
  const show = (person: string | undefined) => navigate({ search: { ...search, person } });
  const find = (q: string | undefined) => navigate({ search: { ...search, q }, replace: true });
  return (
    <>
      <div className="members-tools">
        <ListTools>
          <ListSearch value={search.q} onChange={find} placeholder={t("externalChat.contacts.search")} />
        </ListTools>
        {mayWrite && <Button onClick={() => setEnding(true)}>{t("externalChat.contacts.end")}</Button>}
      </div>
      <ListView
        label={t("externalChat.contacts.title")}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        times
        filtered={words !== ""}
        onClearFilters={() => find(undefined)}
        empty={
          <EmptyState
            icon={<PeopleChatRegular />}
            title={t("externalChat.contacts.empty")}
            help={t("externalChat.contacts.emptyHelp")}
          />
        }
      />
      {search.person && <ContactsDrawer key={search.person} personId={search.person} onClose={() => show(undefined)} />}
      {isEnding && <EndChosenContacts onClose={() => setEnding(false)} />}
    </>
  );
}
