import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular, TextBulletListSquareSearchRegular } from "@fluentui/react-icons";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { allOf, literal, searchTerm, withOptions } from "../../api/odata";
import type { AuditRecord } from "../../api/types";
import { useServerWords } from "../../i18n/useServerWords";
import { EmptyState } from "../../ui/EmptyState";
import { ListFilter, ListSearch, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import { usePagedList } from "../list/usePagedList";
import { auditRoute } from "../router";
import { Page } from "../shell/Page";
import { AuditDrawer } from "./AuditDrawer";
import { useAuditColumns } from "./auditColumns";
import { ChainBanner } from "./ChainBanner";

type Search = ReturnType<typeof auditRoute.useSearch>;

/** Days that each choice of the time filter looks back. */
const spans = { day: 1, week: 7, month: 30 } as const;

function startOf(since: string | undefined, now: number): string | undefined {
  const days = since && since in spans ? spans[since as keyof typeof spans] : undefined;
  return days && new Date(now - days * 86_400_000).toISOString();
}

const categories = [
  "Organization",
  "UserManagement",
  "GroupManagement",
  "DeviceManagement",
  "RoleManagement",
  "SignIn",
  "ApplicationManagement",
  "OrganizationalMessages",
  "Refusal",
];

/** The records that the list shows, as a file. */
const exported = "/beta/auditLogs/directoryAudits/export";

function useChosen(search: Search) {
  // The start of the span stays the same while the page is open, so that paging does not shift.
  const [openedAt] = useState(() => Date.now());
  const start = startOf(search.since, openedAt);
  const $filter = allOf(
    search.category && `category eq ${literal(search.category)}`,
    search.result && `result eq ${literal(search.result)}`,
    start && `activityDateTime ge ${start}`,
  );
  return { $filter, $search: searchTerm(search.q) };
}

function useAudit({ $filter, $search }: ReturnType<typeof useChosen>) {
  return usePagedList(["audit", "list", $filter, $search], (page) =>
    unwrap(client.GET("/v1.0/auditLogs/directoryAudits", { params: { query: { ...page, $filter, $search } } })),
  );
}

/** Every change, newest first. */
export function AuditPage() {
  const { t } = useTranslation();
  const search = auditRoute.useSearch();
  const navigate = useNavigate();
  const [open, setOpen] = useState<AuditRecord>();
  const chosen = useChosen(search);
  const list = useAudit(chosen);
  const columns = useAuditColumns(setOpen);
  return (
    <Page title={t("audit.title")} intro={t("audit.intro")} actions={<AuditFiles chosen={chosen} />}>
      <ChainBanner />
      <AuditFilters search={search} />
      <ListView
        label={t("audit.title")}
        list={list}
        times
        columns={columns}
        rowKey={(row) => row.id}
        filtered={Object.keys(search).length > 0}
        onClearFilters={() => navigate({ to: "/audit", search: {} })}
        empty={
          <EmptyState
            icon={<TextBulletListSquareSearchRegular />}
            title={t("audit.empty")}
            help={t("audit.emptyHelp")}
          />
        }
      />
      {open && <AuditDrawer record={open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

/** The records of the list as a file: for spreadsheets, and whole for programs. */
function AuditFiles({ chosen }: { chosen: ReturnType<typeof useChosen> }) {
  const { t } = useTranslation();
  return (["csv", "json"] as const).map((format) => (
    <Button
      key={format}
      as="a"
      icon={<ArrowDownloadRegular />}
      href={withOptions(exported, { format, ...chosen })}
      download={`audit.${format}`}
    >
      {t(`audit.export.${format}`)}
    </Button>
  ));
}

function AuditFilters({ search }: { search: Search }) {
  const { t } = useTranslation();
  const words = useServerWords();
  const navigate = auditRoute.useNavigate();
  const change = (part: Partial<Search>) => navigate({ search: { ...search, ...part }, replace: true });
  return (
    <ListTools>
      <ListSearch value={search.q} placeholder={t("audit.search")} onChange={(q) => change({ q })} />
      <ListFilter
        label={t("audit.since")}
        value={search.since}
        onChange={(since) => change({ since })}
        options={[
          { value: "day", label: t("audit.sinceDay") },
          { value: "week", label: t("audit.sinceWeek") },
          { value: "month", label: t("audit.sinceMonth") },
        ]}
      />
      <ListFilter
        label={t("audit.column.category")}
        value={search.category}
        onChange={(category) => change({ category })}
        options={categories.map((value) => ({ value, label: words.category(value) }))}
      />
      <ListFilter
        label={t("audit.column.result")}
        value={search.result}
        onChange={(result) => change({ result })}
        options={[
          { value: "success", label: t("audit.success") },
          { value: "failure", label: t("audit.failure") },
        ]}
      />
    </ListTools>
  );
}
