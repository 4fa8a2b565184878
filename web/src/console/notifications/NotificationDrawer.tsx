import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CustomNotification } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { ClockNote } from "../../ui/ClockNote";
import { ErrorState } from "../../ui/ErrorState";
import { DetailDrawer } from "../dialog/DetailDrawer";
import { DrawerSkeleton } from "../dialog/DrawerSkeleton";
import { Facts } from "../dialog/Facts";
import { ChannelCountTable } from "./ChannelCountTable";
import { FailureList } from "./FailureList";
import { NotificationBadge } from "./NotificationBadge";
import { isKept } from "./notification";
import { notificationQuery } from "./notificationQueries";
import { ResendButton } from "./ResendButton";
import { TargetList } from "./TargetList";

interface Props {
  id: string;
  onClose: () => void;
}

/** One notification: what it said where that is kept, to whom, and what became of it. */
export function NotificationDrawer({ id, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const found = useQuery(notificationQuery(id));
  const { data } = found;
  const title = data
    ? (data.title ?? t("notifications.drawer.untitled", { time: format.dateTime(data.createdDateTime) }))
    : t("shared.loading");
  return (
    <DetailDrawer title={title} onClose={onClose}>
      {found.isPending && <DrawerSkeleton />}
      {found.isError && <ErrorState error={found.error} onRetry={() => found.refetch()} />}
      {data && <Details notification={data} />}
    </DetailDrawer>
  );
}

function Details({ notification }: { notification: CustomNotification }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, kind } = notification;
  return (
    <div className="column">
      <div className="marks">
        <NotificationBadge state={state} />
        <span className="muted">{t(`notifications.stateHelp.${state}`)}</span>
      </div>
      <ResendButton notification={notification} />
      <Text notification={notification} />
      <Facts
        entries={[
          [t("notifications.drawer.at"), format.dateTime(notification.createdDateTime)],
          [t("notifications.drawer.by"), notification.createdBy],
          [t("notifications.drawer.kind"), t(`notifications.kind.${kind}`)],
          [
            t(kind === "groups" ? "notifications.drawer.groups" : "notifications.drawer.devices"),
            <TargetList key="to" notification={notification} />,
          ],
          [t("notifications.drawer.people"), state === "collecting" ? "–" : format.number(notification.people)],
          [t("notifications.drawer.reached"), state === "collecting" ? "–" : format.number(notification.devices)],
          state === "done"
            ? [t("notifications.drawer.completed"), format.dateTime(notification.completedDateTime)]
            : [t("notifications.drawer.until"), format.dateTime(notification.expirationDateTime)],
        ]}
      />
      <ClockNote />
      <ChannelCountTable notification={notification} />
      <FailureList notification={notification} />
    </div>
  );
}

/** What it says, or why that can't be read. */
function Text({ notification }: { notification: CustomNotification }) {
  const { t } = useTranslation();
  const { title, body, titleLength, bodyLength } = notification;
  if (!isKept(notification))
    return <p className="muted">{t("notifications.drawer.noText", { title: titleLength, body: bodyLength })}</p>;
  return (
    <section className="column tight">
      <h3>{t("notifications.drawer.text")}</h3>
      <div className="kept-text">
        <strong>{title}</strong>
        <p className="said-text">{body}</p>
      </div>
    </section>
  );
}
