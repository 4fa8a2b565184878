import { Field, Select } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { RoleDefinition } from "../../api/types";
import { useServerWords } from "../../i18n/useServerWords";
import { FormDialog } from "../dialog/FormDialog";
import { Chips } from "../picker/Chips";
import { DirectoryPicker } from "../picker/DirectoryPicker";
import type { DirectoryChoice } from "../picker/findChoices";
import { useNotice } from "../shell/notices";
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
  const role = definitions.find((one) => one.id === roleId);
  const give = async () => {
    const body = { roleDefinitionId: roleId, principalId: who?.id ?? "", directoryScopeId: "/" };
    await unwrap(client.POST("/v1.0/roleManagement/directory/roleAssignments", { body }));
    await queries.invalidateQueries({ queryKey: ["roles"] });
    notify(t("roles.given"));
  };
  return (
    <FormDialog
      title={t("roles.add")}
      submitLabel={t("roles.add")}
      disabled={!who || !role}
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
      {role && <PermissionList title={t("roles.permissions")} role={role} />}
    </FormDialog>
  );
}

export function PermissionList({ title, role }: { title: string; role: RoleDefinition }) {
  const words = useServerWords();
  return (
    <div>
      <p>{title}</p>
      <ul className="permission-list">
        {permissionsOf(role).map((permission) => (
          <li key={permission}>
            {words.permission(permission)}
            <code className="muted">{permission}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
