import { Button } from "@fluentui/react-components";
import { DesktopRegular, GlobeRegular, PhoneRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Device } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { ListSkeleton } from "../../ui/ListSkeleton";
import { InstallCard } from "../install/InstallCard";
import { PushCard } from "../notifications/PushCard";
import { forgetThisBrowser } from "../notifications/pushHere";
import { RegisterBrowser } from "./RegisterBrowser";
import { thisBrowserId } from "./thisBrowser";

/** The person's own devices. */
export function DevicesPage({ owner }: { owner: string }) {
  const { t } = useTranslation();
  const devices = useQuery({
    queryKey: ["myDevices"],
    queryFn: () => unwrap(client.GET("/v1.0/me/managedDevices")),
  });
  const list = devices.data?.value ?? [];
  const registered = list.find((one) => one.id === thisBrowserId());
  return (
    <>
      <div className="portal-title">
        <h1>{t("portal.devices.title")}</h1>
        <p className="muted">{t("portal.devices.intro")}</p>
      </div>
      {devices.isPending && <ListSkeleton />}
      {devices.isError && (
        <div className="card">
          <ErrorState error={devices.error} onRetry={() => devices.refetch()} />
        </div>
      )}
      {devices.isSuccess && list.length === 0 && (
        <div className="card">
          <EmptyState
            icon={<DesktopRegular />}
            title={t("portal.devices.empty")}
            help={t("portal.devices.emptyHelp")}
          />
        </div>
      )}
      {list.length > 0 && (
        <ul className="card device-list">
          {list.map((device) => (
            <DeviceEntry key={device.id} device={device} />
          ))}
        </ul>
      )}
      {registered && <PushCard owner={owner} device={registered.id} />}
      {devices.isSuccess && !registered && <RegisterBrowser />}
      <InstallCard />
    </>
  );
}

function DeviceIcon({ system }: { system: Device["operatingSystem"] }) {
  if (system === "Web") return <GlobeRegular />;
  return system === "iOS" || system === "Android" ? <PhoneRegular /> : <DesktopRegular />;
}

function DeviceEntry({ device }: { device: Device }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const mine = device.id === thisBrowserId();
  const remove = useMutation({
    mutationFn: () => unwrap(client.DELETE("/v1.0/me/managedDevices/{id}", { params: { path: { id: device.id } } })),
    onSuccess: async () => {
      if (mine) await forgetThisBrowser(device.id);
      return queries.invalidateQueries({ queryKey: ["myDevices"] });
    },
  });
  return (
    <li>
      <span className="device-icon" aria-hidden="true">
        <DeviceIcon system={device.operatingSystem} />
      </span>
      <div className="entry-words">
        <h2>
          {device.deviceName} {mine && <span className="mark new">{t("portal.devices.thisBrowser")}</span>}
        </h2>
        <p className="muted">
          {device.operatingSystem} · {t("portal.devices.added", { date: format.date(device.enrolledDateTime) })}
        </p>
        {asking && <p>{t("portal.devices.removeHelp")}</p>}
        {remove.isError && <ErrorState error={remove.error} />}
      </div>
      {asking ? (
        <div className="entry-actions">
          <Button appearance="primary" onClick={() => remove.mutate()} disabled={remove.isPending}>
            {t("portal.devices.remove", { name: device.deviceName })}
          </Button>
          <Button onClick={() => setAsking(false)}>{t("shared.action.cancel")}</Button>
        </div>
      ) : (
        <Button onClick={() => setAsking(true)} aria-label={t("portal.devices.remove", { name: device.deviceName })}>
          {t("shared.action.remove")}
        </Button>
      )}
    </li>
  );
}
