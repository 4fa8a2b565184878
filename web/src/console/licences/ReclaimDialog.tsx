import { Spinner } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Reclaimed } from "../../api/types";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { ProblemBar } from "../dialog/ProblemBar";
import { licencesChanged } from "./licenceQueries";

interface Props {
  skuIds: readonly string[];
  onTaken: (taken: Reclaimed) => void;
  onClose: () => void;
}

/** Whose licences would be taken back, and taking them. */
export function ReclaimDialog({ skuIds, onTaken, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const ask = (isPreview: boolean) =>
    unwrap(client.POST("/beta/admin/licenses/reclaim", { body: { skuIds: [...skuIds], isPreview } }));
  const preview = useQuery({
    queryKey: ["licences", "reclaim", ...skuIds],
    queryFn: () => ask(true),
    staleTime: 0,
  });
  const count = preview.data?.seats.reduce((sum, one) => sum + one.seats, 0) ?? 0;
  const take = async () => {
    const taken = await ask(false);
    onTaken(taken);
    await licencesChanged(queries);
  };
  return (
    <ConfirmDialog
      title={t("licences.overlap.previewTitle")}
      confirmLabel={count > 0 ? t("licences.overlap.take", { count }) : t("licences.overlap.preview")}
      confirmDisabled={count === 0 || preview.isFetching}
      onConfirm={take}
      onClose={onClose}
    >
      {preview.isError && <ProblemBar error={preview.error} />}
      {preview.isPending && <Spinner size="tiny" label={t("licences.whatIf.checking")} />}
      {preview.data && <Preview preview={preview.data} />}
    </ConfirmDialog>
  );
}

function Preview({ preview }: { preview: Reclaimed }) {
  const { t } = useTranslation();
  const { people, seats, users, capabilityChanges } = preview;
  if (seats.length === 0) return <p>{t("licences.overlap.nothing")}</p>;
  const nameOf = (part: string) => seats.find((one) => one.skuPartNumber === part)?.displayName ?? part;
  return (
    <>
      <p>{t("licences.overlap.previewHelp", { count: people })}</p>
      <ul className="bullets">
        {seats.map((one) => (
          <li key={one.skuId}>{t("licences.overlap.previewSeats", { product: one.displayName, count: one.seats })}</li>
        ))}
      </ul>
      {capabilityChanges > 0 ? (
        <p className="seat-missing">{t("licences.overlap.changes", { count: capabilityChanges })}</p>
      ) : (
        <p>{t("licences.overlap.safe")}</p>
      )}
      <details className="plans">
        <summary>{t("licences.overlap.who")}</summary>
        <ul className="plan-list who-list">
          {users.map((one) => (
            <li key={`${one.userId} ${one.skuPartNumber}`}>
              <span className="plan-words">
                <span>{one.displayName}</span>
                <span className="muted">{one.userPrincipalName}</span>
              </span>
              <span className="muted">{nameOf(one.skuPartNumber)}</span>
            </li>
          ))}
        </ul>
        {seats.reduce((sum, one) => sum + one.seats, 0) > users.length && (
          <p className="muted">{t("licences.overlap.first", { count: users.length })}</p>
        )}
      </details>
    </>
  );
}
