import { Badge, Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { RoleDefinition } from "../../api/types";
import { useServerWords } from "../../i18n/useServerWords";
import { useCan } from "../../session/useSession";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { DetailDrawer } from "../dialog/DetailDrawer";
import { DataTable } from "../list/DataTable";
import { useNotice } from "../shell/notices";
import { PermissionList } from "./PermissionList";
import { RoleForm } from "./RoleForm";
import { permissionsOf } from "./roleQueries";

type Move = { kind: "new" } | { kind: "look" | "edit" | "remove"; role: RoleDefinition };

/** Every role: those that come with the product, and the organization's own. */
export function RoleList({ definitions }: { definitions: RoleDefinition[] }) {
  const { t } = useTranslation();
  const words = useServerWords();
  const mayWrite = useCan("RoleManagement.ReadWrite.Directory");
  const [move, setMove] = useState<Move>();
  const close = () => setMove(undefined);
  // The Global Administrator has every permission.
  const permissions = [...new Set(definitions.flatMap(permissionsOf))].sort();
  return (
    <div className="column">
      {mayWrite && (
        <div>
          <Button icon={<AddRegular />} onClick={() => setMove({ kind: "new" })}>
            {t("roles.newTitle")}
          </Button>
        </div>
      )}
      <DataTable
        label={t("roles.definitions")}
        rows={definitions}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "name",
            header: t("roles.column.role"),
            isTitle: true,
            cell: (row) => (
              <span className="name-cell">
                <button type="button" className="text-button" onClick={() => setMove({ kind: "look", role: row })}>
                  {words.roleName(row)}
                </button>
                <Badge appearance="tint" size="small" color={row.isBuiltIn ? "subtle" : "brand"}>
                  {t(row.isBuiltIn ? "roles.builtIn" : "roles.own")}
                </Badge>
                {!row.isEnabled && (
                  <Badge appearance="tint" size="small" color="warning">
                    {t("roles.disabled")}
                  </Badge>
                )}
              </span>
            ),
          },
          {
            key: "description",
            header: t("roles.column.description"),
            cell: (row) => words.roleDescription(row) || "–",
          },
          {
            key: "permissions",
            header: t("roles.column.permissions"),
            numeric: true,
            cell: (row) => permissionsOf(row).length,
          },
          ...(mayWrite
            ? [
                {
                  key: "actions",
                  header: t("shell.list.actions"),
                  isActions: true,
                  cell: (row: RoleDefinition) =>
                    !row.isBuiltIn && (
                      <span className="row-actions">
                        <Button
                          size="small"
                          aria-label={t("roles.editTitle", { name: row.displayName })}
                          onClick={() => setMove({ kind: "edit", role: row })}
                        >
                          {t("shared.action.edit")}
                        </Button>
                        <Button
                          size="small"
                          aria-label={t("roles.deleteTitle", { name: row.displayName })}
                          onClick={() => setMove({ kind: "remove", role: row })}
                        >
                          {t("roles.delete")}
                        </Button>
                      </span>
                    ),
                },
              ]
            : []),
        ]}
      />
      {move?.kind === "new" && <RoleForm permissions={permissions} onClose={close} />}
      {move?.kind === "edit" && <RoleForm permissions={permissions} role={move.role} onClose={close} />}
      {move?.kind === "remove" && <RemoveRole role={move.role} onClose={close} />}
      {move?.kind === "look" && (
        <DetailDrawer title={words.roleName(move.role)} onClose={close}>
          <p>{words.roleDescription(move.role)}</p>
          <PermissionList title={t("roles.permissions")} role={move.role} />
        </DetailDrawer>
      )}
    </div>
  );
}

function RemoveRole({ role, onClose }: { role: RoleDefinition; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const remove = async () => {
    const params = { path: { id: role.id } };
    await unwrap(client.DELETE("/v1.0/roleManagement/directory/roleDefinitions/{id}", { params }));
    await queries.invalidateQueries({ queryKey: ["roles"] });
    notify(t("roles.deleted", { name: role.displayName }));
  };
  return (
    <ConfirmDialog
      title={t("roles.deleteTitle", { name: role.displayName })}
      confirmLabel={t("roles.delete")}
      destructive
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t("roles.deleteHelp")}</p>
    </ConfirmDialog>
  );
}
