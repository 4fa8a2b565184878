import { Field, Input, Switch } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ExternalAccessPolicy } from "../../api/types";
import { FormDialog } from "../dialog/FormDialog";
import { useNotice } from "../shell/notices";
import { externalChatChanged } from "./chatQueries";
import { type PolicySwitches, policySwitches } from "./policy";

interface Props {
  /** The policy to change; without one a new policy is made. */
  policy?: ExternalAccessPolicy;
  /** Names that are taken: the server would change the policy that has one. */
  taken: readonly string[];
  onClose: () => void;
}

/** A new policy allows everything. */
const allOn: PolicySwitches = {
  enableFederationAccess: true,
  enableTeamsConsumerAccess: true,
  enableTeamsConsumerInbound: true,
};

/** As scripts write it before names, and the server takes away. */
const bare = (name: string) => name.trim().replace(/^tag:\s*/i, "");

/** The name of a policy, and its three switches. */
export function PolicyForm({ policy, taken, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [typed, setTyped] = useState("");
  const [switches, setSwitches] = useState<PolicySwitches>(() => pick(policy ?? allOn));
  const name = policy?.id ?? bare(typed);
  const isTaken = taken.some((one) => one.toLowerCase() === name.toLowerCase());
  const save = async () => {
    const params = { path: { name } };
    await unwrap(client.PATCH("/beta/admin/chat/policies/{name}", { params, body: switches }));
    await externalChatChanged(queries);
    notify(t("externalChat.policies.saved", { name }));
  };
  return (
    <FormDialog
      title={policy ? t("externalChat.policies.editTitle", { name }) : t("externalChat.policies.add")}
      submitLabel={t(policy ? "shared.action.save" : "shared.action.create")}
      disabled={name === "" || isTaken}
      onSubmit={save}
      onClose={onClose}
    >
      {!policy && (
        <Field
          label={t("externalChat.policies.name")}
          hint={t("externalChat.policies.nameHelp")}
          validationMessage={isTaken ? t("externalChat.policies.nameTaken") : undefined}
          required
        >
          <Input value={typed} maxLength={64} onChange={(_, data) => setTyped(data.value)} />
        </Field>
      )}
      <SwitchFields switches={switches} onChange={setSwitches} />
    </FormDialog>
  );
}

const pick = (of: PolicySwitches): PolicySwitches => ({
  enableFederationAccess: of.enableFederationAccess,
  enableTeamsConsumerAccess: of.enableTeamsConsumerAccess,
  enableTeamsConsumerInbound: of.enableTeamsConsumerInbound,
});

interface SwitchProps {
  switches: PolicySwitches;
  onChange: (switches: PolicySwitches) => void;
}

/** The third stands inside the second: without that one it has no effect. */
function SwitchFields({ switches, onChange }: SwitchProps) {
  const { t } = useTranslation();
  const isClosed = !switches.enableTeamsConsumerAccess;
  return (
    <div className="switch-list">
      {policySwitches.map((key) => {
        const isNested = key === "enableTeamsConsumerInbound";
        return (
          <div key={key} className={isNested ? "nested-choice" : undefined}>
            <Switch
              label={t(`externalChat.policies.${key}`)}
              checked={switches[key] && !(isNested && isClosed)}
              disabled={isNested && isClosed}
              onChange={(_, data) => onChange({ ...switches, [key]: data.checked })}
            />
            {isNested && isClosed && <p className="muted">{t("externalChat.policies.consumerOff")}</p>}
          </div>
        );
      })}
    </div>
  );
}
