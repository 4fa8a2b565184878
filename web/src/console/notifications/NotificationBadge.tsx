import { Badge } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { NotificationState } from "../../api/types";

const colors = { collecting: "informative", sending: "informative", done: "success" } as const;

/** How far a notification has come. */
export function NotificationBadge({ state }: { state: NotificationState }) {
  const { t } = useTranslation();
  return (
    <Badge appearance="tint" color={colors[state]} className="state-badge">
      {t(`notifications.state.${state}`)}
    </Badge>
  );
}
