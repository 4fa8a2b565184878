import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Webhook } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { ErrorState } from "../../ui/ErrorState";
import { Facts } from "../dialog/Facts";
import { TableSkeleton } from "../list/TableSkeleton";
import { webhookRoute } from "../router";
import { Page } from "../shell/Page";
import { DeliveryLog } from "./DeliveryLog";
import { useEventWords } from "./useEventWords";
import { WebhookActions } from "./WebhookActions";
import { WebhookBadge } from "./WebhookBadge";
import { webhookQuery } from "./webhook";

/** One webhook: where it leads, what it tells, and what became of each event. */
export function WebhookPage() {
  const { t } = useTranslation();
  const { webhookId } = webhookRoute.useParams();
  const webhook = useQuery(webhookQuery(webhookId));
  const trail = (
    <Link className="link" to="/webhooks">
      {t("webhooks.title")}
    </Link>
  );
  if (webhook.data)
    return (
      <Page title={webhook.data.displayName} trail={trail} actions={<WebhookActions webhook={webhook.data} />}>
        <WebhookDetails webhook={webhook.data} />
        <DeliveryLog webhook={webhook.data} />
      </Page>
    );
  return (
    <Page title={t("webhooks.title")} trail={trail}>
      {webhook.error ? (
        <div className="card">
          <ErrorState error={webhook.error} onRetry={() => webhook.refetch()} />
        </div>
      ) : (
        <TableSkeleton columns={2} />
      )}
    </Page>
  );
}

function WebhookDetails({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useEventWords();
  const time = (value: string | null | undefined) => value && format.dateTime(value);
  return (
    <div className="card panel">
      {webhook.disabledReason && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t(`webhooks.disabled.${webhook.disabledReason}`)}</MessageBarBody>
        </MessageBar>
      )}
      <Facts
        entries={[
          [t("webhooks.column.state"), <WebhookBadge key="state" webhook={webhook} />],
          [
            t("webhooks.column.url"),
            <code key="url" className="exact-text">
              {webhook.url}
            </code>,
          ],
          [t("webhooks.field.events"), webhook.eventTypes.map(words).join(", ")],
          [t("webhooks.column.created"), format.dateTime(webhook.createdDateTime)],
          [t("webhooks.field.failingSince"), time(webhook.failingSinceDateTime)],
          [t("webhooks.field.previousSecret"), time(webhook.previousSecretEndDateTime)],
        ]}
      />
    </div>
  );
}
