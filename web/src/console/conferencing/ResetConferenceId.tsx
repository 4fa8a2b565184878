import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ConferencingUser } from "../../api/types";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { useNotice } from "../shell/notices";
import { spacedId } from "./conferencing";
import { conferencingChanged } from "./conferencingQueries";
import { ToldLine } from "./ToldLine";

interface Props {
  user: ConferencingUser;
  /** The one that ends. */
  id: string;
  onClose: () => void;
}

/** Gives somebody another conference ID. */
export function ResetConferenceId({ user, id, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const name = user.displayName;
  const reset = async () => {
    const params = { path: { id: user.id } };
    const changed = await unwrap(client.POST("/beta/admin/conferencing/users/{id}/resetConferenceId", { params }));
    await conferencingChanged(queries);
    notify(t("conferencing.resetId.done", { name, id: spacedId(changed.conferenceId ?? "") }));
  };
  return (
    <ConfirmDialog
      title={t("conferencing.resetId.title", { name })}
      confirmLabel={t("conferencing.resetId.action")}
      destructive
      onConfirm={reset}
      onClose={onClose}
    >
      <p>{t("conferencing.resetId.help", { id: spacedId(id) })}</p>
      <ToldLine user={user} />
    </ConfirmDialog>
  );
}
