import { Field, Input, Radio, RadioGroup, Select } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ConferencingBridge, ServiceNumber } from "../../api/types";
import { useSession } from "../../session/useSession";
import { FormDialog } from "../dialog/FormDialog";
import { useCountries } from "../licences/countries";
import { useNotice } from "../shell/notices";
import { inPath, type NumberKind, numberTyped } from "./conferencing";
import { conferencingChanged } from "./conferencingQueries";
import { VoiceFields } from "./VoiceFields";

interface Props {
  /** The number to change; without one a new one is made known. */
  number?: ServiceNumber;
  bridges: readonly ConferencingBridge[];
  onClose: () => void;
}

interface Typed {
  number: string;
  kind: NumberKind;
  /** Empty for none, or for the default one of a new number. */
  bridgeId: string;
  country: string;
  city: string;
  primaryLanguage: string;
  secondaryLanguages: readonly string[];
}

async function create({ bridgeId, ...typed }: Typed, number: string): Promise<void> {
  const body = {
    ...typed,
    number,
    city: typed.city.trim(),
    secondaryLanguages: [...typed.secondaryLanguages],
    ...(bridgeId === "" ? {} : { bridgeId }),
  };
  await unwrap(client.POST("/beta/admin/conferencing/serviceNumbers", { body }));
}

async function change(before: ServiceNumber, typed: Typed): Promise<void> {
  const bridgeId = typed.bridgeId || null;
  const body = {
    ...(bridgeId === (before.bridgeId ?? null) ? {} : { bridgeId }),
    city: typed.city.trim(),
    primaryLanguage: typed.primaryLanguage,
    secondaryLanguages: [...typed.secondaryLanguages],
  };
  const params = { path: { number: inPath(before.number) } };
  await unwrap(client.PATCH("/beta/admin/conferencing/serviceNumbers/{number}", { params, body }));
}

/** A number that people dial: what it is stays, where it leads and how it greets can be changed. */
export function NumberForm({ number: before, bridges, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const session = useSession();
  const [typed, setTyped] = useState<Typed>(() =>
    before
      ? { ...before, bridgeId: before.bridgeId ?? "" }
      : {
          number: "",
          kind: "toll",
          bridgeId: "",
          country: "",
          city: "",
          primaryLanguage: (session.tenant.defaultLanguage || i18n.language).startsWith("fr") ? "fr-FR" : "en-US",
          secondaryLanguages: [],
        },
  );
  const read = numberTyped(typed.number);
  const update = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const save = async () => {
    if (before) await change(before, typed);
    else if (read) await create(typed, read);
    await conferencingChanged(queries);
    notify(t("conferencing.numbers.numberSaved", { number: read ?? typed.number }));
  };
  return (
    <FormDialog
      title={
        before ? t("conferencing.numbers.editNumber", { number: before.number }) : t("conferencing.numbers.newNumber")
      }
      submitLabel={t(before ? "shared.action.save" : "shared.action.add")}
      disabled={!read || typed.country === ""}
      onSubmit={save}
      onClose={onClose}
    >
      {!before && <NewNumberFields typed={typed} onChange={update} />}
      <Field label={t("conferencing.numbers.bridge")}>
        <Select value={typed.bridgeId} onChange={(_, data) => update({ bridgeId: data.value })}>
          <option value="">{t(before ? "conferencing.numbers.notInUse" : "conferencing.numbers.defaultBridge")}</option>
          {bridges.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("conferencing.numbers.city")}>
        <Input value={typed.city} maxLength={128} onChange={(_, data) => update({ city: data.value })} />
      </Field>
      <VoiceFields first={typed.primaryLanguage} further={typed.secondaryLanguages} onChange={update} />
    </FormDialog>
  );
}

/** What a number is, and can't become another way. */
function NewNumberFields({ typed, onChange }: { typed: Typed; onChange: (part: Partial<Typed>) => void }) {
  const { t } = useTranslation();
  const countries = useCountries();
  const isWrong = typed.number.trim() !== "" && !numberTyped(typed.number);
  return (
    <>
      <Field
        label={t("conferencing.numbers.number")}
        hint={t("conferencing.numbers.numberHelp")}
        validationMessage={isWrong ? t("conferencing.numbers.numberWrong") : undefined}
        required
      >
        <Input type="tel" value={typed.number} onChange={(_, data) => onChange({ number: data.value })} />
      </Field>
      <Field label={t("conferencing.numbers.column.kind")}>
        <RadioGroup
          value={typed.kind}
          onChange={(_, data) => onChange({ kind: data.value === "tollFree" ? "tollFree" : "toll" })}
        >
          {(["toll", "tollFree"] as const).map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={`${t(`conferencing.numbers.kind.${kind}`)} – ${t(`conferencing.numbers.kindHelp.${kind}`)}`}
            />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t("conferencing.numbers.country")} required>
        <Select value={typed.country} onChange={(_, data) => onChange({ country: data.value })}>
          <option value="">{t("conferencing.numbers.countryChoose")}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
