import { Checkbox } from "@fluentui/react-components";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Device } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import type { Column } from "../list/DataTable";
import type { devicesRoute } from "../router";
import type { DeviceChoice } from "./useDeviceChoice";

type Search = ReturnType<typeof devicesRoute.useSearch>;

/** The columns of the list; with boxes for whoever may send to devices. */
export function useDeviceColumns(search: Search, choice: DeviceChoice | undefined): Column<Device>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const boxes: Column<Device>[] = choice
    ? [
        {
          key: "choose",
          header: t("notifications.bulk.choose"),
          isActions: true,
          cell: (row) => (
            <Checkbox
              aria-label={t("notifications.bulk.chooseDevice", { name: row.deviceName })}
              checked={choice.chosen.has(row.id)}
              disabled={choice.isFull && !choice.chosen.has(row.id)}
              onChange={(_, data) => choice.toggle(row, data.checked === true)}
            />
          ),
        },
      ]
    : [];
  return [
    ...boxes,
    {
      key: "name",
      header: t("devices.column.name"),
      sortBy: "deviceName",
      isTitle: true,
      cell: (row) => (
        <Link className="link" to="/devices" search={{ ...search, device: row.id }}>
          {row.deviceName}
        </Link>
      ),
    },
    {
      key: "person",
      header: t("devices.column.person"),
      cell: (row) => row.userDisplayName ?? t("devices.nobody"),
    },
    { key: "system", header: t("devices.column.system"), cell: (row) => row.operatingSystem },
    { key: "version", header: t("devices.column.version"), cell: (row) => row.osVersion || "–" },
    {
      key: "lastSync",
      header: t("devices.column.lastSync"),
      oneLine: true,
      cell: (row) => format.dateTime(row.lastSyncDateTime),
    },
  ];
}
