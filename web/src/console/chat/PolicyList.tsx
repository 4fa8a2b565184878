import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExternalAccessPolicy } from "../../api/types";
import { useCan } from "../../session/useSession";
import { DataTable } from "../list/DataTable";
import { grantsQuery } from "./chatQueries";
import { PolicyForm } from "./PolicyForm";
import { globalPolicy } from "./policy";
import { RemovePolicy } from "./RemovePolicy";
import { usePolicyColumns } from "./usePolicyColumns";

export type PolicyMove = { kind: "new" } | { kind: "edit" | "remove"; policy: ExternalAccessPolicy };

/** Every policy, the one of everybody first. */
export function PolicyList({ policies }: { policies: ExternalAccessPolicy[] }) {
  const { t } = useTranslation();
  const mayWrite = useCan("Policy.ReadWrite.CrossTenantAccess");
  const [move, setMove] = useState<PolicyMove>();
  const grants = useQuery(grantsQuery).data;
  const everybodys = grants?.find((one) => one.subjectType === "everybody")?.policy ?? globalPolicy;
  const columns = usePolicyColumns(mayWrite, everybodys, setMove);
  const close = () => setMove(undefined);
  return (
    <section className="card panel">
      <div className="panel-head">
        <h2>{t("externalChat.policies.title")}</h2>
        {mayWrite && (
          <Button icon={<AddRegular />} onClick={() => setMove({ kind: "new" })}>
            {t("externalChat.policies.add")}
          </Button>
        )}
      </div>
      <p className="muted">{t("externalChat.policies.help")}</p>
      <DataTable label={t("externalChat.policies.title")} rows={policies} columns={columns} rowKey={(row) => row.id} />
      {move?.kind === "new" && <PolicyForm taken={policies.map((one) => one.id)} onClose={close} />}
      {move?.kind === "edit" && <PolicyForm policy={move.policy} taken={[]} onClose={close} />}
      {move?.kind === "remove" && <RemovePolicy policy={move.policy} onClose={close} />}
    </section>
  );
}
