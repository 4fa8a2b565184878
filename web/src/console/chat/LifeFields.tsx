import { Checkbox, Field, Input, Radio, RadioGroup, Switch } from "@fluentui/react-components";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { type DaysField, mostDays } from "./chatSettings";
import type { RuleFields } from "./MasterFields";

interface DaysProps extends RuleFields {
  field: DaysField;
  label: string;
  hint?: string;
}

/** So many days. */
function Days({ field, label, hint, typed, wrong, onChange, disabled }: DaysProps) {
  const { t } = useTranslation();
  const problem = wrong[field] ? t("externalChat.rules.daysWrong", { most: mostDays[field] }) : undefined;
  return (
    <Field className="days-field" label={label} hint={hint} validationMessage={problem}>
      <Input
        inputMode="numeric"
        value={typed[field]}
        disabled={disabled}
        onChange={(_, data) => onChange({ [field]: data.value })}
      />
    </Field>
  );
}

/** How long an invitation lasts, and who decides on new domains. */
export function InvitationFields(fields: RuleFields) {
  const { t } = useTranslation();
  const heading = useId();
  const { typed, onChange, disabled } = fields;
  return (
    <section className="card panel" aria-labelledby={heading}>
      <h2 id={heading}>{t("externalChat.rules.invitations.title")}</h2>
      <Days
        {...fields}
        field="invitationDays"
        label={t("externalChat.rules.invitations.days")}
        hint={t("externalChat.rules.invitations.daysHelp")}
      />
      <Field hint={t("externalChat.rules.invitations.approveHelp")}>
        <Checkbox
          label={t("externalChat.rules.invitations.approve")}
          checked={typed.approveNewDomains}
          disabled={disabled}
          onChange={(_, data) => onChange({ approveNewDomains: data.checked === true })}
        />
      </Field>
    </section>
  );
}

/** When contacts end, and when messages are removed. */
export function LifeFields(fields: RuleFields) {
  const { t } = useTranslation();
  const heading = useId();
  const { typed, onChange, disabled } = fields;
  return (
    <section className="card panel" aria-labelledby={heading}>
      <h2 id={heading}>{t("externalChat.rules.life.title")}</h2>
      <Field label={t("externalChat.rules.life.contacts")} hint={t("externalChat.rules.life.contactsHelp")}>
        <RadioGroup
          value={typed.contactsEnd ? "after" : "never"}
          disabled={disabled}
          onChange={(_, data) => onChange({ contactsEnd: data.value === "after" })}
        >
          <Radio value="after" label={t("externalChat.rules.life.contactsAfter")} />
          <Radio value="never" label={t("externalChat.rules.life.contactsNever")} />
        </RadioGroup>
      </Field>
      {typed.contactsEnd && <Days {...fields} field="contactDays" label={t("externalChat.rules.life.contactDays")} />}
      <Field label={t("externalChat.rules.life.messages")} hint={t("externalChat.rules.life.messagesHelp")}>
        <RadioGroup
          value={typed.isRemoved ? "remove" : "keep"}
          disabled={disabled}
          onChange={(_, data) => onChange({ isRemoved: data.value === "remove" })}
        >
          <Radio value="keep" label={t("externalChat.rules.life.messagesKeep")} />
          <Radio value="remove" label={t("externalChat.rules.life.messagesRemove")} />
        </RadioGroup>
      </Field>
      {typed.isRemoved && <Days {...fields} field="retentionDays" label={t("externalChat.rules.life.messageDays")} />}
    </section>
  );
}

/** Whether files go out. */
export function FileFields({ typed, onChange, disabled }: RuleFields) {
  const { t } = useTranslation();
  const heading = useId();
  return (
    <section className="card panel" aria-labelledby={heading}>
      <h2 id={heading}>{t("externalChat.rules.files.title")}</h2>
      <div>
        <Switch
          label={t("externalChat.rules.files.label")}
          checked={typed.filesToOutside}
          disabled={disabled}
          onChange={(_, data) => onChange({ filesToOutside: data.checked })}
        />
        <p className="muted">{t("externalChat.rules.files.help")}</p>
      </div>
    </section>
  );
}
