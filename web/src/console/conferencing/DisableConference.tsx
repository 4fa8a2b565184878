import { Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ConferencingUser } from "../../api/types";
import { FormDialog } from "../dialog/FormDialog";
import { useNotice } from "../shell/notices";
import { conferencingChanged } from "./conferencingQueries";
import { ToldLine } from "./ToldLine";

interface Props {
  user: ConferencingUser;
  onClose: () => void;
}

/** Nobody runs somebody's conferences from now on, or another provider. */
export function DisableConference({ user, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const { id, displayName: name } = user;
  const isEnabled = Boolean(user.conferenceId);
  const [isOther, setOther] = useState(!isEnabled);
  const [provider, setProvider] = useState(user.providerName ?? "");
  const providerName = provider.trim();
  const save = async () => {
    const params = { path: { id } };
    const body = isOther ? { providerName } : {};
    await unwrap(client.POST("/beta/admin/conferencing/users/{id}/disable", { params, body }));
    await conferencingChanged(queries);
    notify(
      isOther
        ? t("conferencing.disable.doneOther", { name, provider: providerName })
        : t("conferencing.disable.done", { name }),
    );
  };
  return (
    <FormDialog
      title={t(isEnabled ? "conferencing.disable.title" : "conferencing.disable.titleOther", { name })}
      submitLabel={t(isEnabled ? "conferencing.disable.action" : "shared.action.save")}
      disabled={isOther && providerName === ""}
      onSubmit={save}
      onClose={onClose}
    >
      {isEnabled && <p>{t("conferencing.disable.help")}</p>}
      <Field label={t("conferencing.disable.who")}>
        <RadioGroup value={isOther ? "other" : "nobody"} onChange={(_, data) => setOther(data.value === "other")}>
          <Radio value="nobody" label={t("conferencing.disable.nobody")} />
          <Radio value="other" label={t("conferencing.disable.other")} />
        </RadioGroup>
      </Field>
      {isOther && (
        <Field label={t("conferencing.disable.name")} required>
          <Input value={provider} maxLength={128} onChange={(_, data) => setProvider(data.value)} />
        </Field>
      )}
      {isEnabled && <ToldLine user={user} />}
    </FormDialog>
  );
}
