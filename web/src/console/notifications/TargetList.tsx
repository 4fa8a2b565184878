import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CustomNotification } from "../../api/types";
import { useCan, useCanForSome } from "../../session/useSession";

/** Everything that was chosen, with the way to it for whoever may go there. */
export function TargetList({ notification: { kind, targets } }: { notification: CustomNotification }) {
  const { t } = useTranslation();
  const mayReadGroups = useCan("Group.Read.All");
  const mayReadDevices = useCanForSome("DeviceManagementManagedDevices.Read.All");
  return (
    <ul className="target-list">
      {targets.map(({ id, displayName }) => (
        <li key={id}>
          {!displayName ? (
            <span className="muted">{t("notifications.gone")}</span>
          ) : kind === "groups" && mayReadGroups ? (
            <Link className="link" to="/groups/$groupId" params={{ groupId: id }}>
              {displayName}
            </Link>
          ) : kind !== "groups" && mayReadDevices ? (
            <Link className="link" to="/devices" search={{ device: id }}>
              {displayName}
            </Link>
          ) : (
            displayName
          )}
        </li>
      ))}
    </ul>
  );
}
