import {
  Checkbox,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Radio,
  RadioGroup,
} from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { FormDialog } from "../dialog/FormDialog";
import { KeyText } from "./KeyText";
import { useKeyForm } from "./useKeyForm";

interface Props {
  /** Devices that have subscribed for the present key, and are forgotten with it. */
  subscribed: number;
  onClose: () => void;
}

/** Another key for Web Push: one's own, or a fresh one. */
export function VapidForm({ subscribed, onClose }: Props) {
  const { t } = useTranslation();
  const [which, setWhich] = useState<"fresh" | "own">("fresh");
  const [privateKey, setPrivateKey] = useState("");
  const [isUnderstood, setUnderstood] = useState(false);
  const isOwn = which === "own";
  const form = useKeyForm("webPush", () => {
    const body = isOwn ? { privateKey: privateKey.trim() } : {};
    return unwrap(client.PUT("/beta/admin/notifications/channels/webPush/key", { body }));
  });
  const hurts = subscribed > 0;
  return (
    <FormDialog
      title={t("notifications.keyForm.webPush")}
      submitLabel={t("notifications.keyForm.save")}
      disabled={(hurts && !isUnderstood) || (isOwn && privateKey.trim() === "")}
      onSubmit={form.save}
      onClose={onClose}
      isExplained={form.isExplained}
    >
      {hurts ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t("notifications.keyForm.webPushWarning")}</MessageBarTitle>{" "}
            {t("notifications.keyForm.webPushWarningHelp", { count: subscribed })}
          </MessageBarBody>
        </MessageBar>
      ) : (
        <p className="muted">{t("notifications.keyForm.webPushFirst")}</p>
      )}
      <Field label={t("notifications.keyForm.which")}>
        <RadioGroup value={which} onChange={(_, data) => setWhich(data.value === "own" ? "own" : "fresh")}>
          <Radio value="fresh" label={t("notifications.keyForm.fresh")} />
          <Radio value="own" label={t("notifications.keyForm.own")} />
        </RadioGroup>
      </Field>
      {isOwn && (
        <KeyText
          label={t("notifications.keyForm.vapid")}
          hint={t("notifications.keyForm.vapidHelp")}
          accept=".pem,.key,.txt"
          value={privateKey}
          refused={form.refused.privateKey}
          onChange={(text) => {
            setPrivateKey(text);
            form.forget("privateKey");
          }}
        />
      )}
      {hurts && (
        <Checkbox
          label={t("notifications.keyForm.understood")}
          checked={isUnderstood}
          onChange={(_, data) => setUnderstood(data.checked === true)}
        />
      )}
      <p className="muted">{t("notifications.keyForm.kept")}</p>
    </FormDialog>
  );
}
