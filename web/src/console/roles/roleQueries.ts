import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";
import type { RoleDefinition } from "../../api/types";

export const roleDefinitionsQuery = queryOptions({
  queryKey: ["roles", "definitions"],
  queryFn: () => unwrap(client.GET("/v1.0/roleManagement/directory/roleDefinitions")),
  select: (page) => page.value,
});

/** Every permission that a role gives. */
export function permissionsOf(role: RoleDefinition): string[] {
  return role.rolePermissions.flatMap((one) => one.allowedResourceActions);
}
