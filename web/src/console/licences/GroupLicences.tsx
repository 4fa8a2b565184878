import { Button } from "@fluentui/react-components";
import { CertificateRegular, CheckmarkCircleRegular } from "@fluentui/react-icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { AssignedLicence, Group, LicenceChange, LicenceMember, SubscribedSku } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { Address } from "../../ui/Address";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { PersonMark } from "../../ui/PersonMark";
import { type Column, DataTable } from "../list/DataTable";
import { ListView } from "../list/ListView";
import { TableSkeleton } from "../list/TableSkeleton";
import { usePagesOf } from "../list/useLoadedList";
import { useNotice } from "../shell/notices";
import { knownErrors } from "./HoldingList";
import { LicenceDialog } from "./LicenceDialog";
import { freeSeats } from "./licence";
import { groupErrorsQuery, groupLicencesQuery, licencesChanged, skusQuery } from "./licenceQueries";

const none: never[] = [];

/** What a group gives its direct members, and who of them does not get it. */
export function GroupLicences({ group }: { group: Group }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const mayWrite = useCan("LicenseAssignment.ReadWrite.All");
  const given = useQuery(groupLicencesQuery(group.id));
  const skus = useQuery(skusQuery);
  const columns = useGivenColumns(skus.data ?? []);
  const error = given.error ?? skus.error;
  const change = mayWrite && given.data && (
    <Button appearance="primary" icon={<CertificateRegular />} onClick={() => setChanging(true)}>
      {t("licences.group.manage")}
    </Button>
  );
  if (error)
    return (
      <div className="card">
        <ErrorState error={error} onRetry={() => void Promise.all([given.refetch(), skus.refetch()])} />
      </div>
    );
  if (!given.data || !skus.data) return <TableSkeleton columns={3} />;
  return (
    <div className="column">
      {given.data.length === 0 ? (
        <div className="card">
          <EmptyState
            icon={<CertificateRegular />}
            title={t("licences.group.empty")}
            help={t("licences.group.emptyHelp")}
          >
            {change}
          </EmptyState>
        </div>
      ) : (
        <>
          <div className="licence-head">
            <p className="muted">{t("licences.group.help")}</p>
            {change}
          </div>
          <DataTable label={t("licences.group.tab")} rows={given.data} columns={columns} rowKey={(row) => row.skuId} />
          <MembersWithErrors groupId={group.id} />
        </>
      )}
      {changing && <GroupLicenceDialog group={group} given={given.data} onClose={() => setChanging(false)} />}
    </div>
  );
}

function useGivenColumns(skus: readonly SubscribedSku[]): Column<AssignedLicence>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const skuOf = (row: AssignedLicence) => skus.find((one) => one.skuId === row.skuId);
  return [
    {
      key: "product",
      header: t("licences.column.product"),
      isTitle: true,
      cell: (row) => (
        <Link className="link" to="/licences" search={{ product: row.skuId }}>
          {skuOf(row)?.displayName ?? row.skuId}
        </Link>
      ),
    },
    {
      key: "apps",
      header: t("licences.group.apps"),
      cell: (row) => {
        const total = skuOf(row)?.servicePlans.length ?? 0;
        return row.disabledPlans.length === 0
          ? t("licences.group.allApps")
          : t("licences.choose.appsOn", { on: total - row.disabledPlans.length, total });
      },
    },
    {
      key: "free",
      header: t("licences.group.free"),
      numeric: true,
      cell: (row) => {
        const sku = skuOf(row);
        return sku ? format.number(freeSeats(sku)) : "–";
      },
    },
  ];
}

interface DialogProps {
  group: Group;
  given: readonly AssignedLicence[];
  onClose: () => void;
}

function GroupLicenceDialog({ group, given, onClose }: DialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const { id, displayName: name } = group;
  const save = async (change: LicenceChange) => {
    await unwrap(client.POST("/v1.0/groups/{id}/assignLicense", { params: { path: { id } }, body: change }));
    await licencesChanged(queries);
    notify(t("licences.group.saved", { name }));
  };
  return (
    <LicenceDialog
      title={t("licences.group.manageTitle", { name })}
      given={given}
      waits
      question={(change) => ({ group: { id, ...change } })}
      onSave={save}
      onClose={onClose}
      onReload={() => void licencesChanged(queries).then(onClose)}
    >
      <p>{t("licences.group.help")}</p>
    </LicenceDialog>
  );
}

/** Members who do not get everything; why is told with each person. */
function MembersWithErrors({ groupId }: { groupId: string }) {
  const { t } = useTranslation();
  const errors = useQuery(groupErrorsQuery(groupId));
  const rows: readonly LicenceMember[] = errors.data ?? none;
  const loaded = {
    rows: [...rows],
    total: rows.length,
    isPending: errors.isPending,
    error: errors.error,
    retry: () => void errors.refetch(),
    loadMore: undefined,
    isLoadingMore: false,
  };
  const list = usePagesOf(loaded, rows, groupId);
  const columns = useMemberColumns();
  return (
    <section className="column tight">
      <h2 className="section-title">{t("licences.group.errors")}</h2>
      {rows.length > 0 && <p className="muted">{t("licences.group.errorsHelp")}</p>}
      {errors.data?.length === 0 ? (
        <p className="all-well">
          <CheckmarkCircleRegular aria-hidden="true" /> {t("licences.group.noErrors")}
        </p>
      ) : (
        <ListView
          label={t("licences.group.errors")}
          list={list}
          columns={columns}
          rowKey={(row) => row.id}
          filtered={false}
          empty={null}
        />
      )}
    </section>
  );
}

function useMemberColumns(): Column<LicenceMember>[] {
  const { t } = useTranslation();
  const mayReadPeople = useCan("User.Read.All");
  return [
    {
      key: "name",
      header: t("people.column.name"),
      isTitle: true,
      cell: (row) => (
        <span className="name-cell person">
          <PersonMark name={row.displayName} />
          {mayReadPeople ? (
            <Link className="link" to="/people" search={{ q: row.userPrincipalName, person: row.id }}>
              {row.displayName}
            </Link>
          ) : (
            row.displayName
          )}
        </span>
      ),
    },
    {
      key: "userName",
      header: t("people.column.userName"),
      cell: (row) => <Address text={row.userPrincipalName} />,
    },
    {
      key: "errors",
      header: t("licences.group.error"),
      cell: (row) =>
        row.licenseErrors
          .map((error) => t(`licences.error.${knownErrors.find((known) => known === error) ?? "other"}`))
          .join(", "),
    },
  ];
}
