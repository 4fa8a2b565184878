import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { LicenceSubscription, SubscribedSku } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { licencesRoute } from "../router";
import { nextStep, standingOf } from "./licence";

interface Props {
  skus: readonly SubscribedSku[];
  subscriptions: readonly LicenceSubscription[];
}

/** What an administrator should look after: people without a seat, and products that come to their end. */
export function Attention({ skus, subscriptions }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const search = licencesRoute.useSearch();
  const lines = skus.flatMap((sku) => {
    const standing = standingOf(sku.capabilityStatus);
    const product = sku.displayName;
    const date = format.date(nextStep(sku, subscriptions));
    const ends = standing === "Warning" || standing === "Suspended" || standing === "LockedOut";
    // Where nothing can be used, that nobody has a seat is no news.
    const lacks = sku.unitsMissing > 0 && standing !== "Suspended" && standing !== "LockedOut";
    return [
      ...(ends ? [{ sku, words: t(`licences.attention.${standing}`, { product, date }) }] : []),
      ...(lacks ? [{ sku, words: t("licences.attention.missing", { product, count: sku.unitsMissing }) }] : []),
    ];
  });
  if (lines.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline" className="attention">
      <MessageBarBody>
        <ul>
          {lines.map(({ sku, words }) => (
            <li key={words}>
              <Link className="link" to="/licences" search={{ ...search, product: sku.skuId }}>
                {words}
              </Link>
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
