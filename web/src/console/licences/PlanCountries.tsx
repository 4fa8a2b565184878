import { Field, Select } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ServicePlan } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { FormDialog } from "../dialog/FormDialog";
import { Chips } from "../picker/Chips";
import { useNotice } from "../shell/notices";
import { useCountries } from "./countries";
import { barredPlansQuery, licencesChanged } from "./licenceQueries";
import { planName } from "./planNames";

/** Where a service plan must not be used. */
export function PlanCountries({ plan, onClose }: { plan: ServicePlan; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const notify = useNotice();
  const countries = useCountries();
  const barred = useQuery(barredPlansQuery).data?.find((one) => one.servicePlanId === plan.servicePlanId);
  const [chosen, setChosen] = useState<readonly string[]>(barred?.prohibitedUsageLocations ?? []);
  const name = planName(plan.servicePlanName);
  const save = async () => {
    const params = { path: { id: plan.servicePlanId } };
    const body = { prohibitedUsageLocations: [...chosen] };
    await unwrap(client.PATCH("/beta/admin/licenses/servicePlans/{id}", { params, body }));
    await licencesChanged(queries);
    notify(t("licences.plans.saved", { plan: name }));
  };
  return (
    <FormDialog
      title={t("licences.plans.editFor", { plan: name })}
      submitLabel={t("shared.action.save")}
      onSubmit={save}
      onClose={onClose}
    >
      <p>{t("licences.plans.countriesHelp")}</p>
      <Chips
        label={t("licences.plans.countries")}
        chosen={chosen.map((id) => ({ id, name: format.countryName(id) }))}
        onRemove={(id) => setChosen(chosen.filter((one) => one !== id))}
      />
      <Field label={t("licences.plans.addCountry")}>
        <Select value="" onChange={(_, data) => data.value !== "" && setChosen([...chosen, data.value])}>
          <option value="">{t("licences.person.placeChoose")}</option>
          {countries
            .filter(({ code }) => !chosen.includes(code))
            .map(({ code, name: country }) => (
              <option key={code} value={code}>
                {country}
              </option>
            ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
