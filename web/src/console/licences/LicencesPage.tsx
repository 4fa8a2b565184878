import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { AddRegular, CertificateRegular, MoneyHandRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LicenceSubscription, SubscribedSku } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import { ListSearch, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import { licencesRoute } from "../router";
import { Page } from "../shell/Page";
import { AddSubscription } from "./AddSubscription";
import { Attention } from "./Attention";
import { LicenceSettings } from "./LicenceSettings";
import { arrangeSkus, assignable, costs, freeSeats } from "./licence";
import { skusQuery, subscriptionsQuery } from "./licenceQueries";
import { MailboxPlans } from "./MailboxPlans";
import { ProductDrawer } from "./ProductDrawer";
import { useSkuColumns } from "./useSkuColumns";

const none: never[] = [];

/** The products of the organization and their seats. */
export function LicencesPage() {
  const { t, i18n } = useTranslation();
  const search = licencesRoute.useSearch();
  const navigate = licencesRoute.useNavigate();
  const go = useNavigate();
  const [adding, setAdding] = useState(false);
  const mayWrite = useCan("LicenseAssignment.ReadWrite.All");
  const skus = useQuery(skusQuery);
  const subscriptions = useQuery(subscriptionsQuery).data ?? none;
  const order = search.sort ?? "displayName";
  const rows = arrangeSkus(skus.data ?? none, search.q, order, i18n.language);
  const columns = useSkuColumns(search, subscriptions);
  const add = mayWrite && (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
      {t("licences.subscription.add")}
    </Button>
  );
  return (
    <Page
      title={t("licences.title")}
      intro={t("licences.intro")}
      actions={
        <>
          {add}
          <Button icon={<MoneyHandRegular />} onClick={() => go({ to: "/licences/overlap" })}>
            {t("licences.overlap.open")}
          </Button>
        </>
      }
    >
      {!mayWrite && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t("licences.readOnly")}</MessageBarBody>
        </MessageBar>
      )}
      {skus.data && skus.data.length > 0 && <Overview skus={skus.data} subscriptions={subscriptions} />}
      <ListTools>
        <ListSearch
          value={search.q}
          placeholder={t("licences.search")}
          onChange={(q) => navigate({ search: { ...search, q }, replace: true })}
        />
      </ListTools>
      <ListView
        label={t("licences.title")}
        list={{
          rows,
          total: rows.length,
          from: 1,
          isPending: skus.isPending,
          isRefreshing: false,
          error: skus.error,
          retry: () => void skus.refetch(),
          next: undefined,
          previous: undefined,
        }}
        columns={columns}
        rowKey={(row) => row.skuId}
        sorting={{ current: order, onSort: (sort) => navigate({ search: { ...search, sort }, replace: true }) }}
        filtered={search.q !== undefined}
        onClearFilters={() => navigate({ search: {} })}
        empty={
          <EmptyState icon={<CertificateRegular />} title={t("licences.empty")} help={t("licences.emptyHelp")}>
            {add}
          </EmptyState>
        }
      />
      <LicenceSettings />
      <MailboxPlans />
      {search.product && (
        <ProductDrawer
          key={search.product}
          skuId={search.product}
          onClose={() => navigate({ search: { ...search, product: undefined } })}
        />
      )}
      {adding && <AddSubscription onClose={() => setAdding(false)} />}
    </Page>
  );
}

interface OverviewProps {
  skus: readonly SubscribedSku[];
  subscriptions: readonly LicenceSubscription[];
}

/** All products at a glance, and what somebody should look after. */
function Overview({ skus, subscriptions }: OverviewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const sum = (count: (sku: SubscribedSku) => number) => skus.reduce((all, sku) => all + count(sku), 0);
  const used = sum((sku) => sku.consumedUnits);
  const missing = sum((sku) => sku.unitsMissing);
  const money = costs(skus).map(({ amount, currency }) => format.money(amount, currency, true));
  const tiles = [
    [t("licences.figure.used"), t("licences.figure.total", { total: sum(assignable) }), format.number(used)],
    [t("licences.figure.free"), undefined, format.number(sum(freeSeats))],
    [t("licences.figure.missing"), undefined, format.number(missing)],
    [t("licences.figure.cost"), money.length === 0 ? t("licences.noPrice") : undefined, money.join(" + ") || "–"],
  ] as const;
  return (
    <>
      <Attention skus={skus} subscriptions={subscriptions} />
      <dl className="tiles licence-tiles">
        {tiles.map(([label, help, value]) => (
          <div key={label} className="card tile">
            <dt>{label}</dt>
            <dd>
              <strong>{value}</strong>
              {help && <span className="muted">{help}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
