import { useTranslation } from "react-i18next";
import { PhonePreview } from "./PhonePreview";
import { TextFields } from "./TextFields";
import type { NewNotification } from "./useNewNotification";

/** Title and message, and how they look on a phone while they are being written. */
export function BasicsStep({ wizard: { draft, change, refused, visited } }: { wizard: NewNotification }) {
  const { t } = useTranslation();
  return (
    <div className="two-columns">
      <section className="column">
        <h2 className="question">{t("notifications.wizard.basics")}</h2>
        {/* Whoever comes back from another step is told what is missing. */}
        <TextFields text={draft} onChange={change} strict={visited.size > 1} refused={refused} />
      </section>
      <PhonePreview title={draft.title} body={draft.body} />
    </div>
  );
}
