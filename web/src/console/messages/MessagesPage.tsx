import { Button } from "@fluentui/react-components";
import { AddRegular, AlertUrgentRegular, ArrowDownloadRegular, MegaphoneRegular } from "@fluentui/react-icons";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { allOf, literal, searchTerm, withOptions } from "../../api/odata";
import { messageLocations, messageObjectives, messageStates } from "../../api/types";
import { useCan } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import { ListFilter, ListSearch, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import { usePagedList } from "../list/usePagedList";
import { messagesRoute } from "../router";
import { Page } from "../shell/Page";
import { useMessageColumns } from "./messageColumns";

type Search = ReturnType<typeof messagesRoute.useSearch>;

/** The messages that the list shows, as a table. */
const exported = "/beta/admin/organizationalMessages/export";

function chosen(search: Search) {
  const $filter = allOf(
    search.state && `state eq ${literal(search.state)}`,
    search.location && `location eq ${literal(search.location)}`,
    search.objective && `objective eq ${literal(search.objective)}`,
  );
  return { $filter, $search: searchTerm(search.q) };
}

function useMessages(search: Search) {
  const { $filter, $search } = chosen(search);
  return usePagedList(["messages", "list", $filter, $search], (page) =>
    unwrap(client.GET("/beta/admin/organizationalMessages", { params: { query: { ...page, $filter, $search } } })),
  );
}

/** Every message of the organization. */
export function MessagesPage() {
  const { t } = useTranslation();
  const search = messagesRoute.useSearch();
  const list = useMessages(search);
  const columns = useMessageColumns();
  const navigate = useNavigate();
  const mayWrite = useCan("OrganizationalMessages.ReadWrite.All");
  const create = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => navigate({ to: "/messages/new" })}>
      {t("messages.create")}
    </Button>
  );
  return (
    <Page
      title={t("messages.title")}
      intro={t("messages.intro")}
      actions={
        <>
          {mayWrite && create}
          {mayWrite && (
            <Button
              icon={<AlertUrgentRegular />}
              onClick={() => navigate({ to: "/messages/new", search: { urgency: "urgent" } })}
            >
              {t("messages.createUrgent")}
            </Button>
          )}
          <Button
            as="a"
            icon={<ArrowDownloadRegular />}
            href={withOptions(exported, chosen(search))}
            download="messages.csv"
          >
            {t("messages.export")}
          </Button>
        </>
      }
    >
      <MessageFilters search={search} />
      <ListView
        label={t("messages.title")}
        list={list}
        times
        columns={columns}
        rowKey={(row) => row.id}
        filtered={Object.keys(search).length > 0}
        onClearFilters={() => navigate({ to: "/messages", search: {} })}
        empty={
          <EmptyState icon={<MegaphoneRegular />} title={t("messages.empty")} help={t("messages.emptyHelp")}>
            {mayWrite && create}
          </EmptyState>
        }
      />
    </Page>
  );
}

function MessageFilters({ search }: { search: Search }) {
  const { t } = useTranslation();
  const navigate = messagesRoute.useNavigate();
  const change = (part: Partial<Search>) => navigate({ search: { ...search, ...part }, replace: true });
  return (
    <ListTools>
      <ListSearch value={search.q} placeholder={t("messages.search")} onChange={(q) => change({ q })} />
      <ListFilter
        label={t("messages.column.state")}
        value={search.state}
        onChange={(state) => change({ state })}
        options={messageStates.map((value) => ({ value, label: t(`messages.state.${value}`) }))}
      />
      <ListFilter
        label={t("messages.column.location")}
        value={search.location}
        onChange={(location) => change({ location })}
        options={messageLocations.map((value) => ({ value, label: t(`shared.location.${value}`) }))}
      />
      <ListFilter
        label={t("messages.column.objective")}
        value={search.objective}
        onChange={(objective) => change({ objective })}
        options={messageObjectives.map((value) => ({ value, label: t(`messages.objective.${value}`) }))}
      />
    </ListTools>
  );
}
