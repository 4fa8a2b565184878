import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Device } from "../../api/types";
import { useNotice } from "../shell/notices";
import type { NotificationText } from "./notification";
import { notificationsChanged } from "./notificationQueries";
import { SendPane } from "./SendPane";

const path = "/beta/deviceManagement/managedDevices/{id}/sendCustomNotificationToCompanyPortal";

/** A notification to one device. */
export function DevicePane({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const { id, deviceName: name, userDisplayName: person } = device;
  const send = async ({ title, body }: NotificationText) => {
    const params = { path: { id } };
    await unwrap(client.POST(path, { params, body: { notificationTitle: title, notificationBody: body } }));
    void notificationsChanged(queries);
    notify(t("notifications.device.sent", { title, name }));
  };
  return (
    <SendPane
      to={person ? t("notifications.device.owner", { name, person }) : t("notifications.device.to", { name })}
      help={t("notifications.device.help")}
      send={send}
      onSent={onClose}
      onClose={onClose}
    />
  );
}
