import { Badge } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Webhook, WebhookDelivery } from "../../api/types";

/** Whether anything is sent, and whether it is taken. */
export function WebhookBadge({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const failing = webhook.failingSinceDateTime !== null && webhook.failingSinceDateTime !== undefined;
  if (!webhook.enabled) {
    const key = webhook.disabledReason ?? "paused";
    return (
      <Badge appearance="tint" color={key === "paused" ? "informative" : "danger"} className="state-badge">
        {t(`webhooks.state.${key}`)}
      </Badge>
    );
  }
  return (
    <Badge appearance="tint" color={failing ? "warning" : "success"} className="state-badge">
      {t(failing ? "webhooks.state.troubled" : "webhooks.state.enabled")}
    </Badge>
  );
}

const colors = { waiting: "warning", delivered: "success", failed: "danger" } as const;

/** What became of a delivery. */
export function DeliveryBadge({ state }: { state: WebhookDelivery["state"] }) {
  const { t } = useTranslation();
  return (
    <Badge appearance="tint" color={colors[state]} className="state-badge">
      {t(`webhooks.delivery.${state}`)}
    </Badge>
  );
}
