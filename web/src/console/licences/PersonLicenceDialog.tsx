import { Field, Select } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Holding, LicenceChange } from "../../api/types";
import { useCanForSome } from "../../session/useSession";
import { useNotice } from "../shell/notices";
import { useCountries } from "./countries";
import { LicenceDialog } from "./LicenceDialog";
import { type LicensedPerson, licencesChanged } from "./licenceQueries";

interface Props {
  person: LicensedPerson;
  holdings: readonly Holding[];
  onClose: () => void;
}

/** Licences of one person, and the country where that is not known yet. */
export function PersonLicenceDialog({ person, holdings, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [place, setPlace] = useState("");
  const maySetPlace = useCanForSome("User.ReadWrite.All");
  const { id, displayName: name, licenseAssignmentStates: states, usageLocation } = person;
  const given = useMemo(() => states.filter((one) => !one.assignedByGroup), [states]);
  const inherited = useMemo(() => {
    const groups = new Map<string, string[]>();
    for (const { skuId, assignedByGroup, groupName } of holdings)
      if (assignedByGroup) groups.set(skuId, [...(groups.get(skuId) ?? []), groupName ?? assignedByGroup]);
    return groups;
  }, [holdings]);
  const save = async (change: LicenceChange) => {
    const params = { path: { id } };
    if (place !== "") await unwrap(client.PATCH("/v1.0/users/{id}", { params, body: { usageLocation: place } }));
    await unwrap(client.POST("/v1.0/users/{id}/assignLicense", { params, body: change }));
    await Promise.all([licencesChanged(queries), queries.invalidateQueries({ queryKey: ["people"] })]);
    notify(t("licences.person.saved", { name }));
  };
  return (
    <LicenceDialog
      title={t("licences.person.manageTitle", { name })}
      given={given}
      inherited={inherited}
      question={(change) => ({ users: { ids: [id], usageLocation: place || null, ...change } })}
      blocks={(change) => change.addLicenses.length > 0 && !usageLocation && place === ""}
      onSave={save}
      onClose={onClose}
      onReload={() => void licencesChanged(queries).then(onClose)}
    >
      {!usageLocation && maySetPlace && <PlaceField name={name} value={place} onChange={setPlace} />}
      {!usageLocation && !maySetPlace && (
        <p>
          {t("licences.person.noPlaceHelp", { name })} {t("licences.person.noPlaceAsk")}
        </p>
      )}
    </LicenceDialog>
  );
}

interface PlaceProps {
  name: string;
  value: string;
  onChange: (code: string) => void;
}

function PlaceField({ name, value, onChange }: PlaceProps) {
  const { t } = useTranslation();
  const countries = useCountries();
  return (
    <Field label={t("licences.person.place")} hint={t("licences.person.placeHelp", { name })} required>
      <Select value={value} onChange={(_, data) => onChange(data.value)}>
        <option value="">{t("licences.person.placeChoose")}</option>
        {countries.map(({ code, name: country }) => (
          <option key={code} value={code}>
            {country}
          </option>
        ))}
      </Select>
    </Field>
  );
}
