import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ServicePlan, SubscribedSku } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { ListSearch } from "../list/ListTools";
import { barredPlansQuery } from "./licenceQueries";
import { PlanCountries } from "./PlanCountries";
import { planName } from "./planNames";

/** So many plans need no search. */
const few = 8;

/** What a product consists of, and where it must not be used. */
export function PlanSection({ sku }: { sku: SubscribedSku }) {
  const { t, i18n } = useTranslation();
  const [search, setSearch] = useState<string>();
  const [editing, setEditing] = useState<ServicePlan>();
  const plans = useMemo(
    () =>
      sku.servicePlans.toSorted((a, b) =>
        planName(a.servicePlanName).localeCompare(planName(b.servicePlanName), i18n.language),
      ),
    [sku.servicePlans, i18n.language],
  );
  const term = search?.toLocaleLowerCase(i18n.language) ?? "";
  const found = plans.filter((plan) =>
    `${planName(plan.servicePlanName)} ${plan.servicePlanName}`.toLocaleLowerCase(i18n.language).includes(term),
  );
  return (
    <section className="column tight">
      <h3>{t("licences.plans.heading")}</h3>
      <details className="plans" open={plans.length <= few}>
        <summary>{t("licences.plans.show", { count: plans.length })}</summary>
        {plans.length > few && (
          <ListSearch value={search} placeholder={t("licences.plans.search")} onChange={setSearch} />
        )}
        {found.length === 0 && <p className="muted">{t("licences.plans.none")}</p>}
        <ul className="plan-list">
          {found.map((plan) => (
            <PlanLine key={plan.servicePlanId} plan={plan} onEdit={() => setEditing(plan)} />
          ))}
        </ul>
      </details>
      {editing && <PlanCountries plan={editing} onClose={() => setEditing(undefined)} />}
    </section>
  );
}

function PlanLine({ plan, onEdit }: { plan: ServicePlan; onEdit: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayWrite = useCan("LicenseAssignment.ReadWrite.All");
  const barred = useQuery(barredPlansQuery).data?.find((one) => one.servicePlanId === plan.servicePlanId);
  const countries = barred?.prohibitedUsageLocations.map(format.countryName).join(", ");
  const name = planName(plan.servicePlanName);
  return (
    <li>
      <span className="plan-words">
        <span>{name}</span>
        {name !== plan.servicePlanName && <span className="muted code">{plan.servicePlanName}</span>}
        {countries && <span className="seat-missing">{t("licences.plans.prohibited", { countries })}</span>}
      </span>
      {mayWrite && (
        <Button
          size="small"
          appearance="subtle"
          aria-label={t("licences.plans.editFor", { plan: name })}
          onClick={onEdit}
        >
          {t("licences.plans.edit")}
        </Button>
      )}
    </li>
  );
}
