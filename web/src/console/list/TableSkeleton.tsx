import { Skeleton, SkeletonItem } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

const rows = [0, 1, 2, 3, 4, 5, 6, 7];

/** The shape of a table that is being loaded. */
export function TableSkeleton({ columns }: { columns: number }) {
  const { t } = useTranslation();
  return (
    <Skeleton aria-label={t("shared.loading")} className="card table-skeleton">
      {rows.map((row) => (
        <div key={row} style={{ gridTemplateColumns: `2fr repeat(${Math.min(columns, 6) - 1}, 1fr)` }}>
          {Array.from({ length: Math.min(columns, 6) }, (_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the cells have no identity
            <SkeletonItem key={column} size={16} />
          ))}
        </div>
      ))}
    </Skeleton>
  );
}
