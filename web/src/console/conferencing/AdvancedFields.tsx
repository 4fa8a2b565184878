import { Checkbox, Field, Select, Textarea } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { advancedSwitches, dialOuts } from "./bridgeSettings";
import type { SettingsFields } from "./SenderFields";

const choices = [
  { key: "allowFederatedUsersToDialOutToSelf", label: "conferencing.settings.advanced.dialOutToSelf" },
  { key: "allowFederatedUsersToDialOutToThirdParty", label: "conferencing.settings.advanced.dialOutToThirdParty" },
] as const;

/** What hardly anybody changes; open where something in it is wrong. */
export function AdvancedFields({ typed, wrong, onChange, disabled }: SettingsFields) {
  const { t } = useTranslation();
  return (
    <details className="card panel advanced" open={wrong.domains || undefined}>
      <summary>{t("conferencing.settings.advanced.title")}</summary>
      <div className="advanced-fields">
        <div>
          {advancedSwitches.map((key) => (
            <Checkbox
              key={key}
              label={t(`conferencing.settings.advanced.${key}`)}
              checked={typed[key]}
              disabled={disabled}
              onChange={(_, data) => onChange({ [key]: data.checked === true })}
            />
          ))}
        </div>
        {choices.map(({ key, label }) => (
          <Field key={key} label={t(label)}>
            <Select
              value={typed[key]}
              disabled={disabled}
              onChange={(_, data) => onChange({ [key]: dialOuts.find((one) => one === data.value) ?? "No" })}
            >
              {dialOuts.map((one) => (
                <option key={one} value={one}>
                  {t(`conferencing.settings.advanced.${one}`)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
        <Field
          label={t("conferencing.settings.advanced.domains")}
          hint={t("conferencing.settings.advanced.domainsHelp")}
          validationMessage={wrong.domains ? t("conferencing.settings.advanced.domainsWrong") : undefined}
        >
          <Textarea
            rows={3}
            resize="vertical"
            spellCheck={false}
            value={typed.allowedDialOutExternalDomains}
            disabled={disabled}
            onChange={(_, data) => onChange({ allowedDialOutExternalDomains: data.value })}
          />
        </Field>
      </div>
    </details>
  );
}
