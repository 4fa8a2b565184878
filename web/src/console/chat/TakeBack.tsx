import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ExternalPolicyGrant } from "../../api/types";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { useNotice } from "../shell/notices";
import { externalChatChanged } from "./chatQueries";
import { useGrantName } from "./GrantList";

interface Props {
  grant: ExternalPolicyGrant;
  onClose: () => void;
}

/** Whoever has it gets the next one in order. */
export function TakeBack({ grant, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const nameOf = useGrantName();
  const { policy, subjectType, subjectId } = grant;
  const take = async () => {
    const whom = { user: { user: subjectId }, group: { groupId: subjectId } }[subjectType] ?? {};
    await unwrap(client.POST("/beta/admin/chat/policyGrants", { body: { policy: null, ...whom } }));
    await externalChatChanged(queries);
    notify(t("externalChat.grants.taken", { policy }));
  };
  return (
    <ConfirmDialog
      title={t("externalChat.grants.takeTitle", { policy, name: nameOf(grant) })}
      confirmLabel={t("externalChat.grants.take")}
      onConfirm={take}
      onClose={onClose}
    >
      <p>{t("externalChat.grants.takeHelp")}</p>
    </ConfirmDialog>
  );
}
