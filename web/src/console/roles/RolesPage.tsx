import { Button } from "@fluentui/react-components";
import { AddRegular, ShieldKeyholeRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { literal } from "../../api/odata";
import type { RoleAssignment, RoleDefinition } from "../../api/types";
import { useServerWords } from "../../i18n/useServerWords";
import { useCan } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import type { Column } from "../list/DataTable";
import { ListFilter, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import { usePagedList } from "../list/usePagedList";
import { Page } from "../shell/Page";
import { GiveRole } from "./GiveRole";
import { roleDefinitionsQuery } from "./roleQueries";
import { TakeRoleAway } from "./TakeRoleAway";

function useAssignments(roleId: string | undefined) {
  const $filter = roleId && `roleDefinitionId eq ${literal(roleId)}`;
  return usePagedList(["roles", "assignments", $filter], (page) =>
    unwrap(client.GET("/v1.0/roleManagement/directory/roleAssignments", { params: { query: { ...page, $filter } } })),
  );
}

/** Who holds which role. */
export function RolesPage() {
  const { t } = useTranslation();
  const words = useServerWords();
  const [roleId, setRoleId] = useState<string>();
  const [giving, setGiving] = useState(false);
  const [taking, setTaking] = useState<RoleAssignment>();
  const mayWrite = useCan("RoleManagement.ReadWrite.Directory");
  const definitions = useQuery(roleDefinitionsQuery).data ?? [];
  const list = useAssignments(roleId);
  const columns = useAssignmentColumns(definitions, mayWrite ? setTaking : undefined);
  const give = mayWrite && (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setGiving(true)}>
      {t("roles.add")}
    </Button>
  );
  return (
    <Page title={t("roles.title")} intro={t("roles.intro")} actions={give}>
      <ListTools>
        <ListFilter
          label={t("roles.filter")}
          value={roleId}
          onChange={setRoleId}
          options={definitions.map((one) => ({ value: one.id, label: words.roleName(one) }))}
        />
      </ListTools>
      <ListView
        label={t("roles.assignments")}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        filtered={roleId !== undefined}
        onClearFilters={() => setRoleId(undefined)}
        empty={
          <EmptyState icon={<ShieldKeyholeRegular />} title={t("roles.empty")} help={t("roles.emptyHelp")}>
            {give}
          </EmptyState>
        }
      />
      {giving && <GiveRole definitions={definitions} onClose={() => setGiving(false)} />}
      {taking && (
        <TakeRoleAway
          assignment={taking}
          role={definitions.find((one) => one.id === taking.roleDefinitionId)}
          onClose={() => setTaking(undefined)}
        />
      )}
    </Page>
  );
}

function useAssignmentColumns(
  definitions: RoleDefinition[],
  onTake: ((assignment: RoleAssignment) => void) | undefined,
): Column<RoleAssignment>[] {
  const { t } = useTranslation();
  const words = useServerWords();
  const roleOf = (row: RoleAssignment) => definitions.find((one) => one.id === row.roleDefinitionId);
  const roleName = (row: RoleAssignment) => {
    const role = roleOf(row);
    return role ? words.roleName(role) : row.roleDefinitionId;
  };
  const describe = (role: RoleDefinition | undefined) => (role && words.roleDescription(role)) || "–";
  const nameOf = (row: RoleAssignment) => row.principalDisplayName ?? row.principalId;
  const columns: Column<RoleAssignment>[] = [
    { key: "who", header: t("roles.column.who"), isTitle: true, cell: nameOf },
    {
      key: "role",
      header: t("roles.column.role"),
      cell: roleName,
    },
    {
      key: "description",
      header: t("roles.column.description"),
      cell: (row) => describe(roleOf(row)),
    },
  ];
  if (!onTake) return columns;
  const take: Column<RoleAssignment> = {
    key: "take",
    header: t("shell.list.actions"),
    isActions: true,
    cell: (row) => (
      <Button
        size="small"
        aria-label={t("roles.removeOf", { name: nameOf(row), role: roleName(row) })}
        onClick={() => onTake(row)}
      >
        {t("roles.remove")}
      </Button>
    ),
  };
  return [...columns, take];
}
