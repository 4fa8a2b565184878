import { Skeleton, SkeletonItem } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

const rows = [0, 1, 2, 3, 4, 5, 6, 7];

/** The shape of names and values that are being loaded. */
export function DrawerSkeleton() {
  const { t } = useTranslation();
  return (
    <Skeleton aria-label={t("shared.loading")} className="drawer-skeleton">
      <SkeletonItem shape="circle" size={56} />
      {rows.map((row) => (
        <SkeletonItem key={row} size={16} />
      ))}
    </Skeleton>
  );
}
