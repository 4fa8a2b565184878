import { AlertRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { goTo, usePath } from "../usePath";

/** The way to the notifications, with their number. */
export function NoticeBell({ count }: { count: number }) {
  const { t } = useTranslation();
  const current = usePath() === "/notifications";
  const name = count > 0 ? t("portal.notices.waiting", { count }) : t("portal.notices.title");
  return (
    <a
      href="/notifications"
      onClick={goTo}
      className="notice-bell"
      aria-label={name}
      title={name}
      aria-current={current ? "page" : undefined}
    >
      <AlertRegular aria-hidden="true" />
      {count > 0 && (
        <span className="notice-count" aria-hidden="true">
          {count > 99 ? "99+" : count}
        </span>
      )}
    </a>
  );
}
