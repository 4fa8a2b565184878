import { Badge } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/useFormat";
import { standingOf } from "./licence";

const colors = {
  Enabled: "success",
  Warning: "warning",
  Suspended: "danger",
  LockedOut: "danger",
  Deleted: "informative",
} as const;

interface Props {
  status: string;
  /** When it changes next; null for one without an end, undefined where that is said elsewhere. */
  next?: string | null;
}

/** Where a product or a subscription is in its life, and until when. */
export function StandingBadge({ status, next }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const standing = standingOf(status);
  const date = format.date(next);
  const until = standing === "Enabled" ? "licences.renews" : "licences.until";
  return (
    <span className="standing">
      <Badge appearance="tint" color={colors[standing]} className="state-badge">
        {t(`licences.standing.${standing}`)}
      </Badge>
      {next && <span className="muted">{t(until, { date })}</span>}
      {next === null && standing === "Enabled" && <span className="muted">{t("licences.noEnd")}</span>}
    </span>
  );
}
