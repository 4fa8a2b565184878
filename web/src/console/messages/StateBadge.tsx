import { Badge, type BadgeProps } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { MessageState } from "../../api/types";

const colors: Record<MessageState, BadgeProps["color"]> = {
  draft: "informative",
  pendingApproval: "warning",
  rejected: "danger",
  pending: "brand",
  scheduled: "brand",
  active: "success",
  completed: "informative",
  canceled: "informative",
  failed: "danger",
};

export function StateBadge({ state }: { state: MessageState }) {
  const { t } = useTranslation();
  return (
    <Badge appearance="tint" color={colors[state]} className="state-badge">
      {t(`messages.state.${state}`)}
    </Badge>
  );
}
