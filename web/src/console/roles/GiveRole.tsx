import { Field, Radio, RadioGroup, Select } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { RoleDefinition } from "../../api/types";
import { useServerWords } from "../../i18n/useServerWords";
import { limitable } from "../../session/permissions";
import { FormDialog } from "../dialog/FormDialog";
import { Chips } from "../picker/Chips";
import { DirectoryPicker } from "../picker/DirectoryPicker";
import type { DirectoryChoice } from "../picker/findChoices";
import { useNotice } from "../shell/notices";
import { PermissionList } from "./PermissionList";
import { permissionsOf } from "./roleQueries";

interface Props {
  definitions: RoleDefinition[];
  onClose: () => void;
}

/** Gives a role to a person or a group, and shows what it allows. */
export function GiveRole({ definitions, onClose }: Props) {
  const { t } = useTranslation();
  const words = useServerWords();
  const queries = useQueryClient();
  const notify = useNotice();
  const [roleId, setRoleId] = useState(definitions[0]?.id ?? "");
  const [who, setWho] = useState<DirectoryChoice>();
  const [limited, setLimited] = useState(false);
  const [group, setGroup] = useState<DirectoryChoice>();
  const role = definitions.find((one) => one.id === roleId);
  const mayLimit = role !== undefined && permissionsOf(role).some((one) => limitable.includes(one));
  const scoped = limited && mayLimit;
  const give = async () => {
    const directoryScopeId = scoped && group ? `/groups/${group.id}` : "/";
    const body = { roleDefinitionId: roleId, principalId: who?.id ?? "", directoryScopeId };
    await unwrap(client.POST("/v1.0/roleManagement/directory/roleAssignments", { body }));
    await queries.invalidateQueries({ queryKey: ["roles"] });
    notify(t("roles.given"));
  };
  return (
    <FormDialog
      title={t("roles.add")}
      submitLabel={t("roles.add")}
      disabled={!who || !role || (scoped && !group)}
      onSubmit={give}
      onClose={onClose}
    >
      <DirectoryPicker label={t("roles.who")} kinds={["user", "group"]} onPick={setWho} />
      <Chips
        label={t("roles.chosen")}
        chosen={who ? [{ id: who.id, name: who.displayName }] : []}
        onRemove={() => setWho(undefined)}
      />
      <Field label={t("roles.role")} hint={role && words.roleDescription(role)}>
        <Select value={roleId} onChange={(_, data) => setRoleId(data.value)}>
          {definitions.map((one) => (
            <option key={one.id} value={one.id}>
              {words.roleName(one)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("roles.scope")} hint={scoped ? t("roles.scopeHelp") : undefined}>
        <RadioGroup value={scoped ? "group" : "all"} onChange={(_, data) => setLimited(data.value === "group")}>
          <Radio value="all" label={t("roles.everywhere")} />
          <Radio value="group" label={t("roles.groupOnly")} disabled={!mayLimit} />
        </RadioGroup>
      </Field>
      {scoped && (
        <>
          <DirectoryPicker label={t("roles.scopeGroup")} kinds={["group"]} onPick={setGroup} />
          <Chips
            label={t("roles.chosenGroup")}
            chosen={group ? [{ id: group.id, name: group.displayName }] : []}
            onRemove={() => setGroup(undefined)}
          />
        </>
      )}
      {role && <PermissionList title={t("roles.permissions")} role={role} scoped={scoped} />}
    </FormDialog>
  );
}
