import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/useFormat";
import type { Notice } from "../../push/notification";
import { dismiss } from "./ownShelf";

/** A notification that stays until its person puts it away. */
export function NoticeCard({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <article className="card notice-card" aria-labelledby={`notice-${notice.id}`}>
      <div className="entry-words">
        <h2 id={`notice-${notice.id}`}>{notice.title}</h2>
        <p className="notice-body">{notice.body}</p>
        <p className="muted inbox-dates">
          <time dateTime={notice.sent}>{format.dateTime(notice.sent)}</time>
        </p>
      </div>
      <Button
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={t("portal.notices.dismissOne", { title: notice.title })}
        title={t("portal.notices.dismiss")}
        onClick={() => void dismiss([notice.id])}
      />
    </article>
  );
}
