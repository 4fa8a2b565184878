import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/problem";
import type { LicenceSubscription, SubscribedSku } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { ErrorState } from "../../ui/ErrorState";
import { DetailDrawer } from "../dialog/DetailDrawer";
import { DrawerSkeleton } from "../dialog/DrawerSkeleton";
import { AddSubscription } from "./AddSubscription";
import { freeSeats } from "./licence";
import { skusQuery, subscriptionsQuery } from "./licenceQueries";
import { PlanSection } from "./PlanSection";
import { PriceSection } from "./PriceSection";
import { ProductPeople } from "./ProductPeople";
import { SeatBar } from "./SeatBar";
import { StandingBadge } from "./StandingBadge";
import { SubscriptionCard } from "./SubscriptionCard";

interface Props {
  skuId: string;
  onClose: () => void;
}

/** A product: its seats, its subscriptions, its people, what it costs and what it consists of. */
export function ProductDrawer({ skuId, onClose }: Props) {
  const { t } = useTranslation();
  const skus = useQuery(skusQuery);
  const subscriptions = useQuery(subscriptionsQuery);
  const sku = skus.data?.find((one) => one.skuId === skuId);
  const error = skus.error ?? subscriptions.error;
  const gone = skus.data !== undefined && sku === undefined;
  const retry = () => void Promise.all([skus.refetch(), subscriptions.refetch()]);
  return (
    <DetailDrawer title={sku?.displayName ?? t(gone ? "shared.problem.notFound" : "shared.loading")} onClose={onClose}>
      {error && <ErrorState error={error} onRetry={retry} />}
      {gone && <ErrorState error={new Problem(404, {})} />}
      {!error && !gone && !(sku && subscriptions.data) && <DrawerSkeleton />}
      {sku && subscriptions.data && (
        <ProductDetails sku={sku} subscriptions={subscriptions.data.filter((one) => one.skuId === skuId)} />
      )}
    </DetailDrawer>
  );
}

function ProductDetails({ sku, subscriptions }: { sku: SubscribedSku; subscriptions: LicenceSubscription[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="column">
      <div className="marks">
        <StandingBadge status={sku.capabilityStatus} />
        <span className="muted code">{sku.skuPartNumber}</span>
      </div>
      <dl className="drawer-figures">
        {(
          [
            ["used", sku.consumedUnits],
            ["free", freeSeats(sku)],
            ["missing", sku.unitsMissing],
          ] as const
        ).map(([key, value]) => (
          <div key={key} className={key === "missing" && value > 0 ? "bad" : undefined}>
            <dt>{t(`licences.figure.${key}`)}</dt>
            <dd>{format.number(value)}</dd>
          </div>
        ))}
      </dl>
      <SeatBar sku={sku} full />
      <Subscriptions sku={sku} subscriptions={subscriptions} />
      <ProductPeople sku={sku} />
      <PriceSection sku={sku} />
      <PlanSection sku={sku} />
    </div>
  );
}

function Subscriptions({ sku, subscriptions }: { sku: SubscribedSku; subscriptions: LicenceSubscription[] }) {
  const { t } = useTranslation();
  const mayWrite = useCan("LicenseAssignment.ReadWrite.All");
  const [adding, setAdding] = useState(false);
  const { skuId, skuPartNumber, displayName } = sku;
  return (
    <section className="column tight">
      <div className="panel-head">
        <h3>{t("licences.subscription.heading")}</h3>
        {mayWrite && (
          <Button size="small" icon={<AddRegular />} onClick={() => setAdding(true)}>
            {t("licences.subscription.add")}
          </Button>
        )}
      </div>
      {subscriptions.map((one) => (
        <SubscriptionCard key={one.id} subscription={one} product={displayName} />
      ))}
      {adding && (
        <AddSubscription
          product={{ skuId, skuPartNumber, displayName, source: "public" }}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
}
