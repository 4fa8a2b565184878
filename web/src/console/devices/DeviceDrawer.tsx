import { Button } from "@fluentui/react-components";
import { PlugDisconnectedRegular, SendRegular } from "@fluentui/react-icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Device } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCanForSome } from "../../session/useSession";
import { ClockNote } from "../../ui/ClockNote";
import { ErrorState } from "../../ui/ErrorState";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { DetailDrawer } from "../dialog/DetailDrawer";
import { DrawerSkeleton } from "../dialog/DrawerSkeleton";
import { Facts } from "../dialog/Facts";
import { DevicePane } from "../notifications/DevicePane";
import { receives } from "../notifications/notification";
import { useNotice } from "../shell/notices";

interface Props {
  deviceId: string;
  onClose: () => void;
}

/** A device's details at the side of the list. */
export function DeviceDrawer({ deviceId, onClose }: Props) {
  const { t } = useTranslation();
  const device = useQuery({
    queryKey: ["devices", "one", deviceId],
    queryFn: () =>
      unwrap(client.GET("/v1.0/deviceManagement/managedDevices/{id}", { params: { path: { id: deviceId } } })),
  });
  return (
    <DetailDrawer title={device.data?.deviceName ?? t("shared.loading")} onClose={onClose}>
      {device.isPending && <DrawerSkeleton />}
      {device.isError && <ErrorState error={device.error} onRetry={() => device.refetch()} />}
      {device.data && <DeviceDetails device={device.data} onGone={onClose} />}
    </DetailDrawer>
  );
}

function DeviceDetails({ device, onGone }: { device: Device; onGone: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState<"unenrol" | "notification">();
  const close = () => setAsking(undefined);
  const policies = Object.entries(device.policies);
  const owner = device.userId ? (
    <Link className="link" to="/people" search={{ person: device.userId }}>
      {device.userDisplayName ?? device.userPrincipalName}
    </Link>
  ) : (
    t("devices.nobody")
  );
  return (
    <div className="column">
      <DeviceActions device={device} onAsk={setAsking} />
      <Facts
        entries={[
          [t("devices.column.person"), owner],
          [t("devices.column.system"), device.operatingSystem],
          [t("devices.column.version"), device.osVersion],
          [t("devices.field.edition"), device.skuFamily],
          [t("devices.field.join"), device.joinType],
          [t("devices.field.enrolled"), format.dateTime(device.enrolledDateTime)],
          [t("devices.column.lastSync"), format.dateTime(device.lastSyncDateTime)],
          [t("devices.field.surfaces"), device.surfaces.map((one) => t(`devices.surface.${one}`)).join(", ")],
        ]}
      />
      <ClockNote />
      {policies.length > 0 && (
        <section className="column tight">
          <h3>{t("devices.field.policies")}</h3>
          <Facts entries={policies} />
        </section>
      )}
      {asking === "notification" && <DevicePane device={device} onClose={close} />}
      {asking === "unenrol" && <UnenrolDialog device={device} onClose={close} onGone={onGone} />}
    </div>
  );
}

interface ActionProps {
  device: Device;
  onAsk: (what: "unenrol" | "notification") => void;
}

/** What the reader may do with it. */
function DeviceActions({ device: { operatingSystem: system }, onAsk }: ActionProps) {
  const { t } = useTranslation();
  const mayWrite = useCanForSome("DeviceManagementManagedDevices.ReadWrite.All");
  const mayNotify = useCanForSome("DeviceManagementManagedDevices.PrivilegedOperations.All");
  const isReached = receives(system);
  if (!mayWrite && !mayNotify) return null;
  return (
    <div className="column tight">
      <div className="row-actions">
        {mayNotify && (
          <Button icon={<SendRegular />} disabledFocusable={!isReached} onClick={() => onAsk("notification")}>
            {t("notifications.send")}
          </Button>
        )}
        {mayWrite && (
          <Button icon={<PlugDisconnectedRegular />} onClick={() => onAsk("unenrol")}>
            {t("devices.unenrol")}
          </Button>
        )}
      </div>
      {mayNotify && !isReached && <p className="muted small">{t("notifications.device.notSupported", { system })}</p>}
    </div>
  );
}

interface UnenrolProps {
  device: Device;
  onClose: () => void;
  onGone: () => void;
}

function UnenrolDialog({ device, onClose, onGone }: UnenrolProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const name = device.deviceName;
  const unenrol = async () => {
    const params = { path: { id: device.id } };
    await unwrap(client.DELETE("/v1.0/deviceManagement/managedDevices/{id}", { params }));
    onGone();
    await queries.invalidateQueries({ queryKey: ["devices", "list"] });
    notify(t("devices.unenrolled", { name }));
  };
  return (
    <ConfirmDialog
      title={t("devices.unenrolTitle", { name })}
      confirmLabel={t("devices.unenrol")}
      destructive
      onConfirm={unenrol}
      onClose={onClose}
    >
      <p>{t("devices.unenrolHelp")}</p>
      {device.userDisplayName && <p>{t("devices.unenrolOwner", { name: device.userDisplayName })}</p>}
    </ConfirmDialog>
  );
}
