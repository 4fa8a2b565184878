import { Button } from "@fluentui/react-components";
import { AlertRegular, PlugConnectedRegular, SendRegular } from "@fluentui/react-icons";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { useCan } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import { ListView } from "../list/ListView";
import { usePagedList } from "../list/usePagedList";
import { notificationsRoute } from "../router";
import { Page } from "../shell/Page";
import { NotificationDrawer } from "./NotificationDrawer";
import { QuotaLine } from "./QuotaLine";
import { useNotificationColumns } from "./useNotificationColumns";

/** What was sent, and what became of it. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { notification } = notificationsRoute.useSearch();
  const mayWrite = useCan("DeviceManagementServiceConfig.ReadWrite.All");
  const columns = useNotificationColumns();
  const list = usePagedList(["notifications", "list"], (query) =>
    unwrap(client.GET("/beta/admin/notifications", { params: { query } })),
  );
  const send = (
    <Button appearance="primary" icon={<SendRegular />} onClick={() => navigate({ to: "/notifications/new" })}>
      {t("notifications.send")}
    </Button>
  );
  return (
    <Page
      title={t("notifications.title")}
      intro={t("notifications.intro")}
      actions={
        <>
          {mayWrite && send}
          <Button icon={<PlugConnectedRegular />} onClick={() => navigate({ to: "/notifications/channels" })}>
            {t("notifications.openChannels")}
          </Button>
        </>
      }
    >
      <QuotaLine />
      <ListView
        label={t("notifications.title")}
        list={list}
        times
        columns={columns}
        rowKey={(row) => row.id}
        filtered={false}
        empty={
          <EmptyState icon={<AlertRegular />} title={t("notifications.empty")} help={t("notifications.emptyHelp")}>
            {mayWrite && send}
          </EmptyState>
        }
      />
      {notification && (
        <NotificationDrawer
          key={notification}
          id={notification}
          onClose={() => navigate({ to: "/notifications", search: {} })}
        />
      )}
    </Page>
  );
}
