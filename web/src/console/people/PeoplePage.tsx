import { Button } from "@fluentui/react-components";
import { ArrowUploadRegular, DeleteRegular, PeopleRegular, PersonAddRegular } from "@fluentui/react-icons";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { allOf, literal, searchTerm } from "../../api/odata";
import { scopeNames } from "../../session/permissions";
import { useCan, useSession } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import { ListFilter, ListSearch, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import { usePagedList } from "../list/usePagedList";
import { peopleRoute } from "../router";
import { Page } from "../shell/Page";
import { PersonDrawer } from "./PersonDrawer";
import { PersonForm } from "./PersonForm";
import { usePeopleColumns } from "./peopleColumns";

type Search = ReturnType<typeof peopleRoute.useSearch>;

function usePeople(search: Search) {
  const $filter = allOf(
    search.department && `department eq ${literal(search.department)}`,
    search.enabled && `accountEnabled eq ${search.enabled === "true"}`,
    search.type && `userType eq ${literal(search.type)}`,
  );
  const $search = searchTerm(search.q);
  const $orderby = search.sort ?? "displayName";
  return usePagedList(["people", "list", $filter, $search, $orderby], (page) =>
    unwrap(client.GET("/v1.0/users", { params: { query: { ...page, $filter, $search, $orderby } } })),
  );
}

/** Everybody in the directory. */
export function PeoplePage() {
  const { t } = useTranslation();
  const search = peopleRoute.useSearch();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const mayWrite = useCan("User.ReadWrite.All");
  const list = usePeople(search);
  const columns = usePeopleColumns(search);
  const { person, sort, ...filters } = search;
  const add = mayWrite && (
    <Button appearance="primary" icon={<PersonAddRegular />} onClick={() => setAdding(true)}>
      {t("people.create")}
    </Button>
  );
  return (
    <Page
      title={t("people.title")}
      intro={useListed(t("people.intro"))}
      actions={
        mayWrite && (
          <>
            {add}
            <Button icon={<ArrowUploadRegular />} onClick={() => navigate({ to: "/people/import" })}>
              {t("people.import.open")}
            </Button>
            <Button icon={<DeleteRegular />} onClick={() => navigate({ to: "/people/deleted" })}>
              {t("deleted.people.title")}
            </Button>
          </>
        )
      }
    >
      <PeopleFilters search={search} />
      <ListView
        label={t("people.title")}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        sorting={{
          current: sort ?? "displayName",
          onSort: (next) => navigate({ to: "/people", search: { ...search, sort: next }, replace: true }),
        }}
        filtered={Object.keys(filters).length > 0}
        onClearFilters={() => navigate({ to: "/people", search: {} })}
        empty={
          <EmptyState icon={<PeopleRegular />} title={t("people.empty")} help={t("people.emptyHelp")}>
            {add}
          </EmptyState>
        }
      />
      {person && (
        <PersonDrawer
          personId={person}
          onClose={() => navigate({ to: "/people", search: { ...search, person: undefined } })}
        />
      )}
      {adding && <PersonForm onClose={() => setAdding(false)} />}
    </Page>
  );
}

/** What the list holds: for somebody who acts for the people of some groups, only those. */
function useListed(everybody: string): string {
  const { t } = useTranslation();
  const all = useCan("User.Read.All");
  const session = useSession();
  return all ? everybody : t("people.scoped", { groups: scopeNames(session) });
}

function PeopleFilters({ search }: { search: Search }) {
  const { t } = useTranslation();
  const navigate = peopleRoute.useNavigate();
  const change = (part: Partial<Search>) => navigate({ search: { ...search, ...part }, replace: true });
  return (
    <ListTools>
      <ListSearch value={search.q} placeholder={t("people.search")} onChange={(q) => change({ q })} />
      <ListFilter
        label={t("people.column.account")}
        value={search.enabled}
        onChange={(enabled) => change({ enabled })}
        options={[
          { value: "true", label: t("people.enabled") },
          { value: "false", label: t("people.disabled") },
        ]}
      />
      <ListFilter
        label={t("people.column.type")}
        value={search.type}
        onChange={(type) => change({ type })}
        options={[
          { value: "Member", label: t("people.member") },
          { value: "Guest", label: t("people.guest") },
        ]}
      />
      {search.department && (
        <Button onClick={() => change({ department: undefined })}>
          {t("people.column.department")}: {search.department} ✕
        </Button>
      )}
    </ListTools>
  );
}
