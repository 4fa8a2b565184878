import { Button, Checkbox } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SubscribedSku } from "../../api/types";
import { planName } from "./planNames";

interface Props {
  sku: SubscribedSku;
  disabledPlans: readonly string[];
  onChange: (disabledPlans: readonly string[]) => void;
}

/** Which apps of a product are switched on; drawn only once they are asked for, since there may be a hundred. */
export function PlanChoice({ sku, disabledPlans, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const all = sku.servicePlans;
  const plans = useMemo(
    () =>
      all
        .map((plan) => ({ id: plan.servicePlanId, name: planName(plan.servicePlanName) }))
        .sort((a, b) => a.name.localeCompare(b.name, i18n.language)),
    [all, i18n.language],
  );
  const off = new Set(disabledPlans);
  const on = plans.filter((plan) => !off.has(plan.id)).length;
  const product = sku.displayName;
  return (
    <details className="plan-choice" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("licences.choose.appsOn", { on, total: plans.length })}</summary>
      {open && (
        <fieldset>
          <legend className="visually-hidden">{t("licences.choose.appsOf", { product })}</legend>
          {plans.length > 1 && (
            <div className="row-actions">
              <Button size="small" disabledFocusable={on === plans.length} onClick={() => onChange([])}>
                {t("licences.choose.all")}
              </Button>
              <Button size="small" disabledFocusable={on === 0} onClick={() => onChange(plans.map((plan) => plan.id))}>
                {t("licences.choose.noneOn")}
              </Button>
            </div>
          )}
          {plans.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={!off.has(id)}
              onChange={(_, data) =>
                onChange(data.checked === true ? disabledPlans.filter((one) => one !== id) : [...disabledPlans, id])
              }
            />
          ))}
        </fieldset>
      )}
    </details>
  );
}
