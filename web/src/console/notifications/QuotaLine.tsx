import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { NotificationQuota } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { quotaQuery } from "./notificationQueries";
import { quotaWait, takenShare } from "./quota";
import { useNow } from "./useWait";

/** How many notifications to groups are left this hour and, when there is none, when it works again. */
export function QuotaLine() {
  const { t } = useTranslation();
  const quota = useQuery(quotaQuery);
  const known = quota.data;
  return (
    <section className="card quota" aria-label={t("notifications.quota.title")}>
      {known ? (
        <Known quota={known} onOver={() => quota.refetch()} />
      ) : (
        <p className="muted">{t(quota.isPending ? "shared.loading" : "notifications.quota.unknown")}</p>
      )}
    </section>
  );
}

function Known({ quota, onOver }: { quota: NotificationQuota; onOver: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { remaining, limit, nextFreeDateTime } = quota;
  const isFull = remaining === 0;
  const now = useNow(isFull);
  const wait = quotaWait(quota, now);
  // The server alone says that there is room again.
  const isOver = isFull && nextFreeDateTime != null && Date.parse(nextFreeDateTime) <= now;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the time has come
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver]);
  return (
    <>
      <span className={isFull ? "quota-track full" : "quota-track"} aria-hidden="true">
        <span style={{ width: `${takenShare(quota) * 100}%` }} />
      </span>
      <strong className="quota-left">{t("notifications.quota.left", { remaining, limit })}</strong>
      <span className="muted">
        {wait
          ? t(`notifications.quota.next${wait.unit}`, {
              count: wait.count,
              time: format.time(new Date(wait.until).toISOString()),
            })
          : t("notifications.quota.help")}
      </span>
    </>
  );
}
