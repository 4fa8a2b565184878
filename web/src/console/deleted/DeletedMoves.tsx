import { Field, Input } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { FormDialog } from "../dialog/FormDialog";
import { useNotice } from "../shell/notices";

export interface DeletedThing {
  id: string;
  displayName: string;
  deletedDateTime?: string | null;
  /** People have one. */
  userPrincipalName?: string;
}

interface Props {
  kind: "people" | "groups";
  thing: DeletedThing;
  onClose: () => void;
}

/** What has come back, or is gone, shows in every list of both kinds: memberships come and go with it. */
function useSettled() {
  const queries = useQueryClient();
  return () => Promise.all(["people", "groups"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
}

/** Brings somebody or something back; a person whose name is taken by now may get another one. */
export function Restore({ kind, thing, onClose }: Props) {
  const { t } = useTranslation();
  const settle = useSettled();
  const notify = useNotice();
  const [name, setName] = useState(thing.userPrincipalName ?? "");
  const restore = async () => {
    const params = { path: { id: thing.id } };
    const renamed = name.trim() !== (thing.userPrincipalName ?? "");
    const body = renamed ? { newUserPrincipalName: name.trim() } : {};
    await unwrap(client.POST("/v1.0/directory/deletedItems/{id}/restore", { params, body }));
    await settle();
    notify(t("deleted.restored", { name: thing.displayName }));
  };
  return (
    <FormDialog
      title={t("deleted.restoreTitle", { name: thing.displayName })}
      submitLabel={t("deleted.restore")}
      disabled={kind === "people" && name.trim() === ""}
      onSubmit={restore}
      onClose={onClose}
    >
      <p>{t(`deleted.${kind}.restoreHelp`)}</p>
      {kind === "people" && (
        <Field label={t("people.field.userPrincipalName")} hint={t("deleted.nameHelp")}>
          <Input value={name} autoComplete="off" onChange={(_, data) => setName(data.value)} />
        </Field>
      )}
    </FormDialog>
  );
}

/** Ends the time in which it could have been restored. */
export function RemoveForGood({ kind, thing, onClose }: Props) {
  const { t } = useTranslation();
  const settle = useSettled();
  const notify = useNotice();
  const remove = async () => {
    const params = { path: { id: thing.id } };
    await unwrap(client.DELETE("/v1.0/directory/deletedItems/{id}", { params }));
    await settle();
    notify(t("deleted.removed", { name: thing.displayName }));
  };
  return (
    <ConfirmDialog
      title={t("deleted.removeTitle", { name: thing.displayName })}
      confirmLabel={t("deleted.remove")}
      destructive
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t(`deleted.${kind}.removeHelp`)}</p>
    </ConfirmDialog>
  );
}
