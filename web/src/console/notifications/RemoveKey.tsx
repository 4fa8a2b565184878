import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { useNotice } from "../shell/notices";
import { notificationsChanged } from "./notificationQueries";

interface Props {
  channel: "apns" | "fcm";
  /** How many devices are reached by it. */
  devices: number;
  onClose: () => void;
}

/** Takes a key away, after a question. */
export function RemoveKey({ channel, devices, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const words = { channel: t(`notifications.channels.name.${channel}`) };
  const remove = async () => {
    await unwrap(
      channel === "apns"
        ? client.DELETE("/beta/admin/notifications/channels/apns/key")
        : client.DELETE("/beta/admin/notifications/channels/fcm/key"),
    );
    await notificationsChanged(queries);
    notify(t("notifications.channels.removed", words));
  };
  return (
    <ConfirmDialog
      title={t("notifications.channels.removeTitle", words)}
      confirmLabel={t("notifications.channels.remove")}
      destructive
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t("notifications.channels.removeHelp", { ...words, count: devices })}</p>
      <p>{t("notifications.channels.removeKept")}</p>
    </ConfirmDialog>
  );
}
