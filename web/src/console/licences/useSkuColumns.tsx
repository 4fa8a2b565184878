import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { LicenceSubscription, SubscribedSku } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import type { Column } from "../list/DataTable";
import type { licencesRoute } from "../router";
import { nextStep } from "./licence";
import { SeatBar } from "./SeatBar";
import { StandingBadge } from "./StandingBadge";

type Search = ReturnType<typeof licencesRoute.useSearch>;

/** The columns of the products. The name opens the details. */
export function useSkuColumns(search: Search, subscriptions: readonly LicenceSubscription[]): Column<SubscribedSku>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      key: "product",
      header: t("licences.column.product"),
      sortBy: "displayName",
      isTitle: true,
      cell: (row) => (
        <span className="product-cell">
          <Link className="link" to="/licences" search={{ ...search, product: row.skuId }}>
            {row.displayName}
          </Link>
          <span className="muted code">{row.skuPartNumber}</span>
        </span>
      ),
    },
    {
      key: "seats",
      header: t("licences.column.seats"),
      sortBy: "consumedUnits",
      cell: (row) => <SeatBar sku={row} />,
    },
    {
      key: "status",
      header: t("licences.column.status"),
      cell: (row) => <StandingBadge status={row.capabilityStatus} next={nextStep(row, subscriptions)} />,
    },
    {
      key: "price",
      header: t("licences.column.price"),
      sortBy: "pricePerMonth",
      numeric: true,
      cell: (row) =>
        row.pricePerMonth
          ? t("licences.perMonth", { price: format.money(Number(row.pricePerMonth), row.currency) })
          : "–",
    },
  ];
}
