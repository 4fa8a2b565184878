import { Button } from "@fluentui/react-components";
import {
  DeleteRegular,
  EditRegular,
  KeyResetRegular,
  PauseRegular,
  PlayRegular,
  SendRegular,
} from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Webhook } from "../../api/types";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";
import { SecretDialog } from "./SecretDialog";
import { WebhookForm } from "./WebhookForm";

/** What can be done with a webhook. */
export function WebhookActions({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [asked, setAsked] = useState<"edit" | "rotate" | "delete">();
  const [secret, setSecret] = useState<string>();
  const close = () => setAsked(undefined);
  const params = { path: { id: webhook.id } };
  const act = useMutation({
    mutationFn: async (what: "test" | "toggle") => {
      if (what === "test") {
        await unwrap(client.POST("/beta/admin/webhooks/{id}/test", { params }));
        notify(t("webhooks.tested"));
      } else {
        const body = { enabled: !webhook.enabled };
        await unwrap(client.PATCH("/beta/admin/webhooks/{id}", { params, body }));
      }
      await queries.invalidateQueries({ queryKey: ["webhooks"] });
    },
  });
  const rotate = async () => {
    const rotated = await unwrap(client.POST("/beta/admin/webhooks/{id}/rotateSecret", { params }));
    await queries.invalidateQueries({ queryKey: ["webhooks"] });
    setSecret(rotated.secret);
  };
  return (
    <>
      <Button icon={<SendRegular />} disabled={!webhook.enabled || act.isPending} onClick={() => act.mutate("test")}>
        {t("webhooks.test")}
      </Button>
      <Button
        icon={webhook.enabled ? <PauseRegular /> : <PlayRegular />}
        disabled={act.isPending}
        onClick={() => act.mutate("toggle")}
      >
        {t(webhook.enabled ? "webhooks.pause" : "webhooks.resume")}
      </Button>
      <Button icon={<EditRegular />} onClick={() => setAsked("edit")}>
        {t("webhooks.edit")}
      </Button>
      <Button icon={<KeyResetRegular />} onClick={() => setAsked("rotate")}>
        {t("webhooks.rotate")}
      </Button>
      <Button icon={<DeleteRegular />} onClick={() => setAsked("delete")}>
        {t("webhooks.delete")}
      </Button>
      {act.isError && <ProblemBar error={act.error} />}
      {asked === "edit" && <WebhookForm webhook={webhook} onClose={close} />}
      {asked === "rotate" && (
        <ConfirmDialog
          title={t("webhooks.rotateTitle", { name: webhook.displayName })}
          confirmLabel={t("webhooks.rotate")}
          onConfirm={rotate}
          onClose={close}
        >
          <p>{t("webhooks.rotateHelp")}</p>
        </ConfirmDialog>
      )}
      {asked === "delete" && <DeleteWebhook webhook={webhook} onClose={close} />}
      {secret && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
    </>
  );
}

function DeleteWebhook({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const remove = async () => {
    await unwrap(client.DELETE("/beta/admin/webhooks/{id}", { params: { path: { id: webhook.id } } }));
    await navigate({ to: "/webhooks" });
    await queries.invalidateQueries({ queryKey: ["webhooks", "list"] });
  };
  return (
    <ConfirmDialog
      title={t("webhooks.deleteTitle", { name: webhook.displayName })}
      confirmLabel={t("webhooks.delete")}
      destructive
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t("webhooks.deleteHelp")}</p>
    </ConfirmDialog>
  );
}
