import { Badge } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { mailStateOf } from "./mailQueries";

const colors = {
  queued: "informative",
  deferred: "warning",
  sent: "success",
  failed: "danger",
  canceled: "informative",
} as const;

/** What became of a mail. */
export function MailBadge({ state }: { state: string }) {
  const { t } = useTranslation();
  const known = mailStateOf(state);
  return (
    <Badge appearance="tint" color={colors[known]} className="state-badge">
      {t(`mail.state.${known}`)}
    </Badge>
  );
}
