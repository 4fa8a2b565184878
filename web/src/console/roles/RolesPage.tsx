import { Button, Tab, TabList } from "@fluentui/react-components";
import { AddRegular, ShieldKeyholeRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
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
import { RoleList } from "./RoleList";
import { roleDefinitionsQuery } from "./roleQueries";
import { TakeRoleAway } from "./TakeRoleAway";

function useAssignments(roleId: string | undefined) {
  const $filter = roleId && `roleDefinitionId eq ${literal(roleId)}`;
  return usePagedList(["roles", "assignments", $filter], (page) =>
    unwrap(client.GET("/v1.0/roleManagement/directory/roleAssignments", { params: { query: { ...page, $filter } } })),
  );
}

/** Who holds which role, and what the roles are. */
export function RolesPage() {
  const { t } = useTranslation();
  const [giving, setGiving] = useState(false);
  const [shown, setShown] = useState<"assignments" | "definitions">("assignments");
  const mayWrite = useCan("RoleManagement.ReadWrite.Directory");
  const definitions = useQuery(roleDefinitionsQuery).data ?? [];
  const give = mayWrite && (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setGiving(true)}>
      {t("roles.add")}
    </Button>
  );
  return (
    <Page title={t("roles.title")} intro={t("roles.intro")} actions={give}>
      <TabList
        className="tabs"
        selectedValue={shown}
        onTabSelect={(_, data) => setShown(data.value === "definitions" ? "definitions" : "assignments")}
      >
        <Tab value="assignments">{t("roles.assignments")}</Tab>
        <Tab value="definitions">{t("roles.definitions")}</Tab>
      </TabList>
      {shown === "assignments" ? (
        <Assignments definitions={definitions} give={give} />
      ) : (
        <RoleList definitions={definitions} />
      )}
      {giving && <GiveRole definitions={definitions} onClose={() => setGiving(false)} />}
    </Page>
  );
}

function Assignments({ definitions, give }: { definitions: RoleDefinition[]; give: ReactNode }) {
  const { t } = useTranslation();
  const words = useServerWords();
  const mayWrite = useCan("RoleManagement.ReadWrite.Directory");
  const [roleId, setRoleId] = useState<string>();
  const [taking, setTaking] = useState<RoleAssignment>();
  const list = useAssignments(roleId);
  const columns = useAssignmentColumns(definitions, mayWrite ? setTaking : undefined);
  return (
    <>
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
      {taking && (
        <TakeRoleAway
          assignment={taking}
          role={definitions.find((one) => one.id === taking.roleDefinitionId)}
          onClose={() => setTaking(undefined)}
        />
      )}
    </>
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
      key: "scope",
      header: t("roles.column.scope"),
      cell: (row) =>
        row.directoryScopeId === "/"
          ? t("roles.everywhere")
          : t("roles.peopleOf", { group: row.directoryScopeDisplayName ?? row.directoryScopeId }),
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
