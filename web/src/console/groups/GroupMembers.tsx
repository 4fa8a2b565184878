import { Button } from "@fluentui/react-components";
import { PeopleTeamRegular, PersonRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { DirectoryObject, Group } from "../../api/types";
import { useCan } from "../../session/useSession";
import { Address } from "../../ui/Address";
import { EmptyState } from "../../ui/EmptyState";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { ProblemBar } from "../dialog/ProblemBar";
import { ListView } from "../list/ListView";
import { usePagedList } from "../list/usePagedList";
import { DirectoryPicker } from "../picker/DirectoryPicker";
import type { DirectoryChoice } from "../picker/findChoices";
import { useNotice } from "../shell/notices";
import { addMember, removeMember } from "./groupQueries";

type Kind = "user" | "group" | "device";

function kindOf(member: DirectoryObject): Kind {
  const type = member["@odata.type"].split(".").pop();
  return type === "group" || type === "device" ? type : "user";
}

/** Members of a group: people and other groups, with the way in and out. */
export function GroupMembers({ group }: { group: Group }) {
  const { t } = useTranslation();
  const mayWrite = useCan("Group.ReadWrite.All") && !group.isAllCompany && !group.membershipRule;
  const [removing, setRemoving] = useState<DirectoryObject>();
  const list = usePagedList(["groups", "members", group.id], (page) =>
    unwrap(client.GET("/v1.0/groups/{id}/members", { params: { path: { id: group.id }, query: page } })),
  );
  return (
    <section className="column">
      <h2 className="section-title">{t("groups.members")}</h2>
      <p className="muted">{t("groups.membersHelp", { count: group.transitiveUserCount })}</p>
      {mayWrite && <AddMember group={group} />}
      <ListView
        label={t("groups.members")}
        list={list}
        rowKey={(row) => row.id}
        filtered={false}
        columns={[
          { key: "name", header: t("groups.memberName"), isTitle: true, cell: (row) => <MemberName member={row} /> },
          { key: "kind", header: t("groups.memberKind"), cell: (row) => t(`groups.kind.${kindOf(row)}`) },
          {
            key: "mail",
            header: t("people.column.userName"),
            cell: (row) => <Address text={row.userPrincipalName ?? row.mail} />,
          },
          ...(mayWrite
            ? [
                {
                  key: "remove",
                  header: t("shell.list.actions"),
                  isActions: true,
                  cell: (row: DirectoryObject) => (
                    <Button
                      size="small"
                      aria-label={t("groups.removeMember", { name: row.displayName })}
                      onClick={() => setRemoving(row)}
                    >
                      {t("shared.action.remove")}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
        empty={
          <EmptyState icon={<PeopleTeamRegular />} title={t("groups.noMembers")} help={t("groups.noMembersHelp")} />
        }
      />
      {removing && <RemoveMember group={group} member={removing} onClose={() => setRemoving(undefined)} />}
    </section>
  );
}

function MemberName({ member }: { member: DirectoryObject }) {
  const kind = kindOf(member);
  return (
    <span className="name-cell">
      <span aria-hidden="true" className="name-icon">
        {kind === "group" ? <PeopleTeamRegular /> : <PersonRegular />}
      </span>
      {kind === "group" && (
        <Link className="link" to="/groups/$groupId" params={{ groupId: member.id }}>
          {member.displayName}
        </Link>
      )}
      {kind === "user" && (
        <Link className="link" to="/people" search={{ person: member.id }}>
          {member.displayName}
        </Link>
      )}
      {kind === "device" && member.displayName}
    </span>
  );
}

function AddMember({ group }: { group: Group }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const add = useMutation({
    mutationFn: (choice: DirectoryChoice) => addMember(group.id, choice.id),
    onSuccess: async (_, choice) => {
      await queries.invalidateQueries({ queryKey: ["groups"] });
      notify(t("groups.added", { name: choice.displayName }));
    },
  });
  return (
    <div className="narrow column tight">
      <DirectoryPicker
        label={t("groups.addMember")}
        kinds={["group", "user"]}
        exclude={[group.id]}
        onPick={(choice) => add.mutate(choice)}
      />
      {add.isError && <ProblemBar error={add.error} />}
    </div>
  );
}

interface RemoveProps {
  group: Group;
  member: DirectoryObject;
  onClose: () => void;
}

function RemoveMember({ group, member, onClose }: RemoveProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const name = member.displayName;
  const remove = async () => {
    await removeMember(group.id, member.id);
    await queries.invalidateQueries({ queryKey: ["groups"] });
    notify(t("groups.removed", { name }));
  };
  return (
    <ConfirmDialog
      title={t("groups.removeTitle", { name, group: group.displayName })}
      confirmLabel={t("shared.action.remove")}
      destructive
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t(kindOf(member) === "group" ? "groups.removeGroup" : "groups.removePerson", { name })}</p>
    </ConfirmDialog>
  );
}
