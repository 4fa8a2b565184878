import { Badge, Link } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { AuditRecord } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useSession } from "../../session/useSession";
import type { Column } from "../list/DataTable";

/** Name of the person, the application or the server itself that did it. */
export function useActorName(): (record: AuditRecord) => string {
  const { t } = useTranslation();
  return ({ initiatedBy: { user, app } }) =>
    user?.displayName ?? user?.userPrincipalName ?? app?.displayName ?? app?.appId ?? t("audit.system");
}

export function useAuditColumns(onOpen: (record: AuditRecord) => void): Column<AuditRecord>[] {
  const { t } = useTranslation();
  const format = useFormat(useSession().tenant.timeZone);
  const actorName = useActorName();
  return [
    {
      key: "activity",
      header: t("audit.column.activity"),
      isTitle: true,
      cell: (row) => (
        <Link as="button" onClick={() => onOpen(row)}>
          {row.activityDisplayName}
        </Link>
      ),
    },
    { key: "time", header: t("audit.column.time"), cell: (row) => format.dateTime(row.activityDateTime) },
    { key: "who", header: t("audit.column.who"), cell: actorName },
    {
      key: "target",
      header: t("audit.column.target"),
      cell: (row) => row.targetResources.map((one) => one.displayName || one.id).join(", ") || "–",
    },
    { key: "category", header: t("audit.column.category"), cell: (row) => row.category },
    { key: "result", header: t("audit.column.result"), cell: (row) => <ResultBadge result={row.result} /> },
  ];
}

export function ResultBadge({ result }: { result: AuditRecord["result"] }) {
  const { t } = useTranslation();
  return (
    <Badge appearance="tint" color={result === "success" ? "success" : "danger"}>
      {t(result === "success" ? "audit.success" : "audit.failure")}
    </Badge>
  );
}
