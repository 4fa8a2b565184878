import { Badge, Button } from "@fluentui/react-components";
import { AddRegular, DeleteRegular, PeopleTeamRegular } from "@fluentui/react-icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { searchTerm } from "../../api/odata";
import type { Group } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import type { Column } from "../list/DataTable";
import { ListSearch, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import { usePagedList } from "../list/usePagedList";
import { groupsRoute } from "../router";
import { Page } from "../shell/Page";
import { GroupForm } from "./GroupForm";

function useGroups(q: string | undefined, sort: string | undefined) {
  const $search = searchTerm(q);
  const $orderby = sort ?? "displayName";
  return usePagedList(["groups", "list", $search, $orderby], (page) =>
    unwrap(client.GET("/v1.0/groups", { params: { query: { ...page, $search, $orderby } } })),
  );
}

/** Every group. */
export function GroupsPage() {
  const { t } = useTranslation();
  const { q, sort } = groupsRoute.useSearch();
  const navigate = useNavigate();
  const list = useGroups(q, sort);
  const columns = useGroupColumns();
  const [adding, setAdding] = useState(false);
  const mayWrite = useCan("Group.ReadWrite.All");
  const add = mayWrite && (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
      {t("groups.create")}
    </Button>
  );
  return (
    <Page
      title={t("groups.title")}
      intro={t("groups.intro")}
      actions={
        mayWrite && (
          <>
            {add}
            <Button icon={<DeleteRegular />} onClick={() => navigate({ to: "/groups/deleted" })}>
              {t("deleted.groups.title")}
            </Button>
          </>
        )
      }
    >
      <ListTools>
        <ListSearch
          value={q}
          placeholder={t("groups.search")}
          onChange={(next) => navigate({ to: "/groups", search: { q: next, sort }, replace: true })}
        />
      </ListTools>
      <ListView
        label={t("groups.title")}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        sorting={{
          current: sort ?? "displayName",
          onSort: (next) => navigate({ to: "/groups", search: { q, sort: next }, replace: true }),
        }}
        filtered={q !== undefined}
        onClearFilters={() => navigate({ to: "/groups", search: {} })}
        empty={
          <EmptyState icon={<PeopleTeamRegular />} title={t("groups.empty")} help={t("groups.emptyHelp")}>
            {add}
          </EmptyState>
        }
      />
      {adding && (
        <GroupForm
          onClose={() => setAdding(false)}
          onCreated={(group) => navigate({ to: "/groups/$groupId", params: { groupId: group.id } })}
        />
      )}
    </Page>
  );
}

function useGroupColumns(): Column<Group>[] {
  const { t } = useTranslation();
  const { number } = useFormat();
  return [
    {
      key: "name",
      header: t("groups.column.name"),
      sortBy: "displayName",
      isTitle: true,
      cell: (row) => (
        <span className="name-cell">
          <Link className="link" to="/groups/$groupId" params={{ groupId: row.id }}>
            {row.displayName}
          </Link>
          {row.isAllCompany && (
            <Badge appearance="tint" color="brand" size="small">
              {t("groups.builtIn")}
            </Badge>
          )}
        </span>
      ),
    },
    {
      key: "description",
      header: t("groups.column.description"),
      cell: (row) => (row.isAllCompany ? t("groups.allCompany") : row.description || "–"),
    },
    { key: "members", header: t("groups.column.members"), numeric: true, cell: (row) => number(row.memberCount) },
    {
      key: "people",
      header: t("groups.column.people"),
      numeric: true,
      cell: (row) => number(row.transitiveUserCount),
    },
  ];
}
