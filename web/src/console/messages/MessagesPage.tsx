import { Button } from "@fluentui/react-components";
import {
  AddRegular,
  AlertUrgentRegular,
  ArrowDownloadRegular,
  DataTrendingRegular,
  MegaphoneRegular,
} from "@fluentui/react-icons";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { withOptions } from "../../api/odata";
import { useCan } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import { ListView } from "../list/ListView";
import { usePagedList } from "../list/usePagedList";
import { messagesRoute } from "../router";
import { Page } from "../shell/Page";
import { chosen, MessageFilters } from "./MessageFilters";
import { useMessageColumns } from "./messageColumns";

type Search = ReturnType<typeof messagesRoute.useSearch>;

/** The messages that the list shows, as a table. */
const exported = "/beta/admin/organizationalMessages/export";

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
          <Button icon={<DataTrendingRegular />} onClick={() => navigate({ to: "/messages/activity", search })}>
            {t("activity.open")}
          </Button>
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
      <MessageFilters
        search={search}
        onChange={(part) => navigate({ to: "/messages", search: { ...search, ...part }, replace: true })}
      />
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
