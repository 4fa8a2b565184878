import { Button } from "@fluentui/react-components";
import { AlertRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { Notice } from "../../push/notification";
import { EmptyState } from "../../ui/EmptyState";
import { ListSkeleton } from "../../ui/ListSkeleton";
import { NoticeCard } from "./NoticeCard";
import { dismiss } from "./ownShelf";

/** What stands on this browser's shelf. */
export function NotificationsPage({ notices }: { notices: readonly Notice[] | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="portal-title">
        <h1>{t("portal.notices.title")}</h1>
        <p className="muted">{t("portal.notices.intro")}</p>
      </div>
      {!notices && <ListSkeleton />}
      {notices?.length === 0 && (
        <div className="card">
          <EmptyState icon={<AlertRegular />} title={t("portal.notices.empty")} help={t("portal.notices.emptyHelp")} />
        </div>
      )}
      {notices && notices.length > 0 && (
        <>
          <ul className="notice-list" aria-live="polite">
            {notices.map((one) => (
              <li key={one.id}>
                <NoticeCard notice={one} />
              </li>
            ))}
          </ul>
          {notices.length > 1 && (
            <div>
              <Button onClick={() => void dismiss(notices.map((one) => one.id))}>
                {t("portal.notices.dismissAll")}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  );
}
