import { Field, Input, Radio, RadioGroup, Switch, Textarea } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Group } from "../../api/types";
import { FormDialog } from "../dialog/FormDialog";
import { useNotice } from "../shell/notices";
import { firstRule, RuleEditor } from "./rule/RuleEditor";

/** What makes a group follow a rule. */
const dynamicType = "DynamicMembership";

interface Props {
  /** The group to change; without one a new group is made. */
  group?: Group;
  onClose: () => void;
  onCreated?: (group: Group) => void;
}

/** A mail nickname made from a name: `Première équipe` -> `premiere-equipe`. */
export function nicknameOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 64);
}

export function GroupForm({ group, onClose, onCreated }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [displayName, setName] = useState(group?.displayName ?? "");
  const [nickname, setNickname] = useState<string>();
  const [description, setDescription] = useState(group?.description ?? "");
  const [dynamic, setDynamic] = useState(typeof group?.membershipRule === "string");
  const [rule, setRule] = useState(group?.membershipRule ?? firstRule);
  const [paused, setPaused] = useState(group?.membershipRuleProcessingState === "Paused");
  const mailNickname = nickname ?? nicknameOf(displayName);
  const save = async () => {
    const types = (group?.groupTypes ?? []).filter((one) => one !== dynamicType);
    const fields = {
      displayName: displayName.trim(),
      description: description.trim() || null,
      groupTypes: dynamic ? [...types, dynamicType] : types,
      membershipRule: dynamic ? rule.trim() : null,
      ...(dynamic && { membershipRuleProcessingState: paused ? ("Paused" as const) : ("On" as const) }),
    };
    if (group) {
      const params = { path: { id: group.id }, header: { "If-Match": group["@odata.etag"] } };
      await unwrap(client.PATCH("/v1.0/groups/{id}", { params, body: fields }));
    } else {
      const body = { ...fields, mailNickname, securityEnabled: true, mailEnabled: false };
      onCreated?.(await unwrap(client.POST("/v1.0/groups", { body })));
    }
    await queries.invalidateQueries({ queryKey: ["groups"] });
    notify(t(group ? "groups.saved" : "groups.created", { name: fields.displayName }));
  };
  return (
    <FormDialog
      title={group ? t("groups.editTitle", { name: group.displayName }) : t("groups.newTitle")}
      submitLabel={t(group ? "shared.action.save" : "shared.action.add")}
      disabled={displayName.trim() === "" || mailNickname === "" || (dynamic && rule.trim() === "")}
      onSubmit={save}
      onClose={onClose}
      onReload={group && (() => queries.invalidateQueries({ queryKey: ["groups"] }).then(onClose))}
    >
      <Field label={t("groups.field.displayName")} required>
        <Input value={displayName} maxLength={256} onChange={(_, data) => setName(data.value)} />
      </Field>
      {!group && (
        <Field label={t("groups.field.mailNickname")} hint={t("groups.hint.mailNickname")} required>
          <Input value={mailNickname} maxLength={64} onChange={(_, data) => setNickname(data.value)} />
        </Field>
      )}
      <Field label={t("groups.field.description")}>
        <Textarea value={description} maxLength={1024} onChange={(_, data) => setDescription(data.value)} />
      </Field>
      <Field label={t("groups.membership.label")} hint={dynamic ? t("groups.membership.ruleHelp") : undefined}>
        <RadioGroup value={dynamic ? "rule" : "hand"} onChange={(_, data) => setDynamic(data.value === "rule")}>
          <Radio value="hand" label={t("groups.membership.hand")} />
          <Radio value="rule" label={t("groups.membership.rule")} />
        </RadioGroup>
      </Field>
      {dynamic && <RuleEditor rule={rule} onChange={setRule} groupId={group?.id} />}
      {dynamic && group && (
        <Switch checked={paused} label={t("groups.membership.pause")} onChange={(_, data) => setPaused(data.checked)} />
      )}
    </FormDialog>
  );
}
