import { useTranslation } from "react-i18next";
import type { MessageRecipients } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { Facts } from "../dialog/Facts";

interface Props {
  recipients: MessageRecipients;
  groupNames: Record<string, string>;
}

/** A recipients expression in words. */
export function RecipientWords({ recipients, groupNames }: Props) {
  const { t } = useTranslation();
  const { languageName } = useFormat();
  const { filters } = recipients;
  const names = (ids: readonly string[]) => ids.map((id) => groupNames[id] ?? id).join(", ");
  const entries: [string, string][] = [
    [
      t("messages.recipients.groups"),
      recipients.allCompany ? t("messages.recipients.allCompany") : names(recipients.includeGroups),
    ],
    [t("messages.recipients.excluded"), names(recipients.excludeGroups)],
    [t("messages.recipients.departments"), filters.departments.join(", ")],
    [t("messages.recipients.companies"), filters.companies.join(", ")],
    [t("messages.recipients.cities"), filters.cities.join(", ")],
    [t("messages.recipients.platforms"), filters.platforms.join(", ")],
    [t("messages.recipients.languages"), filters.languages.map(languageName).join(", ")],
    [t("messages.recipients.minimumBuilds"), (filters.minimumBuilds ?? []).join(", ")],
    [t("messages.recipients.capabilities"), (filters.capabilities ?? []).join(", ")],
  ];
  // The first line always; of the others only what is set.
  return <Facts entries={entries.filter(([, value], index) => index === 0 || value !== "")} />;
}
