import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api/problem";
import type { NotificationChannel } from "../../api/types";
import { useNotice } from "../shell/notices";
import { notificationsChanged } from "./notificationQueries";
import { rulesByField } from "./sendProblem";

/** Sends a key, and keeps what the server has against it by field until that field is changed. */
export function useKeyForm(channel: NotificationChannel, put: () => Promise<unknown>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const save = async () => {
    try {
      await put();
    } catch (cause) {
      setRefused(rulesByField(toProblem(cause), t));
      throw cause;
    }
    await notificationsChanged(queries);
    notify(t("notifications.channels.saved", { channel: t(`notifications.channels.name.${channel}`) }));
  };
  return {
    save,
    refused,
    isExplained: Object.keys(refused).length > 0,
    /** A field has another value: what was said about it does not hold any more. */
    forget: (field: string) =>
      setRefused((before) => Object.fromEntries(Object.entries(before).filter(([name]) => name !== field))),
  };
}
