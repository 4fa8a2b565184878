import { useTranslation } from "react-i18next";
import type { Notice } from "../../push/notification";
import { goTo } from "../usePath";
import { NoticeCard } from "./NoticeCard";

/** How many stand over each page; the others are on their own page. */
const most = 2;

/** The newest notifications, over whatever page the person is on. New ones are read out by screen readers. */
export function LiveNotices({ notices }: { notices: readonly Notice[] }) {
  const { t } = useTranslation();
  const more = notices.length - most;
  return (
    <section aria-live="polite" aria-label={t("portal.notices.title")} className="live-notices">
      {notices.slice(0, most).map((one) => (
        <NoticeCard key={one.id} notice={one} />
      ))}
      {more > 0 && (
        <a className="link" href="/notifications" onClick={goTo}>
          {t("portal.notices.more", { count: more })}
        </a>
      )}
    </section>
  );
}
