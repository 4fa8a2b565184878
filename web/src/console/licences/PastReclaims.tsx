import { Button } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PastReclaim } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { ErrorState } from "../../ui/ErrorState";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { type Column, DataTable } from "../list/DataTable";
import { reclaimsQuery } from "./licenceQueries";
import { useUndoReclaim } from "./useUndoReclaim";

/** What was taken back before, and the way to give it again; nothing where nothing was. */
export function PastReclaims() {
  const { t } = useTranslation();
  const past = useQuery(reclaimsQuery);
  const [undoing, setUndoing] = useState<PastReclaim>();
  const columns = useColumns(setUndoing);
  if (past.isError) return <ErrorState error={past.error} onRetry={() => past.refetch()} />;
  if (!past.data || past.data.length === 0) return null;
  return (
    <div className="column">
      <h2>{t("licences.past.title")}</h2>
      <DataTable label={t("licences.past.title")} rows={past.data} columns={columns} rowKey={(row) => row.id} />
      {undoing && <Undo batch={undoing} onClose={() => setUndoing(undefined)} />}
    </div>
  );
}

function useColumns(onUndo: (batch: PastReclaim) => void): Column<PastReclaim>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const mayWrite = useCan("LicenseAssignment.ReadWrite.All");
  return [
    {
      key: "when",
      header: t("licences.past.when"),
      isTitle: true,
      cell: (row) => (
        <span className="two-figures">
          <span>{format.dateTime(row.createdDateTime)}</span>
          {row.createdBy && <span className="muted">{row.createdBy}</span>}
        </span>
      ),
    },
    {
      key: "what",
      header: t("licences.past.what"),
      cell: (row) => (
        <span className="two-figures">
          {row.seats.map((one) => (
            <span key={one.skuId}>
              {t("licences.overlap.previewSeats", { product: one.displayName, count: one.seats })}
            </span>
          ))}
        </span>
      ),
    },
    {
      key: "people",
      header: t("licences.overlap.column.people"),
      numeric: true,
      cell: (row) => format.number(row.people),
    },
    {
      key: "undo",
      header: t("licences.overlap.undo"),
      isActions: true,
      cell: (row) =>
        row.undoneDateTime ? (
          <span className="muted">{t("licences.past.undone", { date: format.date(row.undoneDateTime) })}</span>
        ) : (
          mayWrite && (
            <Button
              size="small"
              icon={<ArrowUndoRegular />}
              aria-label={t("licences.past.undoOf", { date: format.dateTime(row.createdDateTime) })}
              onClick={() => onUndo(row)}
            >
              {t("licences.overlap.undo")}
            </Button>
          )
        ),
    },
  ];
}

function Undo({ batch, onClose }: { batch: PastReclaim; onClose: () => void }) {
  const { t } = useTranslation();
  const undo = useUndoReclaim();
  return (
    <ConfirmDialog
      title={t("licences.past.undoTitle")}
      confirmLabel={t("licences.past.giveBack")}
      onConfirm={() => undo(batch.id)}
      onClose={onClose}
    >
      <p>{t("licences.past.undoHelp", { count: batch.people })}</p>
      <ul className="bullets">
        {batch.seats.map((one) => (
          <li key={one.skuId}>{t("licences.overlap.previewSeats", { product: one.displayName, count: one.seats })}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
