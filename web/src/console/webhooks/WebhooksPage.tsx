import { Button } from "@fluentui/react-components";
import { AddRegular, PlugConnectedRegular } from "@fluentui/react-icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Webhook, WebhookWithSecret } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { EmptyState } from "../../ui/EmptyState";
import type { Column } from "../list/DataTable";
import { ListView } from "../list/ListView";
import { usePagedList } from "../list/usePagedList";
import { Page } from "../shell/Page";
import { SecretDialog } from "./SecretDialog";
import { WebhookBadge } from "./WebhookBadge";
import { WebhookForm } from "./WebhookForm";

/** Who is told of what happens here. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<WebhookWithSecret>();
  // There are twenty at most: one page.
  const list = usePagedList(["webhooks", "list"], () => unwrap(client.GET("/beta/admin/webhooks")));
  const columns = useWebhookColumns();
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
      {t("webhooks.add")}
    </Button>
  );
  return (
    <Page title={t("webhooks.title")} intro={t("webhooks.intro")} actions={add}>
      <ListView
        label={t("webhooks.title")}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        filtered={false}
        empty={
          <EmptyState icon={<PlugConnectedRegular />} title={t("webhooks.empty")} help={t("webhooks.emptyHelp")}>
            {add}
          </EmptyState>
        }
      />
      {adding && <WebhookForm onClose={() => setAdding(false)} onCreated={setMade} />}
      {made && (
        <SecretDialog
          secret={made.secret}
          onClose={() => navigate({ to: "/webhooks/$webhookId", params: { webhookId: made.id } })}
        />
      )}
    </Page>
  );
}

function useWebhookColumns(): Column<Webhook>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      key: "name",
      header: t("webhooks.column.name"),
      isTitle: true,
      cell: (row) => (
        <Link className="link" to="/webhooks/$webhookId" params={{ webhookId: row.id }}>
          {row.displayName}
        </Link>
      ),
    },
    { key: "state", header: t("webhooks.column.state"), cell: (row) => <WebhookBadge webhook={row} /> },
    { key: "url", header: t("webhooks.column.url"), cell: (row) => <code className="exact-text">{row.url}</code> },
    {
      key: "events",
      header: t("webhooks.column.events"),
      numeric: true,
      cell: (row) => format.number(row.eventTypes.length),
    },
  ];
}
