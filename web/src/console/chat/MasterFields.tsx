import { MessageBar, MessageBarBody, Switch } from "@fluentui/react-components";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { TypedRules, WrongRules } from "./chatSettings";

export interface RuleFields {
  typed: TypedRules;
  wrong: WrongRules;
  onChange: (part: Partial<TypedRules>) => void;
  disabled: boolean;
}

/** The switch above all others. */
export function MasterFields({ typed, onChange, disabled }: RuleFields) {
  const { t } = useTranslation();
  const [heading, help] = [useId(), useId()];
  return (
    <section className="card panel" aria-labelledby={heading}>
      <h2 id={heading}>{t("externalChat.rules.master.title")}</h2>
      <div>
        <Switch
          label={t("externalChat.rules.master.label")}
          aria-describedby={help}
          checked={typed.allowFederatedUsers}
          disabled={disabled}
          onChange={(_, data) => onChange({ allowFederatedUsers: data.checked })}
        />
        <p id={help} className="muted">
          {t("externalChat.rules.master.help")}
        </p>
      </div>
      {!typed.allowFederatedUsers && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t("externalChat.rules.master.off")}</MessageBarBody>
        </MessageBar>
      )}
    </section>
  );
}

/** What both switches together mean: the one for writing first counts only inside the other. */
function meaningOf({ allowTeamsConsumer, allowTeamsConsumerInbound }: TypedRules) {
  if (!allowTeamsConsumer) return "externalChat.rules.personal.closed";
  return allowTeamsConsumerInbound ? "externalChat.rules.personal.both" : "externalChat.rules.personal.outOnly";
}

/** Personal accounts: one switch for both directions, and one inside it for whoever begins. */
export function PersonalFields({ typed, onChange, disabled }: RuleFields) {
  const { t } = useTranslation();
  const [heading, meaning] = [useId(), useId()];
  return (
    <section className="card panel" aria-labelledby={heading}>
      <h2 id={heading}>{t("externalChat.rules.personal.title")}</h2>
      <div>
        <Switch
          label={t("externalChat.rules.personal.out")}
          aria-describedby={meaning}
          checked={typed.allowTeamsConsumer}
          disabled={disabled}
          onChange={(_, data) => onChange({ allowTeamsConsumer: data.checked })}
        />
        <div className="nested-choice">
          <Switch
            label={t("externalChat.rules.personal.in")}
            aria-describedby={meaning}
            checked={typed.allowTeamsConsumer && typed.allowTeamsConsumerInbound}
            disabled={disabled || !typed.allowTeamsConsumer}
            onChange={(_, data) => onChange({ allowTeamsConsumerInbound: data.checked })}
          />
        </div>
        <p id={meaning} className="muted" aria-live="polite">
          {t(meaningOf(typed))}
        </p>
      </div>
    </section>
  );
}
