import { useState } from "react";
import { useTranslation } from "react-i18next";
import { supportedLanguage } from "../../i18n/languages";
import { useSession } from "../../session/useSession";
import { newMessageRoute } from "../router";
import { Composer } from "./Composer";
import { emptyDraft } from "./draft";

/** A message that has not been saved yet. */
export function NewMessagePage() {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const { urgency, step } = newMessageRoute.useSearch();
  const urgent = urgency === "urgent";
  const [initial] = useState(() =>
    emptyDraft(supportedLanguage(tenant.defaultLanguage) ?? tenant.defaultLanguage, urgent ? "urgent" : "standard"),
  );
  return (
    <Composer
      title={t(urgent ? "composer.newUrgent" : "composer.newTitle")}
      initial={initial}
      groupNames={{}}
      step={step}
    />
  );
}
