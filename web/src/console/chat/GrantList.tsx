import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExternalAccessPolicy, ExternalPolicyGrant } from "../../api/types";
import { useCan } from "../../session/useSession";
import { EntriesSkeleton } from "../../ui/EntriesSkeleton";
import { ErrorState } from "../../ui/ErrorState";
import { type Column, DataTable } from "../list/DataTable";
import { grantsQuery } from "./chatQueries";
import { GrantForm } from "./GrantForm";
import { byPrecedence } from "./policy";
import { TakeBack } from "./TakeBack";

/** Who has which policy, in the order in which that counts. */
export function GrantList({ policies }: { policies: readonly ExternalAccessPolicy[] }) {
  const { t } = useTranslation();
  const mayWrite = useCan("Policy.ReadWrite.CrossTenantAccess");
  const grants = useQuery(grantsQuery);
  const [isAdding, setAdding] = useState(false);
  const [taking, setTaking] = useState<ExternalPolicyGrant>();
  const columns = useGrantColumns(mayWrite, setTaking);
  return (
    <section className="card panel">
      <div className="panel-head">
        <h2>{t("externalChat.grants.title")}</h2>
        {mayWrite && (
          <Button icon={<AddRegular />} onClick={() => setAdding(true)}>
            {t("externalChat.grants.add")}
          </Button>
        )}
      </div>
      <p className="muted">{t("externalChat.grants.order")}</p>
      {grants.isPending && <EntriesSkeleton />}
      {grants.isError && <ErrorState error={grants.error} onRetry={() => grants.refetch()} />}
      {grants.data?.length === 0 && (
        <p>
          {t("externalChat.grants.empty")}. {t("externalChat.grants.emptyHelp")}
        </p>
      )}
      {grants.data && grants.data.length > 0 && (
        <DataTable
          label={t("externalChat.grants.title")}
          rows={byPrecedence(grants.data)}
          columns={columns}
          rowKey={(row) => row.subjectId ?? row.subjectType}
        />
      )}
      {isAdding && <GrantForm policies={policies} onClose={() => setAdding(false)} />}
      {taking && <TakeBack grant={taking} onClose={() => setTaking(undefined)} />}
    </section>
  );
}

function useGrantColumns(
  mayWrite: boolean,
  onTake: (grant: ExternalPolicyGrant) => void,
): Column<ExternalPolicyGrant>[] {
  const { t } = useTranslation();
  const nameOf = useGrantName();
  const kindOf = (row: ExternalPolicyGrant) => {
    if (row.subjectType === "everybody") return "–";
    return t(row.subjectType === "group" ? "externalChat.group" : "externalChat.person");
  };
  return [
    { key: "to", header: t("externalChat.grants.to"), isTitle: true, cell: nameOf },
    { key: "kind", header: t("externalChat.grants.kind"), cell: kindOf },
    { key: "rank", header: t("externalChat.grants.rank"), numeric: true, cell: (row) => row.rank ?? "–" },
    { key: "policy", header: t("externalChat.grants.policy"), cell: (row) => row.policy },
    ...(mayWrite
      ? [
          {
            key: "actions",
            header: t("shell.list.actions"),
            isActions: true,
            cell: (row: ExternalPolicyGrant) => (
              <Button
                size="small"
                aria-label={t("externalChat.grants.takeOf", { policy: row.policy, name: nameOf(row) })}
                onClick={() => onTake(row)}
              >
                {t("externalChat.grants.take")}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

/** How whoever has a policy is called. */
export function useGrantName(): (grant: ExternalPolicyGrant) => string {
  const { t } = useTranslation();
  return (grant) => {
    if (grant.subjectType === "everybody") return t("externalChat.grants.everybodyLong");
    return grant.displayName || t("externalChat.grants.gone");
  };
}
