import { Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { FormDialog } from "../dialog/FormDialog";
import { keyIdOf } from "./channel";
import { KeyText } from "./KeyText";
import { useKeyForm } from "./useKeyForm";

const empty = { keyId: "", teamId: "", bundleId: "", privateKey: "", environment: "production" as const };
type Typed = Omit<typeof empty, "environment"> & { environment: "production" | "sandbox" };

/** Apple's key for the organization's own app. */
export function ApnsForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Typed>(empty);
  const form = useKeyForm("apns", () =>
    unwrap(client.PUT("/beta/admin/notifications/channels/apns/key", { body: typed })),
  );
  const change = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part });
    for (const name of Object.keys(part)) form.forget(name);
  };
  const { keyId, teamId, bundleId, privateKey } = typed;
  return (
    <FormDialog
      title={t("notifications.keyForm.apns")}
      submitLabel={t("notifications.keyForm.save")}
      disabled={[keyId, teamId, bundleId, privateKey].some((text) => text.trim() === "")}
      onSubmit={form.save}
      onClose={onClose}
      isExplained={form.isExplained}
    >
      <p className="muted">{t("notifications.keyForm.apnsHelp")}</p>
      <KeyText
        label={t("notifications.keyForm.p8")}
        hint={t("notifications.keyForm.p8Help")}
        accept=".p8,.pem"
        value={privateKey}
        refused={form.refused.privateKey}
        // The name of Apple's file says which key it is.
        onChange={(text, name) => change({ privateKey: text, ...(name && keyIdOf(name) && { keyId: keyIdOf(name) }) })}
      />
      {(["keyId", "teamId", "bundleId"] as const).map((name) => (
        <Field
          key={name}
          label={t(`notifications.keyForm.${name}`)}
          hint={t(`notifications.keyForm.${name}Help`)}
          validationMessage={form.refused[name]}
          required
        >
          <Input
            value={typed[name]}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, data) => change({ [name]: data.value })}
          />
        </Field>
      ))}
      <Field label={t("notifications.keyForm.environment")}>
        <RadioGroup
          value={typed.environment}
          onChange={(_, data) => change({ environment: data.value === "sandbox" ? "sandbox" : "production" })}
        >
          <Radio value="production" label={t("notifications.keyForm.production")} />
          <Radio value="sandbox" label={t("notifications.keyForm.sandbox")} />
        </RadioGroup>
      </Field>
      <p className="muted">{t("notifications.keyForm.kept")}</p>
    </FormDialog>
  );
}
