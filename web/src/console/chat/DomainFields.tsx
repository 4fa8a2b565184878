import { Checkbox, Field, MessageBar, MessageBarBody, Radio, RadioGroup } from "@fluentui/react-components";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { domainModes } from "./chatSettings";
import { ListField } from "./ListField";
import type { RuleFields } from "./MasterFields";

/** With the people of which organizations one may chat. */
export function DomainFields({ typed, wrong, onChange, disabled }: RuleFields) {
  const { t } = useTranslation();
  const heading = useId();
  const mode = typed.domainMode;
  return (
    <section className="card panel" aria-labelledby={heading}>
      <h2 id={heading}>{t("externalChat.rules.domains.title")}</h2>
      <Field label={t("externalChat.rules.domains.which")}>
        <RadioGroup
          value={mode}
          disabled={disabled}
          onChange={(_, data) => onChange({ domainMode: domainModes.find((one) => one === data.value) ?? "all" })}
        >
          {domainModes.map((one) => (
            <Radio key={one} value={one} label={t(`externalChat.rules.domains.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      {mode === "only" && (
        <>
          <ListField
            label={t("externalChat.rules.domains.onlyLabel")}
            hint={t("externalChat.rules.domains.help")}
            kind="domains"
            value={typed.allowedDomains}
            wrong={wrong.allowedDomains}
            disabled={disabled}
            onChange={(allowedDomains) => onChange({ allowedDomains })}
          />
          {typed.allowedDomains.trim() === "" && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>{t("externalChat.rules.domains.onlyNone")}</MessageBarBody>
            </MessageBar>
          )}
        </>
      )}
      {mode === "except" && (
        <>
          <ListField
            label={t("externalChat.rules.domains.exceptLabel")}
            hint={t("externalChat.rules.domains.help")}
            kind="domains"
            value={typed.blockedDomains}
            wrong={wrong.blockedDomains}
            emptyWords={t("externalChat.rules.domains.exceptNone")}
            disabled={disabled}
            onChange={(blockedDomains) => onChange({ blockedDomains })}
          />
          <div>
            <Checkbox
              label={t("externalChat.rules.domains.subdomains")}
              checked={typed.blockAllSubdomains}
              disabled={disabled}
              onChange={(_, data) => onChange({ blockAllSubdomains: data.checked === true })}
            />
          </div>
        </>
      )}
    </section>
  );
}
