import { PersonStarRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { DirectoryObject, Group } from "../../api/types";
import { useCan } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { ProblemBar } from "../dialog/ProblemBar";
import { ListView } from "../list/ListView";
import { useLoadedList, usePagesOf } from "../list/useLoadedList";
import { DirectoryPicker } from "../picker/DirectoryPicker";
import type { DirectoryChoice } from "../picker/findChoices";
import { useNotice } from "../shell/notices";
import { addOwner, removeOwner } from "./groupQueries";
import { useMemberColumns } from "./memberColumns";
import { arrangeMembers, type MemberOrder } from "./memberOrder";

/** The people who look after a group, with the way in and out. The last one stays, as the server wants it. */
export function GroupOwners({ group }: { group: Group }) {
  const { t, i18n } = useTranslation();
  const mayWrite = useCan("Group.ReadWrite.All");
  const [removing, setRemoving] = useState<DirectoryObject>();
  const [order, setOrder] = useState<MemberOrder>("displayName");
  const owners = useLoadedList(["groups", "owners", group.id], (page) =>
    unwrap(client.GET("/v1.0/groups/{id}/owners", { params: { path: { id: group.id }, query: page } })),
  );
  const arranged = useMemo(
    () => arrangeMembers(owners.rows, undefined, order, i18n.language),
    [owners.rows, order, i18n.language],
  );
  const list = usePagesOf(owners, arranged, order);
  const onlyOne = owners.rows.length === 1;
  const columns = useMemberColumns({ kinds: false, onRemove: mayWrite && !onlyOne ? setRemoving : undefined });
  return (
    <div className="column">
      <p className="muted">
        {t("groups.ownersHelp")} {mayWrite && onlyOne && t("groups.lastOwner")}
      </p>
      {mayWrite && <AddOwner group={group} owners={owners.rows} />}
      <ListView
        label={t("groups.owners")}
        list={list}
        rowKey={(row) => row.id}
        sorting={{ current: order, onSort: (next) => setOrder(next as MemberOrder) }}
        filtered={false}
        columns={columns}
        empty={
          <EmptyState
            icon={<PersonStarRegular />}
            title={t("groups.noOwners")}
            help={t(mayWrite ? "groups.noOwnersHelp" : "groups.ownersHelp")}
          />
        }
      />
      {removing && <RemoveOwner group={group} owner={removing} onClose={() => setRemoving(undefined)} />}
    </div>
  );
}

function AddOwner({ group, owners }: { group: Group; owners: readonly DirectoryObject[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const add = useMutation({
    mutationFn: (choice: DirectoryChoice) => addOwner(group.id, choice.id),
    onSuccess: async (_, choice) => {
      await queries.invalidateQueries({ queryKey: ["groups"] });
      notify(t("groups.ownerAdded", { name: choice.displayName }));
    },
  });
  return (
    <div className="add-field column tight">
      <DirectoryPicker
        label={t("groups.addOwner")}
        kinds={["user"]}
        exclude={owners.map((one) => one.id)}
        onPick={(choice) => add.mutate(choice)}
      />
      {add.isError && <ProblemBar error={add.error} />}
    </div>
  );
}

interface RemoveProps {
  group: Group;
  owner: DirectoryObject;
  onClose: () => void;
}

function RemoveOwner({ group, owner, onClose }: RemoveProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const name = owner.displayName;
  const remove = async () => {
    await removeOwner(group.id, owner.id);
    await queries.invalidateQueries({ queryKey: ["groups"] });
    notify(t("groups.ownerRemoved", { name }));
  };
  return (
    <ConfirmDialog
      title={t("groups.removeOwnerTitle", { name, group: group.displayName })}
      confirmLabel={t("shared.action.remove")}
      destructive
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t("groups.removeOwner", { name })}</p>
    </ConfirmDialog>
  );
}
