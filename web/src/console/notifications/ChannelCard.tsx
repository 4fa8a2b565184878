import { Badge } from "@fluentui/react-components";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ChannelHealth } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { Facts } from "../dialog/Facts";
import { ChannelActions } from "./ChannelActions";
import { channelState } from "./channel";
import { GatewayList } from "./GatewayList";

interface Props {
  channel: ChannelHealth;
  /** Devices that have subscribed for the key of Web Push. */
  subscribed: number;
}

const colors = {
  notSetUp: "informative",
  away: "danger",
  partly: "warning",
  setUp: "success",
  ready: "success",
} as const;

/** One way to devices: whether it is set up, how its servers are doing, how many devices it reaches. */
export function ChannelCard({ channel, subscribed }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const heading = useId();
  const mayWrite = useCan("DeviceManagementServiceConfig.ReadWrite.All");
  const state = channelState(channel);
  const { channel: name } = channel;
  return (
    <section className="card panel channel-card" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t(`notifications.channels.name.${name}`)}</h2>
        <Badge appearance="tint" color={colors[state]}>
          {t(`notifications.channels.state.${state}`)}
        </Badge>
      </div>
      <p className="muted">{t(`notifications.channels.help.${name}`)}</p>
      <Facts
        entries={[
          [t("notifications.channels.devices"), format.number(channel.devices)],
          [t(keyLabel(channel)), <KeyWords key="key" channel={channel} />],
        ]}
      />
      <section className="column tight">
        <h3>{t("notifications.channels.gateways")}</h3>
        <GatewayList gateways={channel.gateways} />
      </section>
      {mayWrite && <ChannelActions channel={channel} subscribed={subscribed} />}
    </section>
  );
}

/** What is known of a key: its public half, or whose it is. */
function keyLabel({ channel }: ChannelHealth) {
  if (channel === "webPush" || channel === "unifiedPush") return "notifications.channels.publicKey";
  return channel === "fcm" ? "notifications.channels.account" : "notifications.channels.key";
}

function KeyWords({ channel: { channel, key } }: { channel: ChannelHealth }) {
  const { t } = useTranslation();
  if (key) return <code>{key}</code>;
  if (channel === "ntfy") return t("notifications.channels.needsNone");
  const isOwn = channel === "webPush" || channel === "unifiedPush";
  return t(isOwn ? "notifications.channels.ownKeyLater" : "notifications.channels.noKey");
}
