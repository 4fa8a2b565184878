import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ExternalAccessPolicy } from "../../api/types";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { useNotice } from "../shell/notices";
import { externalChatChanged } from "./chatQueries";
import { globalPolicy } from "./policy";

interface Props {
  policy: ExternalAccessPolicy;
  onClose: () => void;
}

/** A policy goes; the one of everybody becomes what it was at first. */
export function RemovePolicy({ policy: { id: name }, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const isGlobal = name === globalPolicy;
  const remove = async () => {
    await unwrap(client.DELETE("/beta/admin/chat/policies/{name}", { params: { path: { name } } }));
    await externalChatChanged(queries);
    notify(isGlobal ? t("externalChat.policies.resetDone") : t("externalChat.policies.removed", { name }));
  };
  return (
    <ConfirmDialog
      title={isGlobal ? t("externalChat.policies.resetTitle") : t("externalChat.policies.removeTitle", { name })}
      confirmLabel={t(isGlobal ? "externalChat.policies.resetAction" : "shared.action.delete")}
      destructive={!isGlobal}
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t(isGlobal ? "externalChat.policies.resetHelp" : "externalChat.policies.removeHelp")}</p>
    </ConfirmDialog>
  );
}
