import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AuditRecord } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useServerWords } from "../../i18n/useServerWords";
import { DetailDrawer } from "../dialog/DetailDrawer";
import { Facts } from "../dialog/Facts";
import { DataTable } from "../list/DataTable";
import { ResultBadge, useActorName } from "./auditColumns";

interface Props {
  record: AuditRecord;
  onClose: () => void;
}

/** Targets whose changes are shown at once: an import has thousands. */
const targetsAtOnce = 20;

/** One record: who, what, and every value before and after. */
export function AuditDrawer({ record, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useServerWords();
  const actorName = useActorName();
  const [pages, setPages] = useState(1);
  const rest = record.targetResources.length - targetsAtOnce * pages;
  return (
    <DetailDrawer title={words.activity(record.activityDisplayName)} onClose={onClose}>
      <div className="column">
        <Facts
          entries={[
            [t("audit.column.time"), format.exactTime(record.activityDateTime)],
            [t("audit.column.who"), actorName(record)],
            [t("audit.column.category"), words.category(record.category)],
            [t("audit.column.result"), <ResultBadge key="result" result={record.result} />],
            [t("audit.reason"), record.resultReason && words.reason(record.resultReason)],
            [t("audit.sequence"), format.number(record.sequence)],
            [t("audit.correlation"), <Code key="correlation" text={record.correlationId} />],
            [t("audit.hash"), <Code key="hash" text={record.hash} />],
          ]}
        />
        {record.targetResources.slice(0, targetsAtOnce * pages).map((target) => (
          <Changes key={`${target.type}${target.id}`} target={target} />
        ))}
        {rest > 0 && (
          <div>
            <Button onClick={() => setPages(pages + 1)}>{t("audit.showMore", { count: rest })}</Button>
          </div>
        )}
      </div>
    </DetailDrawer>
  );
}

function Code({ text }: { text: string | null | undefined }) {
  return text ? <code className="code">{text}</code> : "–";
}

function Changes({ target }: { target: AuditRecord["targetResources"][number] }) {
  const { t } = useTranslation();
  const words = useServerWords();
  const title = `${t("audit.changes")}: ${target.displayName || target.id || target.type}`;
  return (
    <section className="column tight">
      <h3>{title}</h3>
      {target.modifiedProperties.length === 0 ? (
        <p className="muted">{t("audit.noChanges")}</p>
      ) : (
        <DataTable
          label={title}
          rows={target.modifiedProperties}
          rowKey={(row) => row.displayName}
          columns={[
            {
              key: "property",
              header: t("audit.property"),
              isTitle: true,
              cell: (row) => words.field(row.displayName),
            },
            { key: "before", header: t("audit.before"), cell: (row) => <Code text={row.oldValue} /> },
            { key: "after", header: t("audit.after"), cell: (row) => <Code text={row.newValue} /> },
          ]}
        />
      )}
    </section>
  );
}
