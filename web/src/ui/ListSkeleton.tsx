import { Skeleton, SkeletonItem } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

const rows = [0, 1, 2, 3];

/** The shape of a list that is being loaded. */
export function ListSkeleton() {
  const { t } = useTranslation();
  return (
    <Skeleton aria-label={t("shared.loading")} className="card list-skeleton">
      {rows.map((row) => (
        <div key={row}>
          <SkeletonItem size={20} />
          <SkeletonItem size={12} />
        </div>
      ))}
    </Skeleton>
  );
}
