import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { BulkDeviceResult } from "../../api/types";
import { BulkResult } from "./BulkResult";
import type { NotificationText } from "./notification";
import { notificationsChanged } from "./notificationQueries";
import { SendPane } from "./SendPane";

interface Props {
  /** Names of the chosen devices by their ids. */
  chosen: ReadonlyMap<string, string>;
  onClose: () => void;
  /** It has been sent to whichever could have it. */
  onDone: () => void;
}

/** A notification to several devices, and then to which of them it goes. */
export function BulkPane({ chosen, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [sent, setSent] = useState<{ title: string; result: BulkDeviceResult }>();
  const send = async ({ title, body }: NotificationText) => {
    const request = {
      actionName: "customTextNotification",
      deviceIds: [...chosen.keys()],
      notificationTitle: title,
      notificationBody: body,
    };
    const result = await unwrap(client.POST("/beta/deviceManagement/managedDevices/executeAction", { body: request }));
    void notificationsChanged(queries);
    setSent({ title, result });
  };
  if (sent) return <BulkResult title={sent.title} result={sent.result} names={chosen} onClose={onDone} />;
  return (
    <SendPane
      to={t("notifications.bulk.to", { count: chosen.size })}
      help={t("notifications.device.help")}
      send={send}
      onSent={() => undefined}
      onClose={onClose}
    />
  );
}
