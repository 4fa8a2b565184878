import { useTranslation } from "react-i18next";
import type { CustomNotification } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { channelCounts, isKept } from "./notification";

/** Accepted, delivered and failed devices, by channel. */
export function ChannelCountTable({ notification }: { notification: CustomNotification }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = channelCounts(notification);
  const kept = isKept(notification);
  const none = notification.devices === 0 && notification.state === "done" ? "noDevice" : "collecting";
  return (
    <section className="column tight">
      <h3>{t("notifications.drawer.channels")}</h3>
      {rows.length === 0 ? (
        <p className="muted">{t(`notifications.drawer.${none}`)}</p>
      ) : (
        <>
          <table className="count-table">
            <thead>
              <tr>
                <th scope="col">{t("notifications.drawer.channel")}</th>
                <th scope="col">{t("notifications.column.accepted")}</th>
                <th scope="col">{t("notifications.column.delivered")}</th>
                <th scope="col">{t("notifications.column.failed")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ channel, accepted, delivered, failed }) => (
                <tr key={channel}>
                  <th scope="row">{t(`notifications.channels.name.${channel}`)}</th>
                  <td>{format.number(accepted)}</td>
                  {/* An ntfy server tells nobody whether a device has it. */}
                  <td>{kept && channel !== "ntfy" ? format.number(delivered) : "–"}</td>
                  <td>{failed > 0 ? <span className="bad-words">{format.number(failed)}</span> : format.number(0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="muted small">{t(`notifications.drawer.${kept ? "deliveredHelp" : "noDelivered"}`)}</p>
        </>
      )}
    </section>
  );
}
