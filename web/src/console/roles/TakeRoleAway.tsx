import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { RoleAssignment, RoleDefinition } from "../../api/types";
import { useServerWords } from "../../i18n/useServerWords";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { useNotice } from "../shell/notices";
import { PermissionList } from "./PermissionList";

interface Props {
  assignment: RoleAssignment;
  role: RoleDefinition | undefined;
  onClose: () => void;
}

/** Ends an assignment after showing which permissions go. */
export function TakeRoleAway({ assignment, role, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const words = useServerWords();
  const notify = useNotice();
  const take = async () => {
    const params = { path: { id: assignment.id } };
    await unwrap(client.DELETE("/v1.0/roleManagement/directory/roleAssignments/{id}", { params }));
    await queries.invalidateQueries({ queryKey: ["roles"] });
    notify(t("roles.removed"));
  };
  return (
    <ConfirmDialog
      title={t("roles.removeTitle", {
        role: role ? words.roleName(role) : assignment.roleDefinitionId,
        name: assignment.principalDisplayName ?? assignment.principalId,
      })}
      confirmLabel={t("roles.remove")}
      destructive
      onConfirm={take}
      onClose={onClose}
    >
      {role && (
        <PermissionList title={t("roles.removeHelp")} role={role} scoped={assignment.directoryScopeId !== "/"} />
      )}
    </ConfirmDialog>
  );
}
