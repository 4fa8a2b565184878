import { Badge, Link } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { AuditRecord } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useServerWords } from "../../i18n/useServerWords";
import type { Column } from "../list/DataTable";

/** Name of the person, the application or the server itself that did it. */
export function useActorName(): (record: AuditRecord) => string {
  const { t } = useTranslation();
  return ({ initiatedBy: { user, app } }) =>
    user?.displayName ?? user?.userPrincipalName ?? app?.displayName ?? app?.appId ?? t("audit.system");
}

export function useAuditColumns(onOpen: (record: AuditRecord) => void): Column<AuditRecord>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const actorName = useActorName();
  const words = useServerWords();
  return [
    {
      key: "activity",
      header: t("audit.column.activity"),
      isTitle: true,
      cell: (row) => (
        <Link as="button" onClick={() => onOpen(row)}>
          {words.activity(row.activityDisplayName)}
        </Link>
      ),
    },
    {
      key: "time",
      header: t("audit.column.time"),
      oneLine: true,
      cell: (row) => format.dateTime(row.activityDateTime),
    },
    { key: "who", header: t("audit.column.who"), cell: actorName },
    {
      key: "target",
      header: t("audit.column.target"),
      cell: (row) => <Targets targets={row.targetResources} />,
    },
    { key: "category", header: t("audit.column.category"), cell: (row) => words.category(row.category) },
    { key: "result", header: t("audit.column.result"), cell: (row) => <ResultBadge result={row.result} /> },
  ];
}

/** Names of targets before the rest is only counted: an import has thousands. */
const namedTargets = 3;

function Targets({ targets }: { targets: AuditRecord["targetResources"] }) {
  const { t } = useTranslation();
  const names = targets.slice(0, namedTargets).map((one) => one.displayName || one.id);
  const more = targets.length - names.length;
  if (more > 0) names.push(t("audit.more", { count: more }));
  return names.join(", ") || "–";
}

export function ResultBadge({ result }: { result: AuditRecord["result"] }) {
  const { t } = useTranslation();
  return (
    <Badge appearance="tint" color={result === "success" ? "success" : "danger"}>
      {t(result === "success" ? "audit.success" : "audit.failure")}
    </Badge>
  );
}
