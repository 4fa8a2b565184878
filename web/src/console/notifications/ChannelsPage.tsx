import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type ChannelHealth, notificationChannels } from "../../api/types";
import { useCan } from "../../session/useSession";
import { ClockNote } from "../../ui/ClockNote";
import { ErrorState } from "../../ui/ErrorState";
import { TableSkeleton } from "../list/TableSkeleton";
import { Page } from "../shell/Page";
import { ChannelCard } from "./ChannelCard";
import { HistoryCard } from "./HistoryCard";
import { channelsQuery } from "./notificationQueries";

/** How notifications get to devices: each channel with its key and its servers, and whether a history is kept. */
export function ChannelsPage() {
  const { t } = useTranslation();
  const mayWrite = useCan("DeviceManagementServiceConfig.ReadWrite.All");
  const channels = useQuery(channelsQuery);
  const trail = (
    <Link className="link" to="/notifications">
      {t("notifications.title")}
    </Link>
  );
  return (
    <Page title={t("notifications.channels.title")} intro={t("notifications.channels.intro")} trail={trail}>
      {!mayWrite && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t("notifications.channels.readOnly")}</MessageBarBody>
        </MessageBar>
      )}
      {channels.isPending && <TableSkeleton columns={3} />}
      {channels.isError && (
        <div className="card">
          <ErrorState error={channels.error} onRetry={() => channels.refetch()} />
        </div>
      )}
      {channels.data && <Cards channels={channels.data} />}
      <HistoryCard />
    </Page>
  );
}

function Cards({ channels }: { channels: readonly ChannelHealth[] }) {
  const known = notificationChannels.flatMap((name) => channels.find((one) => one.channel === name) ?? []);
  // UnifiedPush is sealed with the key of Web Push.
  const subscribed = known
    .filter((one) => one.channel === "webPush" || one.channel === "unifiedPush")
    .reduce((sum, one) => sum + one.devices, 0);
  return (
    <>
      <div className="channel-cards">
        {known.map((one) => (
          <ChannelCard key={one.channel} channel={one} subscribed={subscribed} />
        ))}
      </div>
      <ClockNote />
    </>
  );
}
