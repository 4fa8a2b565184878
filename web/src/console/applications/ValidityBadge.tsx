import { Badge } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/useFormat";
import { validityOf } from "./application";

const colors = { valid: "success", soon: "warning", expired: "danger" } as const;

/** Until when a secret or certificate counts. */
export function ValidityBadge({ end }: { end: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const validity = validityOf(end);
  return (
    <Badge appearance="tint" color={colors[validity]}>
      {t(`applications.validity.${validity}`, { date: format.date(end) })}
    </Badge>
  );
}
