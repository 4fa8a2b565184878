import { Button } from "@fluentui/react-components";
import { AddRegular, AppsListRegular } from "@fluentui/react-icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { searchTerm } from "../../api/odata";
import type { Application } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import type { Column } from "../list/DataTable";
import { ListSearch, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import { usePagedList } from "../list/usePagedList";
import { applicationsRoute } from "../router";
import { Page } from "../shell/Page";
import { ApplicationForm } from "./ApplicationForm";
import { lastEnd } from "./application";
import { ValidityBadge } from "./ValidityBadge";

type Search = ReturnType<typeof applicationsRoute.useSearch>;

function useApplications({ q, sort }: Search) {
  const $search = searchTerm(q);
  const $orderby = sort ?? "displayName";
  return usePagedList(["applications", "list", $search, $orderby], (page) =>
    unwrap(client.GET("/v1.0/applications", { params: { query: { ...page, $search, $orderby } } })),
  );
}

/** The programs that may sign in. */
export function ApplicationsPage() {
  const { t } = useTranslation();
  const search = applicationsRoute.useSearch();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const mayWrite = useCan("Application.ReadWrite.All");
  const list = useApplications(search);
  const columns = useApplicationColumns();
  const change = (part: Partial<Search>) =>
    navigate({ to: "/applications", search: { ...search, ...part }, replace: true });
  const open = (application: Application) =>
    navigate({ to: "/applications/$applicationId", params: { applicationId: application.id } });
  const add = mayWrite && (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
      {t("applications.add")}
    </Button>
  );
  return (
    <Page title={t("applications.title")} intro={t("applications.intro")} actions={add}>
      <ListTools>
        <ListSearch value={search.q} placeholder={t("applications.search")} onChange={(q) => change({ q })} />
      </ListTools>
      <ListView
        label={t("applications.title")}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        sorting={{ current: search.sort ?? "displayName", onSort: (sort) => change({ sort }) }}
        filtered={search.q !== undefined}
        onClearFilters={() => navigate({ to: "/applications", search: {} })}
        empty={
          <EmptyState icon={<AppsListRegular />} title={t("applications.empty")} help={t("applications.emptyHelp")}>
            {add}
          </EmptyState>
        }
      />
      {adding && <ApplicationForm onClose={() => setAdding(false)} onCreated={open} />}
    </Page>
  );
}

function useApplicationColumns(): Column<Application>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const ends = (row: Application) => {
    const end = lastEnd(row);
    if (end) return <ValidityBadge end={end} />;
    return t(row.isFallbackPublicClient ? "applications.none.public" : "applications.none.credential");
  };
  return [
    {
      key: "name",
      header: t("applications.column.name"),
      sortBy: "displayName",
      isTitle: true,
      cell: (row) => (
        <Link className="link" to="/applications/$applicationId" params={{ applicationId: row.id }}>
          {row.displayName}
        </Link>
      ),
    },
    {
      key: "permissions",
      header: t("applications.column.permissions"),
      numeric: true,
      cell: (row) => format.number(row.permissions.length),
    },
    { key: "credentials", header: t("applications.column.credentials"), cell: ends },
    {
      key: "created",
      header: t("applications.column.created"),
      sortBy: "createdDateTime",
      cell: (row) => format.date(row.createdDateTime),
    },
  ];
}
