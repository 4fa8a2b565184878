import { Switch } from "@fluentui/react-components";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { ListField } from "./ListField";
import type { RuleFields } from "./MasterFields";

/** With whom nobody chats, whoever they are with. */
export function BlockedFields({ typed, wrong, onChange, disabled }: RuleFields) {
  const { t } = useTranslation();
  const heading = useId();
  const isKept = !typed.blockExternalUserAccess && typed.blockedUsers.trim() !== "";
  return (
    <section className="card panel" aria-labelledby={heading}>
      <h2 id={heading}>{t("externalChat.rules.blocked.title")}</h2>
      <div>
        <Switch
          label={t("externalChat.rules.blocked.switch")}
          checked={typed.blockExternalUserAccess}
          disabled={disabled}
          onChange={(_, data) => onChange({ blockExternalUserAccess: data.checked })}
        />
        {isKept && <p className="muted">{t("externalChat.rules.blocked.off")}</p>}
      </div>
      <ListField
        label={t("externalChat.rules.blocked.label")}
        hint={t("externalChat.rules.blocked.help")}
        kind="people"
        value={typed.blockedUsers}
        wrong={wrong.blockedUsers}
        disabled={disabled}
        onChange={(blockedUsers) => onChange({ blockedUsers })}
      />
    </section>
  );
}
