import { Checkbox, Field, Input, Switch } from "@fluentui/react-components";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useRelay } from "../mail/mailQueries";
import type { TypedSettings, WrongSettings } from "./bridgeSettings";

export interface SettingsFields {
  typed: TypedSettings;
  wrong: WrongSettings;
  onChange: (part: Partial<TypedSettings>) => void;
  disabled: boolean;
}

/** Whether people hear of changes by themselves, and what it means when they don't. */
export function AutomaticField({ typed, onChange, disabled }: SettingsFields) {
  const { t } = useTranslation();
  const heading = useId();
  const help = useId();
  return (
    <section className="card panel" aria-labelledby={heading}>
      <h2 id={heading}>{t("conferencing.settings.automatic.title")}</h2>
      <div>
        <Checkbox
          className="main-choice"
          label={t("conferencing.settings.automatic.label")}
          aria-describedby={help}
          checked={typed.automaticallySendEmailsToUsers}
          disabled={disabled}
          onChange={(_, data) => onChange({ automaticallySendEmailsToUsers: data.checked === true })}
        />
        <div id={help} className="column tight">
          <p className="muted">{t("conferencing.settings.automatic.help")}</p>
          <p className={typed.automaticallySendEmailsToUsers ? "muted" : undefined}>
            {t("conferencing.settings.automatic.off")}
          </p>
        </div>
      </div>
    </section>
  );
}

/** Who these e-mails are from, where that is not the server. */
export function SenderFields({ typed, wrong, onChange, disabled }: SettingsFields) {
  const { t } = useTranslation();
  const heading = useId();
  const address = useRelay()?.senderAddress;
  const isOn = typed.sendEmailFromOverride;
  return (
    <section className="card panel" aria-labelledby={heading}>
      <h2 id={heading}>{t("conferencing.settings.sender.title")}</h2>
      <div>
        <Switch
          label={t("conferencing.settings.sender.switch")}
          checked={isOn}
          disabled={disabled}
          onChange={(_, data) => onChange({ sendEmailFromOverride: data.checked })}
        />
        <p className="muted">
          {address
            ? t("conferencing.settings.sender.help", { address })
            : t("conferencing.settings.sender.helpUnknown")}
        </p>
      </div>
      {isOn && (
        <>
          <Field
            label={t("conferencing.settings.sender.address")}
            validationMessage={wrong.address && t(`conferencing.settings.sender.wrong.${wrong.address}`)}
            required
          >
            <Input
              type="email"
              value={typed.sendEmailFromAddress}
              disabled={disabled}
              onChange={(_, data) => onChange({ sendEmailFromAddress: data.value })}
            />
          </Field>
          <Field
            label={t("conferencing.settings.sender.name")}
            validationMessage={wrong.name && t(`conferencing.settings.sender.wrong.${wrong.name}`)}
            required
          >
            <Input
              value={typed.sendEmailFromDisplayName}
              disabled={disabled}
              onChange={(_, data) => onChange({ sendEmailFromDisplayName: data.value })}
            />
          </Field>
        </>
      )}
    </section>
  );
}
