import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { ArrowDownloadRegular, ArrowUndoRegular, CheckmarkCircleRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OverlapRow, Reclaimed } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { ProblemBar } from "../dialog/ProblemBar";
import { DataTable } from "../list/DataTable";
import { TableSkeleton } from "../list/TableSkeleton";
import { downloadCsv } from "../report/reportCsv";
import { Page } from "../shell/Page";
import { overlapQuery } from "./licenceQueries";
import { OverlapPeople } from "./OverlapPeople";
import { overlapCsv, overlapKey, savings } from "./overlap";
import { PastReclaims } from "./PastReclaims";
import { ReclaimDialog } from "./ReclaimDialog";
import { useOverlapColumns } from "./useOverlapColumns";
import { useUndoReclaim } from "./useUndoReclaim";

/** Licences without effect: which, whose, what they cost, and the way to have the seats back. */
export function OverlapPage() {
  const { t } = useTranslation();
  const overlap = useQuery(overlapQuery);
  const [taken, setTaken] = useState<Reclaimed>();
  const rows = overlap.data;
  const { people } = useSearch({ from: "/licences/overlap" });
  const navigate = useNavigate();
  const shown = rows?.find((row) => overlapKey(row) === people);
  const trail = (
    <Link className="link" to="/licences">
      {t("licences.title")}
    </Link>
  );
  const download = rows && rows.length > 0 && (
    <Button icon={<ArrowDownloadRegular />} onClick={() => downloadCsv(overlapCsv(rows), t("licences.overlap.title"))}>
      {t("licences.overlap.download")}
    </Button>
  );
  return (
    <Page title={t("licences.overlap.title")} trail={trail} intro={t("licences.overlap.intro")} actions={download}>
      {taken && <Taken taken={taken} onUndone={() => setTaken(undefined)} />}
      {overlap.isPending && <TableSkeleton columns={5} />}
      {overlap.isError && (
        <div className="card">
          <ErrorState error={overlap.error} onRetry={() => overlap.refetch()} />
        </div>
      )}
      {rows?.length === 0 && (
        <div className="card">
          <EmptyState
            icon={<CheckmarkCircleRegular />}
            title={t("licences.overlap.empty")}
            help={t("licences.overlap.emptyHelp")}
          />
        </div>
      )}
      {rows && rows.length > 0 && <Report rows={rows} onTaken={setTaken} />}
      {shown && <OverlapPeople row={shown} onClose={() => void navigate({ to: ".", search: {} })} />}
      <PastReclaims />
    </Page>
  );
}

function Report({ rows, onTaken }: { rows: OverlapRow[]; onTaken: (taken: Reclaimed) => void }) {
  const { t } = useTranslation();
  const mayWrite = useCan("LicenseAssignment.ReadWrite.All");
  const possible = rows.filter((one) => one.reclaimable > 0).map((one) => one.skuId);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  // Everything is chosen until somebody leaves something out.
  const chosen = [...new Set(possible)].filter((one) => !left.includes(one));
  const columns = useOverlapColumns(
    mayWrite
      ? {
          chosen,
          onToggle: (skuId, isChosen) => setLeft(isChosen ? left.filter((one) => one !== skuId) : [...left, skuId]),
        }
      : undefined,
  );
  return (
    <>
      <Tiles rows={rows} chosen={mayWrite ? rows.filter((one) => chosen.includes(one.skuId)) : rows} />
      <DataTable
        label={t("licences.overlap.title")}
        // What can be taken back comes first.
        rows={rows.toSorted((a, b) => b.reclaimable - a.reclaimable)}
        columns={columns}
        rowKey={overlapKey}
      />
      {mayWrite && (
        <div>
          <Button appearance="primary" disabledFocusable={chosen.length === 0} onClick={() => setAsking(true)}>
            {t("licences.overlap.preview")}
          </Button>
        </div>
      )}
      {asking && <ReclaimDialog skuIds={chosen} onTaken={onTaken} onClose={() => setAsking(false)} />}
    </>
  );
}

function Tiles({ rows, chosen }: { rows: readonly OverlapRow[]; chosen: readonly OverlapRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = savings(chosen).map(({ amount, currency }) => format.money(amount, currency, true));
  const seats = chosen.reduce((all, row) => all + row.reclaimable, 0);
  const people = rows.reduce((all, row) => all + row.people, 0);
  const tiles = [
    [
      t("licences.overlap.saving"),
      money.join(" + ") || "–",
      money.length === 0 && seats > 0 && t("licences.overlap.noSaving"),
    ],
    [t("licences.overlap.seats"), format.number(seats), undefined],
    [t("licences.overlap.people"), format.number(people), undefined],
  ] as const;
  return (
    <dl className="tiles licence-tiles">
      {tiles.map(([label, value, help]) => (
        <div key={label} className="card tile">
          <dt>{label}</dt>
          <dd>
            <strong>{value}</strong>
            {help && <span className="muted">{help}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What has just been taken back, and the way to give it again. */
function Taken({ taken, onUndone }: { taken: Reclaimed; onUndone: () => void }) {
  const { t } = useTranslation();
  const giveBack = useUndoReclaim();
  const undo = useMutation({ mutationFn: () => giveBack(taken.id ?? ""), onSuccess: onUndone });
  const count = taken.seats.reduce((sum, one) => sum + one.seats, 0);
  return (
    <>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>{t("licences.overlap.done", { count })}</MessageBarBody>
        {taken.id && (
          <MessageBarActions>
            <Button icon={<ArrowUndoRegular />} disabled={undo.isPending} onClick={() => undo.mutate()}>
              {t("licences.overlap.undo")}
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
      {undo.isError && <ProblemBar error={undo.error} />}
    </>
  );
}
