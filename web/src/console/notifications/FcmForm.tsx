import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { FormDialog } from "../dialog/FormDialog";
import { serviceAccountOf } from "./channel";
import { KeyText } from "./KeyText";
import { useKeyForm } from "./useKeyForm";

/** Google's service account for the organization's own app. */
export function FcmForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [serviceAccount, setServiceAccount] = useState("");
  const form = useKeyForm("fcm", () =>
    unwrap(client.PUT("/beta/admin/notifications/channels/fcm/key", { body: { serviceAccount } })),
  );
  const found = serviceAccountOf(serviceAccount);
  return (
    <FormDialog
      title={t("notifications.keyForm.fcm")}
      submitLabel={t("notifications.keyForm.save")}
      disabled={serviceAccount.trim() === ""}
      onSubmit={form.save}
      onClose={onClose}
      isExplained={form.isExplained}
    >
      <p className="muted">{t("notifications.keyForm.fcmHelp")}</p>
      <KeyText
        label={t("notifications.keyForm.serviceAccount")}
        hint={t("notifications.keyForm.serviceAccountHelp")}
        accept=".json,application/json"
        value={serviceAccount}
        refused={form.refused.serviceAccount}
        onChange={(text) => {
          setServiceAccount(text);
          form.forget("serviceAccount");
        }}
      />
      {found && (
        <p>
          <code>{t("notifications.keyForm.foundAccount", found)}</code>
        </p>
      )}
      <p className="muted">{t("notifications.keyForm.kept")}</p>
    </FormDialog>
  );
}
