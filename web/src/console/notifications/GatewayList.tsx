import { Badge } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { PushGateway } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { gatewayState, sortedGateways } from "./channel";
import { usePushReason } from "./useNotificationWords";

const colors = { works: "success", waiting: "informative", away: "danger" } as const;

/** The servers that pushes were sent to, and whether they take them. */
export function GatewayList({ gateways }: { gateways: readonly PushGateway[] }) {
  const { t } = useTranslation();
  if (gateways.length === 0) return <p className="muted">{t("notifications.channels.noGateway")}</p>;
  return (
    <ul className="gateway-list">
      {sortedGateways(gateways).map((one) => (
        <Gateway key={one.gateway} gateway={one} />
      ))}
    </ul>
  );
}

function Gateway({ gateway }: { gateway: PushGateway }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reasonWords = usePushReason();
  const state = gatewayState(gateway);
  const { failures, failingSinceDateTime, retryDateTime, reason, lastAcceptedDateTime } = gateway;
  const words = [
    state === "away" && t("notifications.channels.gateway.failures", { count: failures }),
    failingSinceDateTime && t("notifications.channels.gateway.since", { time: format.dateTime(failingSinceDateTime) }),
    retryDateTime && t("notifications.channels.gateway.retry", { time: format.dateTime(retryDateTime) }),
    lastAcceptedDateTime &&
      t("notifications.channels.gateway.lastAccepted", { time: format.dateTime(lastAcceptedDateTime) }),
  ];
  return (
    <li>
      <span className="failure-head">
        <code>{gateway.gateway}</code>
        <Badge appearance="tint" color={colors[state]}>
          {t(`notifications.channels.gateway.${state}`)}
        </Badge>
      </span>
      {state === "away" && reason && <span>{reasonWords(reason)}</span>}
      <span className="muted small">{words.filter(Boolean).join(" · ")}</span>
    </li>
  );
}
