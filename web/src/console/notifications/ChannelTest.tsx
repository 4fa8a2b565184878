import { Button, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ChannelHealth, NotificationTest } from "../../api/types";
import { ProblemBar } from "../dialog/ProblemBar";
import { notificationsChanged } from "./notificationQueries";
import { usePushReason } from "./useNotificationWords";

interface Props {
  channel: ChannelHealth;
  /** Further buttons of the channel. */
  children: ReactNode;
}

/** Tries a channel now, and says in plain words what came of it. */
export function ChannelTest({ channel: { channel, isConfigured }, children }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: () =>
      unwrap(client.POST("/beta/admin/notifications/channels/{channel}/test", { params: { path: { channel } } })),
    onSettled: () => notificationsChanged(queries),
  });
  return (
    <>
      <div className="row-actions">
        {children}
        {isConfigured && (
          <Button
            disabledFocusable={test.isPending}
            aria-label={t("notifications.test.actionOf", { channel: t(`notifications.channels.name.${channel}`) })}
            onClick={() => test.mutate()}
          >
            {t(test.isPending ? "notifications.test.busy" : "notifications.test.action")}
          </Button>
        )}
      </div>
      {test.isError && <ProblemBar error={test.error} />}
      {test.data && <Result test={test.data} />}
    </>
  );
}

function Result({ test: { result, reason } }: { test: NotificationTest }) {
  const { t } = useTranslation();
  const reasonWords = usePushReason();
  const answer = reason && t("notifications.test.answer", { words: reasonWords(reason) });
  if (result === "sent" || result === "keyAccepted")
    return (
      <MessageBar intent="success" layout="multiline" role="status">
        <MessageBarBody>
          <MessageBarTitle>{t(`notifications.test.${result}`)}</MessageBarTitle> {t(`notifications.test.${result}Help`)}
        </MessageBarBody>
      </MessageBar>
    );
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{t("notifications.test.failed")}</MessageBarTitle> {answer}
      </MessageBarBody>
    </MessageBar>
  );
}
