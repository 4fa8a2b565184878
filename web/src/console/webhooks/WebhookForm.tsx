import { Checkbox, Field, Input } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Webhook, WebhookWithSecret } from "../../api/types";
import { can, permissions } from "../../session/permissions";
import { useSession } from "../../session/useSession";
import { FormDialog } from "../dialog/FormDialog";
import { useNotice } from "../shell/notices";
import { useEventWords } from "./useEventWords";
import { eventTypesQuery } from "./webhook";

interface Props {
  /** The webhook to change; without one a new one is made. */
  webhook?: Webhook;
  onClose: () => void;
  onCreated?: (webhook: WebhookWithSecret) => void;
}

export function WebhookForm({ webhook, onClose, onCreated }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [displayName, setName] = useState(webhook?.displayName ?? "");
  const [url, setUrl] = useState(webhook?.url ?? "");
  const [chosen, setChosen] = useState<readonly string[]>(webhook?.eventTypes ?? []);
  const save = async () => {
    const body = { displayName: displayName.trim(), url: url.trim(), eventTypes: [...chosen] };
    if (webhook) {
      const params = { path: { id: webhook.id }, header: { "If-Match": webhook["@odata.etag"] } };
      await unwrap(client.PATCH("/beta/admin/webhooks/{id}", { params, body }));
      notify(t("webhooks.saved", { name: body.displayName }));
    } else {
      onCreated?.(await unwrap(client.POST("/beta/admin/webhooks", { body })));
    }
    await queries.invalidateQueries({ queryKey: ["webhooks"] });
  };
  return (
    <FormDialog
      title={webhook ? t("webhooks.editTitle", { name: webhook.displayName }) : t("webhooks.newTitle")}
      submitLabel={t(webhook ? "shared.action.save" : "shared.action.add")}
      disabled={displayName.trim() === "" || url.trim() === "" || chosen.length === 0}
      onSubmit={save}
      onClose={onClose}
      onReload={webhook && (() => queries.invalidateQueries({ queryKey: ["webhooks"] }).then(onClose))}
    >
      <Field label={t("webhooks.field.displayName")} required>
        <Input value={displayName} maxLength={100} onChange={(_, data) => setName(data.value)} />
      </Field>
      <Field label={t("webhooks.field.url")} hint={t("webhooks.hint.url")} required>
        <Input type="url" value={url} maxLength={2048} onChange={(_, data) => setUrl(data.value)} />
      </Field>
      <EventChoice chosen={chosen} onChange={setChosen} />
    </FormDialog>
  );
}

interface ChoiceProps {
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** The types of event that the signed-in person may have sent. */
function EventChoice({ chosen, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const session = useSession();
  const words = useEventWords();
  const types = useQuery(eventTypesQuery).data?.value ?? [];
  const mayChoose = (needs: string) => permissions.some((known) => known === needs && can(session, known));
  return (
    <fieldset className="event-choice">
      <legend>{t("webhooks.field.events")}</legend>
      {types.map(({ name, permission }) => (
        <Checkbox
          key={name}
          label={words(name)}
          checked={chosen.includes(name)}
          disabled={!mayChoose(permission) && !chosen.includes(name)}
          onChange={(_, data) => onChange(data.checked ? [...chosen, name] : chosen.filter((one) => one !== name))}
        />
      ))}
    </fieldset>
  );
}
