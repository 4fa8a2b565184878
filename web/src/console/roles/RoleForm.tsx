import { Checkbox, Field, Input, Switch, Textarea } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { RoleDefinition } from "../../api/types";
import { useServerWords } from "../../i18n/useServerWords";
import { FormDialog } from "../dialog/FormDialog";
import { useNotice } from "../shell/notices";
import { permissionsOf } from "./roleQueries";

interface Props {
  /** Every permission that can be given. */
  permissions: string[];
  /** The role to change; without one a new role is made. */
  role?: RoleDefinition | undefined;
  onClose: () => void;
}

/** A role of the organization's own: its name and what it allows. */
export function RoleForm({ permissions, role, onClose }: Props) {
  const { t } = useTranslation();
  const words = useServerWords();
  const queries = useQueryClient();
  const notify = useNotice();
  const [displayName, setName] = useState(role?.displayName ?? "");
  const [description, setDescription] = useState(role?.description ?? "");
  const [isEnabled, setEnabled] = useState(role?.isEnabled ?? true);
  const [chosen, setChosen] = useState<string[]>(role ? permissionsOf(role) : []);
  const toggle = (permission: string, on: boolean) =>
    setChosen(on ? [...chosen, permission] : chosen.filter((one) => one !== permission));
  const save = async () => {
    const body = {
      displayName: displayName.trim(),
      description: description.trim(),
      isEnabled,
      rolePermissions: [{ allowedResourceActions: chosen }],
    };
    if (role) {
      const params = { path: { id: role.id } };
      await unwrap(client.PATCH("/v1.0/roleManagement/directory/roleDefinitions/{id}", { params, body }));
    } else {
      await unwrap(client.POST("/v1.0/roleManagement/directory/roleDefinitions", { body }));
    }
    await queries.invalidateQueries({ queryKey: ["roles"] });
    notify(t("roles.saved", { name: body.displayName }));
  };
  return (
    <FormDialog
      title={role ? t("roles.editTitle", { name: role.displayName }) : t("roles.newTitle")}
      submitLabel={t("shared.action.save")}
      disabled={displayName.trim() === "" || chosen.length === 0}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label={t("roles.field.name")} required>
        <Input value={displayName} maxLength={256} onChange={(_, data) => setName(data.value)} />
      </Field>
      <Field label={t("roles.field.description")}>
        <Textarea value={description} maxLength={1024} onChange={(_, data) => setDescription(data.value)} />
      </Field>
      <fieldset className="permission-choices">
        <legend>{t("roles.permissions")}</legend>
        {permissions.map((permission) => (
          <Checkbox
            key={permission}
            checked={chosen.includes(permission)}
            label={
              <>
                {words.permission(permission)} <code className="muted">{permission}</code>
              </>
            }
            onChange={(_, data) => toggle(permission, data.checked === true)}
          />
        ))}
      </fieldset>
      <Switch checked={isEnabled} label={t("roles.field.enabled")} onChange={(_, data) => setEnabled(data.checked)} />
    </FormDialog>
  );
}
