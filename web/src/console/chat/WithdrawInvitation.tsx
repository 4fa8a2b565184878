import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ExternalInvitation } from "../../api/types";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { useNotice } from "../shell/notices";
import { externalChatChanged } from "./chatQueries";

interface Props {
  invitation: ExternalInvitation;
  onClose: () => void;
}

/** The link of an invitation opens no more. */
export function WithdrawInvitation({ invitation: { id, address }, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const withdraw = async () => {
    try {
      await unwrap(client.POST("/beta/admin/chat/invitations/{id}/withdraw", { params: { path: { id } } }));
    } finally {
      // Somebody may have come in by it meanwhile: the list tells.
      await externalChatChanged(queries);
    }
    notify(t("externalChat.invitations.withdrawn", { address }));
  };
  return (
    <ConfirmDialog
      title={t("externalChat.invitations.withdrawTitle", { address })}
      confirmLabel={t("externalChat.invitations.withdraw")}
      destructive
      onConfirm={withdraw}
      onClose={onClose}
    >
      <p>{t("externalChat.invitations.withdrawHelp")}</p>
    </ConfirmDialog>
  );
}
