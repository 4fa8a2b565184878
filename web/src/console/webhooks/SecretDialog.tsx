import { useTranslation } from "react-i18next";
import { ShownOnceDialog } from "../dialog/ShownOnceDialog";

/** The secret of a webhook, in the only moment in which it can be read. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ShownOnceDialog
      title={t("webhooks.secret.title")}
      help={t("webhooks.secret.help")}
      label={t("webhooks.secret.label")}
      secret={secret}
      keptLabel={t("webhooks.secret.kept")}
      onClose={onClose}
    />
  );
}
