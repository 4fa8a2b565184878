import { Button } from "@fluentui/react-components";
import { ArrowRepeatAllRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { CustomNotification } from "../../api/types";
import { useCan, useCanForSome } from "../../session/useSession";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { useNotice } from "../shell/notices";
import { isKept } from "./notification";
import { notificationsChanged } from "./notificationQueries";
import { QuotaLine } from "./QuotaLine";
import { useTargetWords } from "./useNotificationWords";

/** Sends a notification of the history once more, after a question. Nothing where its text is not kept. */
export function ResendButton({ notification }: { notification: CustomNotification }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const targetWords = useTargetWords();
  const [asking, setAsking] = useState(false);
  const mayToGroups = useCan("DeviceManagementServiceConfig.ReadWrite.All");
  const mayToDevices = useCanForSome("DeviceManagementManagedDevices.PrivilegedOperations.All");
  const { id, kind, title } = notification;
  const isToGroups = kind === "groups";
  if (!isKept(notification) || !(isToGroups ? mayToGroups : mayToDevices)) return null;
  const resend = async () => {
    const result = await unwrap(client.POST("/beta/admin/notifications/{id}/resend", { params: { path: { id } } }));
    void notificationsChanged(queries);
    const count = result?.successfulDeviceIds.length ?? 0;
    const others = (result ? notification.targets.length : 0) - count;
    notify(others > 0 ? t("notifications.resend.some", { count, others }) : t("notifications.resend.done"));
  };
  return (
    <div className="row-actions">
      <Button icon={<ArrowRepeatAllRegular />} onClick={() => setAsking(true)}>
        {t("notifications.resend.action")}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t("notifications.resend.title")}
          confirmLabel={t("notifications.resend.confirm")}
          onConfirm={resend}
          onClose={() => setAsking(false)}
        >
          <p>
            <strong>{title}</strong>
          </p>
          <p>
            {t(isToGroups ? "notifications.resend.groups" : "notifications.resend.devices")} {targetWords(notification)}
          </p>
          {isToGroups && <QuotaLine />}
        </ConfirmDialog>
      )}
    </div>
  );
}
