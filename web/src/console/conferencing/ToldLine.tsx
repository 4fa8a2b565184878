import { useTranslation } from "react-i18next";
import type { ConferencingUser } from "../../api/types";
import { useRelay } from "../mail/mailQueries";
import { useAutomaticMails } from "./conferencingQueries";

/** Whether somebody hears of a change by e-mail. */
export function ToldLine({ user: { displayName: name, mail } }: { user: ConferencingUser }) {
  const { t } = useTranslation();
  const automatic = useAutomaticMails();
  const relay = useRelay();
  if (automatic === undefined) return null;
  const told = () => {
    if (!automatic) return t("conferencing.toldNobody", { name });
    if (!mail) return t("conferencing.toldNoAddress", { name });
    return t(relay?.isConfigured === false ? "conferencing.toldWaits" : "conferencing.toldMail", { name });
  };
  return <p className="muted">{told()}</p>;
}
