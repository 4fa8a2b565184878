import { useTranslation } from "react-i18next";
import { eventKeys, isKnownEvent } from "./webhook";

/** A type of event in words; one that is not known here is shown by its name. */
export function useEventWords(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => (isKnownEvent(name) ? t(`webhooks.event.${eventKeys[name]}`) : name);
}
