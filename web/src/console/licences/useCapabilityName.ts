import { useTranslation } from "react-i18next";
import { translated } from "../../i18n/useServerWords";

/** What administrators know a mailbox plan by. */
export function useCapabilityName(): (capability: string | null | undefined) => string {
  const { t } = useTranslation();
  return (capability) =>
    capability ? translated(t, `licences.capability.${capability}`, capability) : t("licences.capability.none");
}
