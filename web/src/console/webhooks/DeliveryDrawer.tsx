import { Button } from "@fluentui/react-components";
import { ArrowRepeatAllRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Webhook, WebhookAttempt, WebhookDeliveryDetail } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { ErrorState } from "../../ui/ErrorState";
import { DetailDrawer } from "../dialog/DetailDrawer";
import { Facts } from "../dialog/Facts";
import { ProblemBar } from "../dialog/ProblemBar";
import { type Column, DataTable } from "../list/DataTable";
import { useNotice } from "../shell/notices";
import { useEventWords } from "./useEventWords";
import { DeliveryBadge } from "./WebhookBadge";
import { deliveryQuery } from "./webhook";

interface Props {
  webhook: Webhook;
  eventId: string;
  onClose: () => void;
}

/** One delivery: its body, its attempts, and sending it again. */
export function DeliveryDrawer({ webhook, eventId, onClose }: Props) {
  const { t } = useTranslation();
  const words = useEventWords();
  const delivery = useQuery(deliveryQuery(webhook.id, eventId));
  return (
    <DetailDrawer title={delivery.data ? words(delivery.data.eventType) : t("webhooks.column.event")} onClose={onClose}>
      {delivery.data && <DeliveryDetails webhook={webhook} delivery={delivery.data} />}
      {delivery.error && <ErrorState error={delivery.error} onRetry={() => delivery.refetch()} />}
    </DetailDrawer>
  );
}

function DeliveryDetails({ webhook, delivery }: { webhook: Webhook; delivery: WebhookDeliveryDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const notify = useNotice();
  const columns = useAttemptColumns();
  const replay = useMutation({
    mutationFn: async () => {
      const params = { path: { id: webhook.id, eventId: delivery.id } };
      await unwrap(client.POST("/beta/admin/webhooks/{id}/deliveries/{eventId}/replay", { params }));
      notify(t("webhooks.replayed"));
      await queries.invalidateQueries({ queryKey: ["webhooks"] });
    },
  });
  const time = (value: string | null | undefined) => value && format.exactTime(value);
  return (
    <div className="column">
      <div>
        <Button
          icon={<ArrowRepeatAllRegular />}
          disabled={!webhook.enabled || replay.isPending}
          onClick={() => replay.mutate()}
        >
          {t("webhooks.replay")}
        </Button>
      </div>
      {replay.isError && <ProblemBar error={replay.error} />}
      <Facts
        entries={[
          [t("webhooks.column.state"), <DeliveryBadge key="state" state={delivery.state} />],
          [t("webhooks.field.eventId"), <code key="id">{delivery.id}</code>],
          [t("webhooks.column.created"), time(delivery.createdDateTime)],
          [t("webhooks.field.next"), time(delivery.nextAttemptDateTime)],
          [t("webhooks.field.delivered"), time(delivery.deliveredDateTime)],
        ]}
      />
      <h3>{t("webhooks.field.attempts")}</h3>
      {delivery.attempts.length === 0 ? (
        <p>{t("webhooks.noAttempt")}</p>
      ) : (
        <DataTable
          label={t("webhooks.field.attempts")}
          rows={delivery.attempts}
          columns={columns}
          rowKey={(row) => row.dateTime}
        />
      )}
      <h3>{t("webhooks.field.body")}</h3>
      <pre className="exact-text">{pretty(delivery.body)}</pre>
    </div>
  );
}

function pretty(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2);
}

function useAttemptColumns(): Column<WebhookAttempt>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      key: "time",
      header: t("webhooks.column.created"),
      isTitle: true,
      cell: (row) => format.exactTime(row.dateTime),
    },
    { key: "answer", header: t("webhooks.column.answer"), cell: (row) => row.error ?? row.statusCode ?? "–" },
    {
      key: "duration",
      header: t("webhooks.column.duration"),
      numeric: true,
      cell: (row) => t("webhooks.milliseconds", { count: row.durationMilliseconds }),
    },
  ];
}
