import { useTranslation } from "react-i18next";
import { useSession } from "../../session/useSession";
import { BrandMark } from "../../ui/BrandMark";
import { type NotificationText, sentText } from "./notification";

/** How a notification looks on the locked screen of a phone. */
export function PhonePreview({ title, body }: NotificationText) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  return (
    <figure className="phone-stage">
      <div className="phone">
        <div className="phone-clock" aria-hidden="true">
          09:41
        </div>
        <div className="phone-note">
          <span className="phone-app">
            <BrandMark size={20} />
            <span className="phone-name">{tenant.displayName}</span>
            <span>{t("notifications.text.now")}</span>
          </span>
          <span className="phone-title">{sentText(title) || t("notifications.text.sampleTitle")}</span>
          <span className="phone-body">{sentText(body) || t("notifications.text.sampleBody")}</span>
        </div>
      </div>
      <figcaption>
        <strong>{t("notifications.text.lockScreen")}</strong>
        <span>{t("notifications.text.lockScreenHelp")}</span>
      </figcaption>
    </figure>
  );
}
