import { Badge, Button, Tab, TabList } from "@fluentui/react-components";
import { DeleteRegular, EditRegular } from "@fluentui/react-icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Group } from "../../api/types";
import { useCan } from "../../session/useSession";
import { ErrorState } from "../../ui/ErrorState";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { GroupLicences } from "../licences/GroupLicences";
import { TableSkeleton } from "../list/TableSkeleton";
import { groupRoute } from "../router";
import { useNotice } from "../shell/notices";
import { Page } from "../shell/Page";
import { GroupForm } from "./GroupForm";
import { GroupMembers } from "./GroupMembers";
import { GroupOwners } from "./GroupOwners";
import { groupQuery } from "./groupQueries";

/** One group and its members. */
export function GroupPage() {
  const { t } = useTranslation();
  const { groupId } = groupRoute.useParams();
  const group = useQuery(groupQuery(groupId));
  const trail = (
    <Link className="link" to="/groups">
      {t("groups.title")}
    </Link>
  );
  if (group.data)
    return (
      <Page
        title={group.data.displayName}
        trail={trail}
        intro={group.data.isAllCompany ? t("groups.allCompany") : group.data.description}
        marks={
          <>
            {group.data.isAllCompany && (
              <Badge appearance="tint" color="brand">
                {t("groups.builtIn")}
              </Badge>
            )}
            {group.data.membershipRule && (
              <Badge appearance="tint" color="brand">
                {t("groups.membership.dynamic")}
              </Badge>
            )}
          </>
        }
        actions={<GroupActions group={group.data} />}
      >
        {group.data.membershipRule && (
          <section className="card rule-card column tight" aria-label={t("groups.rule.field")}>
            <p>
              {t(
                group.data.membershipRuleProcessingState === "Paused"
                  ? "groups.membership.paused"
                  : "groups.membership.follows",
              )}
            </p>
            <code className="code">{group.data.membershipRule}</code>
          </section>
        )}
        <GroupPeople key={groupId} group={group.data} />
      </Page>
    );
  return (
    <Page title={t("groups.title")} trail={trail}>
      {group.error ? (
        <div className="card">
          <ErrorState error={group.error} onRetry={() => group.refetch()} />
        </div>
      ) : (
        <TableSkeleton columns={3} />
      )}
    </Page>
  );
}

/** Members, owners and licences, beside each other behind tabs. */
function GroupPeople({ group }: { group: Group }) {
  const { t } = useTranslation();
  const { tab: shown = "members" } = groupRoute.useSearch();
  const navigate = groupRoute.useNavigate();
  const mayReadLicences = useCan("LicenseAssignment.Read.All");
  // The group that holds everybody belongs to nobody.
  const hasOwners = !group.isAllCompany;
  if (!hasOwners && !mayReadLicences) return <GroupMembers group={group} />;
  return (
    <>
      <TabList
        className="tabs"
        selectedValue={shown}
        onTabSelect={(_, data) => void navigate({ search: { tab: String(data.value) }, replace: true })}
      >
        <Tab value="members">{t("groups.members")}</Tab>
        {hasOwners && <Tab value="owners">{t("groups.owners")}</Tab>}
        {mayReadLicences && <Tab value="licences">{t("licences.group.tab")}</Tab>}
      </TabList>
      {shown === "members" && <GroupMembers group={group} />}
      {shown === "owners" && <GroupOwners group={group} />}
      {shown === "licences" && <GroupLicences group={group} />}
    </>
  );
}

function GroupActions({ group }: { group: Group }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"edit" | "delete">();
  const mayWrite = useCan("Group.ReadWrite.All");
  if (!mayWrite || group.isAllCompany) return null;
  const close = () => setOpen(undefined);
  return (
    <>
      <Button icon={<EditRegular />} onClick={() => setOpen("edit")}>
        {t("groups.edit")}
      </Button>
      <Button icon={<DeleteRegular />} onClick={() => setOpen("delete")}>
        {t("groups.delete")}
      </Button>
      {open === "edit" && <GroupForm group={group} onClose={close} />}
      {open === "delete" && <DeleteGroup group={group} onClose={close} />}
    </>
  );
}

function DeleteGroup({ group, onClose }: { group: Group; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const notify = useNotice();
  const remove = async () => {
    await unwrap(client.DELETE("/v1.0/groups/{id}", { params: { path: { id: group.id } } }));
    await navigate({ to: "/groups" });
    queries.removeQueries({ queryKey: ["groups", "one", group.id] });
    await queries.invalidateQueries({ queryKey: ["groups"] });
    notify(t("groups.deleted", { name: group.displayName }));
  };
  return (
    <ConfirmDialog
      title={t("groups.deleteTitle", { name: group.displayName })}
      confirmLabel={t("groups.delete")}
      destructive
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t("groups.deleteHelp")}</p>
      <p>{t("groups.deleteEffect", { count: group.transitiveUserCount })}</p>
    </ConfirmDialog>
  );
}
