import { Button } from "@fluentui/react-components";
import { ArrowClockwiseRegular, ArrowRepeatAllRegular, MailInboxRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Webhook, WebhookDelivery } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { EmptyState } from "../../ui/EmptyState";
import { ProblemBar } from "../dialog/ProblemBar";
import type { Column } from "../list/DataTable";
import { ListFilter, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import { usePagedList } from "../list/usePagedList";
import { useNotice } from "../shell/notices";
import { DeliveryDrawer } from "./DeliveryDrawer";
import { useEventWords } from "./useEventWords";
import { DeliveryBadge } from "./WebhookBadge";
import { deliveryStates } from "./webhook";

/** What was sent and is still to be sent, newest first. */
export function DeliveryLog({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const [state, setState] = useState<string>();
  const [open, setOpen] = useState<string>();
  const $filter = state && `state eq '${state}'`;
  const list = usePagedList(["webhooks", "log", webhook.id, $filter], (page) => {
    const params = { path: { id: webhook.id }, query: { ...page, $filter } };
    return unwrap(client.GET("/beta/admin/webhooks/{id}/deliveries", { params }));
  });
  const columns = useDeliveryColumns(setOpen);
  const replay = useReplayFailed(webhook);
  const states = deliveryStates.map((value) => ({ value, label: t(`webhooks.delivery.${value}`) }));
  return (
    <div className="column">
      <h2>{t("webhooks.log")}</h2>
      <ListTools>
        <ListFilter label={t("webhooks.column.state")} value={state} onChange={setState} options={states} />
        <Button icon={<ArrowClockwiseRegular />} onClick={list.retry}>
          {t("webhooks.refresh")}
        </Button>
        {state === "failed" && (
          <Button
            icon={<ArrowRepeatAllRegular />}
            disabled={!webhook.enabled || replay.isPending}
            onClick={() => replay.mutate()}
          >
            {t("webhooks.replayFailed")}
          </Button>
        )}
      </ListTools>
      {replay.isError && <ProblemBar error={replay.error} />}
      <ListView
        label={t("webhooks.log")}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        filtered={state !== undefined}
        onClearFilters={() => setState(undefined)}
        empty={
          <EmptyState icon={<MailInboxRegular />} title={t("webhooks.logEmpty")} help={t("webhooks.logEmptyHelp")} />
        }
      />
      {open && <DeliveryDrawer webhook={webhook} eventId={open} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

/** Everything that has failed goes out once more, as far back as the log reaches. */
function useReplayFailed(webhook: Webhook) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  return useMutation({
    mutationFn: () =>
      unwrap(
        client.POST("/beta/admin/webhooks/{id}/replayFailed", {
          params: { path: { id: webhook.id } },
          body: { sinceDateTime: webhook.createdDateTime },
        }),
      ),
    onSuccess: async ({ replayed }) => {
      notify(t("webhooks.replayedFailed", { count: replayed }));
      await queries.invalidateQueries({ queryKey: ["webhooks"] });
    },
  });
}

function useDeliveryColumns(onOpen: (id: string) => void): Column<WebhookDelivery>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useEventWords();
  return [
    {
      key: "event",
      header: t("webhooks.column.event"),
      isTitle: true,
      cell: (row) => (
        <span className="name-cell">
          <button type="button" className="text-button" onClick={() => onOpen(row.id)}>
            {words(row.eventType)}
          </button>
        </span>
      ),
    },
    { key: "state", header: t("webhooks.column.state"), cell: (row) => <DeliveryBadge state={row.state} /> },
    { key: "answer", header: t("webhooks.column.answer"), cell: (row) => row.lastStatusCode ?? row.lastError ?? "–" },
    {
      key: "attempts",
      header: t("webhooks.column.attempts"),
      numeric: true,
      cell: (row) => format.number(row.attemptCount),
    },
    {
      key: "created",
      header: t("webhooks.column.created"),
      cell: (row) => format.dateTime(row.createdDateTime),
    },
  ];
}
