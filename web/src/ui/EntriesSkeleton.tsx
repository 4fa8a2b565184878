import { Skeleton, SkeletonItem } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

const rows = [0, 1];

/** The shape of a few entries of a card that are being loaded. */
export function EntriesSkeleton() {
  const { t } = useTranslation();
  return (
    <Skeleton aria-label={t("shared.loading")} className="entries-skeleton">
      {rows.map((row) => (
        <div key={row}>
          <SkeletonItem size={16} />
          <SkeletonItem size={12} />
        </div>
      ))}
    </Skeleton>
  );
}
