import { Button } from "@fluentui/react-components";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { SubscribedSku } from "../../api/types";
import { useCan } from "../../session/useSession";
import { EntriesSkeleton } from "../../ui/EntriesSkeleton";
import { ErrorState } from "../../ui/ErrorState";
import { ProblemBar } from "../dialog/ProblemBar";
import { useLoadedList } from "../list/useLoadedList";
import { NameList } from "./NameList";

/** People that one request brings. */
const portion = 20;

type Part = "missing" | "holding";

const filterOf = {
  missing: (skuId: string) => `licenseAssignmentStates/any(s:s/skuId eq ${skuId} and s/error eq 'CountViolation')`,
  holding: (skuId: string) => `assignedLicenses/any(l:l/skuId eq ${skuId})`,
} as const;

/** Who waits for a seat of a product, and who has one. */
export function ProductPeople({ sku }: { sku: SubscribedSku }) {
  const { t } = useTranslation();
  const mayReadPeople = useCan("User.Read.All");
  if (!mayReadPeople) return null;
  return (
    <section className="column">
      <h3>{t("licences.people.heading")}</h3>
      {sku.unitsMissing > 0 && <PeoplePart skuId={sku.skuId} part="missing" />}
      <PeoplePart skuId={sku.skuId} part="holding" />
    </section>
  );
}

function usePeopleOf(skuId: string, part: Part) {
  const query = {
    $filter: filterOf[part](skuId),
    $select: "id,displayName,userPrincipalName",
    $orderby: "displayName",
  };
  return useLoadedList(
    ["licences", "product", skuId, "people", part],
    (page) => unwrap(client.GET("/v1.0/users", { params: { query: { ...page, ...query } } })),
    portion,
  );
}

function PeoplePart({ skuId, part }: { skuId: string; part: Part }) {
  const { t } = useTranslation();
  const heading = useId();
  const { rows, total, isPending, error, retry, loadMore, isLoadingMore } = usePeopleOf(skuId, part);
  return (
    <div className="column tight">
      <h4 id={heading}>
        {total === undefined ? t(`licences.people.${part}`) : t(`licences.people.${part}Count`, { count: total })}
      </h4>
      {isPending && <EntriesSkeleton />}
      {error && rows.length === 0 && <ErrorState error={error} onRetry={retry} />}
      {!isPending && !error && rows.length === 0 && <p className="muted">{t(`licences.people.${part}Empty`)}</p>}
      {rows.length > 0 && <NameList labelledBy={heading} people={rows} />}
      {error && rows.length > 0 && <ProblemBar error={error} />}
      {loadMore && (
        <div>
          <Button size="small" aria-describedby={heading} disabledFocusable={isLoadingMore} onClick={loadMore}>
            {t(isLoadingMore ? "shared.loading" : "licences.people.more")}
          </Button>
        </div>
      )}
    </div>
  );
}
