import { Checkbox } from "@fluentui/react-components";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { OverlapRow } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import type { Column } from "../list/DataTable";
import { overlapKey } from "./overlap";

interface Choosing {
  chosen: readonly string[];
  onToggle: (skuId: string, isChosen: boolean) => void;
}

/** Whether it can be taken away without anybody missing anything; else its other apps may be in use. */
const isCovered = (row: OverlapRow) => row.reason === "covered";

/** The columns of the report; with boxes for whoever may take licences back. */
export function useOverlapColumns(choosing: Choosing | undefined): Column<OverlapRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const boxes: Column<OverlapRow>[] = choosing
    ? [
        {
          key: "choose",
          header: t("licences.overlap.column.choose"),
          isActions: true,
          cell: (row) => (
            <Checkbox
              aria-label={t("licences.overlap.chooseProduct", { product: row.displayName })}
              checked={row.reclaimable > 0 && choosing.chosen.includes(row.skuId)}
              disabled={row.reclaimable === 0}
              onChange={(_, data) => choosing.onToggle(row.skuId, data.checked === true)}
            />
          ),
        },
      ]
    : [];
  return [
    ...boxes,
    {
      key: "product",
      header: t("licences.overlap.column.product"),
      isTitle: true,
      cell: (row) => (
        <Link className="link" to="/licences" search={{ product: row.skuId }}>
          {row.displayName}
        </Link>
      ),
    },
    {
      key: "reason",
      header: t("licences.overlap.column.reason"),
      cell: (row) => (
        <span className="two-figures">
          <span>{t(`licences.overlap.reason.${isCovered(row) ? "covered" : "outranked"}`)}</span>
          {!isCovered(row) && <span className="muted">{t("licences.overlap.decide")}</span>}
        </span>
      ),
    },
    {
      key: "people",
      header: t("licences.overlap.column.people"),
      numeric: true,
      cell: (row) => (
        <Link
          className="link"
          to="/licences/overlap"
          search={{ people: overlapKey(row) }}
          aria-label={t("licences.overlap.showPeople", { count: row.people, product: row.displayName })}
        >
          {format.number(row.people)}
        </Link>
      ),
    },
    {
      key: "reclaimable",
      header: t("licences.overlap.column.reclaimable"),
      numeric: true,
      cell: (row) => (
        <span className="two-figures">
          <span>{format.number(row.reclaimable)}</span>
          {isCovered(row) && row.people > row.reclaimable && (
            <span className="muted">{t("licences.overlap.fromGroups", { count: row.people - row.reclaimable })}</span>
          )}
        </span>
      ),
    },
    {
      key: "saving",
      header: t("licences.overlap.column.saving"),
      numeric: true,
      cell: (row) =>
        row.reclaimable === 0 ? (
          "–"
        ) : row.savingPerMonth ? (
          <strong>{format.money(Number(row.savingPerMonth), row.currency)}</strong>
        ) : (
          <span className="muted">{t("licences.noPrice")}</span>
        ),
    },
  ];
}
