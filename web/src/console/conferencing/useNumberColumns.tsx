import { Badge, Button } from "@fluentui/react-components";
import { DeleteRegular, EditRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { ConferencingBridge, ServiceNumber } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import type { Column } from "../list/DataTable";

interface Deeds {
  onEdit: (number: ServiceNumber) => void;
  onRemove: (number: ServiceNumber) => void;
}

/** The columns of the service numbers; buttons only for whoever may use them. */
export function useNumberColumns(
  bridges: readonly ConferencingBridge[],
  deeds: Deeds | undefined,
): Column<ServiceNumber>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const isDefault = ({ number }: ServiceNumber) =>
    bridges.some((one) => one.defaultServiceNumber === number || one.defaultTollFreeNumber === number);
  const columns: Column<ServiceNumber>[] = [
    {
      key: "number",
      header: t("conferencing.numbers.column.number"),
      isTitle: true,
      cell: (row) => (
        <span className="marks">
          {row.number}
          {isDefault(row) && (
            <Badge appearance="tint" color="brand">
              {t("conferencing.numbers.default")}
            </Badge>
          )}
        </span>
      ),
    },
    {
      key: "kind",
      header: t("conferencing.numbers.column.kind"),
      cell: (row) => t(`conferencing.numbers.kind.${row.kind}`),
    },
    {
      key: "bridge",
      header: t("conferencing.numbers.column.bridge"),
      cell: (row) => bridges.find((one) => one.id === row.bridgeId)?.name ?? t("conferencing.numbers.notInUse"),
    },
    {
      key: "place",
      header: t("conferencing.numbers.column.place"),
      cell: (row) => [row.city, format.countryName(row.country)].filter((one) => one !== "").join(", "),
    },
    {
      key: "languages",
      header: t("conferencing.numbers.column.languages"),
      cell: (row) => [row.primaryLanguage, ...row.secondaryLanguages].map(format.languageName).join(", "),
    },
  ];
  if (!deeds) return columns;
  return [
    ...columns,
    {
      key: "actions",
      header: t("shell.list.actions"),
      isActions: true,
      cell: (row) => (
        <span className="row-actions end">
          <Button
            size="small"
            icon={<EditRegular />}
            aria-label={t("conferencing.numbers.editOf", { name: row.number })}
            onClick={() => deeds.onEdit(row)}
          />
          <Button
            size="small"
            icon={<DeleteRegular />}
            aria-label={t("conferencing.numbers.removeOf", { name: row.number })}
            onClick={() => deeds.onRemove(row)}
          />
        </span>
      ),
    },
  ];
}
