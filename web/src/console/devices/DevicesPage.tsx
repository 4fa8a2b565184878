import { DesktopRegular } from "@fluentui/react-icons";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { literal, searchTerm } from "../../api/odata";
import { platforms } from "../../api/types";
import { useCanForSome } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import { ListFilter, ListSearch, ListTools } from "../list/ListTools";
import { ListView } from "../list/ListView";
import { usePagedList } from "../list/usePagedList";
import { devicesRoute } from "../router";
import { Page } from "../shell/Page";
import { ChoiceBar } from "./ChoiceBar";
import { DeviceDrawer } from "./DeviceDrawer";
import { useDeviceChoice } from "./useDeviceChoice";
import { useDeviceColumns } from "./useDeviceColumns";

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
  const choice = useDeviceChoice();
  const mayNotify = useCanForSome("DeviceManagementManagedDevices.PrivilegedOperations.All");
  const columns = useDeviceColumns(search, mayNotify ? choice : undefined);
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
      {mayNotify && (list.rows.length > 0 || choice.chosen.size > 0) && <ChoiceBar choice={choice} shown={list.rows} />}
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
