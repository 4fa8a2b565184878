import { Field, Input, Switch, Textarea } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Application } from "../../api/types";
import { FormDialog } from "../dialog/FormDialog";
import { useNotice } from "../shell/notices";
import { redirectUris, redirectUrisOf } from "./application";
import { PermissionChoice } from "./PermissionChoice";

interface Props {
  /** The application to change; without one a new one is registered. */
  application?: Application;
  onClose: () => void;
  onCreated?: (application: Application) => void;
}

/** One address a line. */
function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

export function ApplicationForm({ application, onClose, onCreated }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [displayName, setName] = useState(application?.displayName ?? "");
  const [description, setDescription] = useState(application?.description ?? "");
  const [isPublic, setPublic] = useState(application?.isFallbackPublicClient ?? false);
  const [uris, setUris] = useState(application ? redirectUrisOf(application).join("\n") : "");
  const [permissions, setPermissions] = useState<string[]>(application?.permissions ?? []);
  const save = async () => {
    const body = {
      displayName: displayName.trim(),
      description: description.trim() || null,
      isFallbackPublicClient: isPublic,
      ...redirectUris(isPublic, lines(uris)),
      permissions,
    };
    if (application) {
      const params = { path: { id: application.id }, header: { "If-Match": application["@odata.etag"] } };
      await unwrap(client.PATCH("/v1.0/applications/{id}", { params, body }));
    } else {
      onCreated?.(await unwrap(client.POST("/v1.0/applications", { body })));
    }
    await queries.invalidateQueries({ queryKey: ["applications"] });
    notify(t(application ? "applications.saved" : "applications.created", { name: body.displayName }));
  };
  return (
    <FormDialog
      title={application ? t("applications.editTitle", { name: application.displayName }) : t("applications.newTitle")}
      submitLabel={t(application ? "shared.action.save" : "shared.action.add")}
      disabled={displayName.trim() === ""}
      onSubmit={save}
      onClose={onClose}
      onReload={application && (() => queries.invalidateQueries({ queryKey: ["applications"] }).then(onClose))}
    >
      <Field label={t("applications.field.displayName")} required>
        <Input value={displayName} maxLength={256} onChange={(_, data) => setName(data.value)} />
      </Field>
      <Field label={t("applications.field.description")}>
        <Textarea value={description} maxLength={1024} onChange={(_, data) => setDescription(data.value)} />
      </Field>
      <Field hint={t("applications.hint.public")}>
        <Switch
          checked={isPublic}
          onChange={(_, data) => setPublic(data.checked)}
          label={t("applications.field.public")}
        />
      </Field>
      <Field label={t("applications.field.redirectUris")} hint={t("applications.hint.redirectUris")}>
        <Textarea value={uris} spellCheck={false} onChange={(_, data) => setUris(data.value)} />
      </Field>
      <PermissionChoice chosen={permissions} onChange={setPermissions} />
    </FormDialog>
  );
}
