import { OpenRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { InboxItem } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { isUnread } from "./inboxOrder";

/** One message of the inbox; its title is the link. */
export function InboxEntry({ item }: { item: InboxItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  const unread = isUnread(item);
  return (
    <li className={unread ? "inbox-entry unread" : "inbox-entry"}>
      <div className="inbox-marks">
        {unread && <span className="mark new">{t("portal.inbox.unread")}</span>}
        {item.urgency === "urgent" && <span className="mark urgent">{t("portal.inbox.urgent")}</span>}
        {item.clickedDateTime && <span className="mark">{t("portal.inbox.opened")}</span>}
        {!item.isActive && <span className="mark">{t("portal.inbox.ended")}</span>}
      </div>
      <div lang={item.language}>
        <LinkedText {...item} />
        {item.second && <LinkedText {...item.second} />}
      </div>
      <p className="muted inbox-dates">
        {item.startDateTime && t("portal.inbox.received", { date: format.date(item.startDateTime) })}
        {item.isActive && item.endDateTime && ` · ${t("portal.inbox.until", { date: format.date(item.endDateTime) })}`}
      </p>
    </li>
  );
}

function LinkedText({ title, body, link }: Pick<InboxItem, "title" | "body" | "link">) {
  const { t } = useTranslation();
  return (
    <>
      <h3>
        {link === "" ? (
          title
        ) : (
          <a href={link} target="_blank" rel="noopener noreferrer">
            {title}
            <OpenRegular aria-hidden="true" />
            <span className="visually-hidden"> ({t("shared.surface.opensNewTab")})</span>
          </a>
        )}
      </h3>
      <p>{body}</p>
    </>
  );
}
