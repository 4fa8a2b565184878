import { DesktopRegular } from "@fluentui/react-icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { literal, searchTerm } from "../../api/odata";
import { type Device, platforms } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { EmptyState } from "../../ui/EmptyState";
import type { Column } from "../list/DataTable";
import { ListFilter, ListSearch, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import { usePagedList } from "../list/usePagedList";
import { devicesRoute } from "../router";
import { Page } from "../shell/Page";
import { DeviceDrawer } from "./DeviceDrawer";

type Search = ReturnType<typeof devicesRoute.useSearch>;

function useDevices({ q, system, sort }: Search) {
  const $filter = system ? `operatingSystem eq ${literal(system)}` : undefined;
  const $search = searchTerm(q);
  const $orderby = sort ?? "deviceName";
  return usePagedList(["devices", "list", $filter, $search, $orderby], (page) =>
    unwrap(
      client.GET("/v1.0/deviceManagement/managedDevices", {
        params: { query: { ...page, $filter, $search, $orderby } },
      }),
    ),
  );
}

/** Every enrolled device. */
export function DevicesPage() {
  const { t } = useTranslation();
  const search = devicesRoute.useSearch();
  const navigate = useNavigate();
  const list = useDevices(search);
  const columns = useDeviceColumns(search);
  const change = (part: Partial<Search>) => navigate({ to: "/devices", search: { ...search, ...part }, replace: true });
  return (
    <Page title={t("devices.title")} intro={t("devices.intro")}>
      <ListTools>
        <ListSearch value={search.q} placeholder={t("devices.search")} onChange={(q) => change({ q })} />
        <ListFilter
          label={t("devices.column.system")}
          value={search.system}
          onChange={(system) => change({ system })}
          options={platforms.map((value) => ({ value, label: value }))}
        />
      </ListTools>
      <ListView
        label={t("devices.title")}
        list={list}
        times
        columns={columns}
        rowKey={(row) => row.id}
        sorting={{ current: search.sort ?? "deviceName", onSort: (sort) => change({ sort }) }}
        filtered={search.q !== undefined || search.system !== undefined}
        onClearFilters={() => navigate({ to: "/devices", search: {} })}
        empty={<EmptyState icon={<DesktopRegular />} title={t("devices.empty")} help={t("devices.emptyHelp")} />}
      />
      {search.device && (
        <DeviceDrawer
          deviceId={search.device}
          onClose={() => navigate({ to: "/devices", search: { ...search, device: undefined } })}
        />
      )}
    </Page>
  );
}

function useDeviceColumns(search: Search): Column<Device>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
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
