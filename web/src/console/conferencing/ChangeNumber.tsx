import { Field, Select } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ServiceNumber } from "../../api/types";
import { FormDialog } from "../dialog/FormDialog";
import { useNotice } from "../shell/notices";
import { replacementsOf } from "./conferencing";
import { conferencingChanged, useAutomaticMails } from "./conferencingQueries";

interface Props {
  numbers: readonly ServiceNumber[];
  onClose: () => void;
}

/** Gives everybody who has one number another one. */
export function ChangeNumber({ numbers, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const automatic = useAutomaticMails();
  const [fromNumber, setFrom] = useState("");
  const [toNumber, setTo] = useState("");
  const replacements = replacementsOf(numbers, fromNumber);
  const change = async () => {
    const body = { fromNumber, toNumber };
    const { people } = await unwrap(client.POST("/beta/admin/conferencing/users/changeDefaultNumber", { body }));
    await conferencingChanged(queries);
    notify(
      people === 0
        ? t("conferencing.numbers.changedNobody")
        : t("conferencing.numbers.changed", { count: people, number: toNumber }),
    );
  };
  return (
    <FormDialog
      title={t("conferencing.numbers.changeTitle")}
      submitLabel={t("conferencing.numbers.changeSubmit")}
      disabled={fromNumber === "" || toNumber === ""}
      onSubmit={change}
      onClose={onClose}
    >
      <p>{t("conferencing.numbers.changeHelp")}</p>
      <Choice
        label={t("conferencing.numbers.from")}
        value={fromNumber}
        choices={numbers.filter((one) => one.bridgeId).map((one) => one.number)}
        onChange={(number) => {
          setFrom(number);
          setTo("");
        }}
      />
      <Choice
        label={t("conferencing.numbers.to")}
        hint={fromNumber !== "" && replacements.length === 0 ? t("conferencing.numbers.noOther") : undefined}
        value={toNumber}
        choices={replacements}
        onChange={setTo}
      />
      {automatic !== undefined && (
        <p className="muted">
          {t(automatic ? "conferencing.numbers.changeMail" : "conferencing.numbers.changeNoMail")}
        </p>
      )}
    </FormDialog>
  );
}

interface ChoiceProps {
  label: string;
  hint?: string;
  value: string;
  choices: readonly string[];
  onChange: (number: string) => void;
}

function Choice({ label, hint, value, choices, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <Field label={label} hint={hint} required>
      <Select value={value} disabled={choices.length === 0} onChange={(_, data) => onChange(data.value)}>
        <option value="">{t("conferencing.numbers.choose")}</option>
        {choices.map((number) => (
          <option key={number} value={number}>
            {number}
          </option>
        ))}
      </Select>
    </Field>
  );
}
