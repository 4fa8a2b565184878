import { Button } from "@fluentui/react-components";
import { PeopleTeamRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { DirectoryObject, Group } from "../../api/types";
import { useCan } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { ProblemBar } from "../dialog/ProblemBar";
import { ListSearch, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import { type LoadedList, useLoadedList, usePagesOf } from "../list/useLoadedList";
import { DirectoryPicker } from "../picker/DirectoryPicker";
import type { DirectoryChoice } from "../picker/findChoices";
import { useNotice } from "../shell/notices";
import { addMember, removeMember } from "./groupQueries";
import { kindOf, useMemberColumns } from "./memberColumns";
import { arrangeMembers, type MemberOrder } from "./memberOrder";

/** Members of a group: people and other groups, sorted and searched, with the way in and out. */
export function GroupMembers({ group }: { group: Group }) {
  const { t, i18n } = useTranslation();
  const mayWrite = useCan("Group.ReadWrite.All") && !group.isAllCompany && !group.membershipRule;
  const [removing, setRemoving] = useState<DirectoryObject>();
  const [search, setSearch] = useState<string>();
  const [order, setOrder] = useState<MemberOrder>("displayName");
  const members = useLoadedList(["groups", "members", group.id], (page) =>
    unwrap(client.GET("/v1.0/groups/{id}/members", { params: { path: { id: group.id }, query: page } })),
  );
  const arranged = useMemo(
    () => arrangeMembers(members.rows, search, order, i18n.language),
    [members.rows, search, order, i18n.language],
  );
  const list = usePagesOf(members, arranged, `${order} ${search ?? ""}`);
  return (
    <div className="column">
      <p className="muted">{t("groups.membersHelp", { count: group.transitiveUserCount })}</p>
      <div className="members-tools">
        <ListTools>
          <ListSearch value={search} placeholder={t("groups.searchMembers")} onChange={useCallback(setSearch, [])} />
        </ListTools>
        {mayWrite && <AddMember group={group} />}
      </div>
      <PartNote members={members} />
      <ListView
        label={t("groups.members")}
        list={list}
        rowKey={(row) => row.id}
        sorting={{ current: order, onSort: (next) => setOrder(next as MemberOrder) }}
        filtered={search !== undefined}
        onClearFilters={() => setSearch(undefined)}
        columns={useMemberColumns({ kinds: true, onRemove: mayWrite ? setRemoving : undefined })}
        empty={
          <EmptyState
            icon={<PeopleTeamRegular />}
            title={t("groups.noMembers")}
            help={t(group.membershipRule ? "groups.noMembersRule" : "groups.noMembersHelp")}
          />
        }
      />
      {removing && <RemoveMember group={group} member={removing} onClose={() => setRemoving(undefined)} />}
    </div>
  );
}

/** That order and search do not know everybody yet, and the way to load more. */
function PartNote({ members }: { members: LoadedList<DirectoryObject> }) {
  const { t } = useTranslation();
  if (!members.loadMore) return null;
  return (
    <div className="part-note" role="status">
      <span>{t("groups.partLoaded", { count: members.rows.length, total: members.total ?? members.rows.length })}</span>
      <Button size="small" disabledFocusable={members.isLoadingMore} onClick={members.loadMore}>
        {t(members.isLoadingMore ? "shared.loading" : "groups.loadMore")}
      </Button>
    </div>
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
    <div className="add-field column tight">
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
