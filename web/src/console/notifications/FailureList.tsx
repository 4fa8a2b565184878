import { Badge, Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomNotification, NotificationFailure } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { EntriesSkeleton } from "../../ui/EntriesSkeleton";
import { ErrorState } from "../../ui/ErrorState";
import { failuresQuery, whileSending } from "./notificationQueries";
import { usePushReason } from "./useNotificationWords";

/** How many are shown at first, and how many more at a time. */
const portion = 20;
/** As many as the server tells. */
const most = 1_000;

/** The devices that have not got it, or not yet, each with its reason. */
export function FailureList({ notification }: { notification: CustomNotification }) {
  const { t } = useTranslation();
  const heading = useId();
  const [shown, setShown] = useState(portion);
  const failures = useQuery({
    ...failuresQuery(notification.id),
    refetchInterval: whileSending(notification),
  });
  const rows = failures.data ?? [];
  const more = rows.length - shown;
  return (
    <section className="column tight">
      <h3 id={heading}>{t("notifications.failures.title")}</h3>
      {failures.isPending && <EntriesSkeleton />}
      {failures.isError && <ErrorState error={failures.error} onRetry={() => failures.refetch()} />}
      {failures.data?.length === 0 && <p className="muted">{t("notifications.failures.none")}</p>}
      {rows.length > 0 && (
        <ul className="failure-list" aria-labelledby={heading}>
          {rows.slice(0, shown).map((one) => (
            <Failure key={one.deviceId} failure={one} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <div>
          <Button size="small" aria-describedby={heading} onClick={() => setShown(shown + portion)}>
            {t("notifications.failures.more", { count: Math.min(more, portion) })}
          </Button>
        </div>
      )}
      {rows.length >= most && more <= 0 && <p className="muted">{t("notifications.failures.most")}</p>}
    </section>
  );
}

function Failure({ failure }: { failure: NotificationFailure }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reasonWords = usePushReason();
  const { deviceName, userDisplayName, channel, state, attempts, reason, nextAttemptDateTime } = failure;
  const more = [
    userDisplayName,
    t(`notifications.channels.name.${channel}`),
    t("notifications.failures.attempts", { count: attempts }),
    nextAttemptDateTime && t("notifications.failures.next", { time: format.time(nextAttemptDateTime) }),
  ];
  return (
    <li>
      <span className="failure-head">
        <strong>{deviceName ?? t("notifications.failures.unknownDevice")}</strong>
        <Badge appearance="tint" color={state === "failed" ? "danger" : "warning"}>
          {t(`notifications.failures.state.${state}`)}
        </Badge>
      </span>
      <span>{reasonWords(reason)}</span>
      <span className="muted small">{more.filter(Boolean).join(" · ")}</span>
    </li>
  );
}
