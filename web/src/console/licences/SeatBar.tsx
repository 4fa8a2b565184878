import { useTranslation } from "react-i18next";
import type { SubscribedSku } from "../../api/types";
import { assignable, freeSeats } from "./licence";

interface Props {
  sku: SubscribedSku;
  /** With the words about what is free, missing and suspended. */
  full?: boolean;
}

/** How many seats of a product are taken, and who has none; the words say the same as the bar. */
export function SeatBar({ sku, full = false }: Props) {
  const { t } = useTranslation();
  const seats = assignable(sku);
  const all = Math.max(1, seats + sku.unitsMissing, sku.consumedUnits);
  const percent = (units: number) => `${(100 * units) / all}%`;
  const free = freeSeats(sku);
  const { suspended, lockedOut } = sku.prepaidUnits;
  return (
    <div className={full ? "seat-bar full" : "seat-bar"}>
      <span>{t("licences.seats.used", { used: sku.consumedUnits, total: seats })}</span>
      <span className="seat-track" aria-hidden="true">
        <span className="taken" style={{ width: percent(sku.consumedUnits) }} />
        <span className="missing" style={{ width: percent(sku.unitsMissing) }} />
      </span>
      <span className="seat-words">
        {sku.unitsMissing > 0 && (
          <span className="seat-missing">{t("licences.seats.missing", { count: sku.unitsMissing })}</span>
        )}
        {sku.unitsMissing === 0 && seats > 0 && (
          <span className="muted">
            {free > 0 ? t("licences.seats.free", { count: free }) : t("licences.seats.full")}
          </span>
        )}
        {suspended + lockedOut > 0 && (
          <span className="muted">{t("licences.seats.suspended", { count: suspended + lockedOut })}</span>
        )}
      </span>
    </div>
  );
}
