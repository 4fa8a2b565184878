import {
  CallRegular,
  DesktopRegular,
  MailInboxRegular,
  SettingsRegular,
  ShieldKeyholeRegular,
} from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "../api/types";
import { isAdministrator } from "../session/permissions";
import { BrandMark } from "../ui/BrandMark";
import { ListSkeleton } from "../ui/ListSkeleton";
import { PersonMark } from "../ui/PersonMark";
import { ownConferencingQuery } from "./conferencing/conferencingQuery";
import { DevicesPage } from "./devices/DevicesPage";
import { InboxPage } from "./inbox/InboxPage";
import { LiveSurfaces } from "./live/LiveSurfaces";
import { type LiveView, useEmployeeLive } from "./live/useEmployeeLive";
import { NotFoundPage } from "./NotFoundPage";
import { LiveNotices } from "./notifications/LiveNotices";
import { NoticeBell } from "./notifications/NoticeBell";
import { NotificationsPage } from "./notifications/NotificationsPage";
import { useShelf } from "./notifications/ownShelf";
import { usePushes } from "./notifications/usePushes";
import { SettingsPage } from "./settings/SettingsPage";
import { goTo, usePath } from "./usePath";

const SecurityPage = lazy(async () => ({ default: (await import("./SecurityPage")).SecurityPage }));

const ConferencingPage = lazy(async () => ({
  default: (await import("./conferencing/ConferencingPage")).ConferencingPage,
}));

const pages = [
  { path: "/", key: "messages", icon: <MailInboxRegular /> },
  { path: "/devices", key: "devices", icon: <DesktopRegular /> },
  { path: "/conferencing", key: "conferencing", icon: <CallRegular /> },
  { path: "/security", key: "security", icon: <ShieldKeyholeRegular /> },
  { path: "/settings", key: "settings", icon: <SettingsRegular /> },
] as const;

/** Pages that have no place in the navigation: the bell leads to this one. */
const noticesPage = { path: "/notifications", key: "notices" } as const;

/** Header, navigation, the page, and the messages that appear over it. */
export function PortalShell({ session }: { session: Session }) {
  const { t } = useTranslation();
  const path = usePath();
  const live = useEmployeeLive(session.user.id);
  const notices = useShelf(session.user.id)?.notices;
  const page = path === noticesPage.path ? noticesPage : pages.find((one) => one.path === path);
  const holdsConferences = Boolean(useQuery(ownConferencingQuery).data?.conferenceId);
  // Who holds no conferences by phone needs no way to them.
  const shown = pages.filter((one) => one.key !== "conferencing" || holdsConferences);
  const title = page ? t(`portal.nav.${page.key}`) : t("portal.notFound.title");

  usePushes(session.user.id);
  useEffect(() => {
    document.title = `${title} – ${session.tenant.displayName}`;
  }, [title, session.tenant.displayName]);

  return (
    <div className="portal">
      <a className="skip-link" href="#content">
        {t("shared.skipToContent")}
      </a>
      <header className="portal-header">
        <BrandMark size={28} />
        <span className="portal-tenant">{session.tenant.displayName}</span>
        <nav className="portal-nav" aria-label={t("portal.nav.label")}>
          {shown.map((one) => (
            <NavLink key={one.key} path={one.path} icon={one.icon} current={one === page}>
              {t(`portal.nav.${one.key}`)}
            </NavLink>
          ))}
        </nav>
        <div className="portal-person">
          <NoticeBell count={notices?.length ?? 0} />
          {isAdministrator(session) && (
            <a className="link" href="/admin/">
              {t("portal.nav.console")}
            </a>
          )}
          <a
            href="/settings"
            onClick={goTo}
            className="portal-account"
            aria-label={t("portal.account", { name: session.user.displayName })}
            title={session.user.displayName}
          >
            <PersonMark name={session.user.displayName} size={32} />
          </a>
        </div>
      </header>
      <ConnectionNotice live={live} />
      <main id="content" tabIndex={-1} className="portal-content">
        {page !== noticesPage && <LiveNotices notices={notices ?? []} />}
        <LiveSurfaces live={live} sender={session.tenant.displayName} place="page" />
        {page?.key === "messages" && <InboxPage session={session} />}
        {page?.key === "devices" && <DevicesPage owner={session.user.id} />}
        {page?.key === "notices" && <NotificationsPage notices={notices} />}
        {page?.key === "conferencing" && (
          <Suspense fallback={<ListSkeleton />}>
            <ConferencingPage />
          </Suspense>
        )}
        {page?.key === "security" && (
          <Suspense fallback={<ListSkeleton />}>
            <SecurityPage session={session} />
          </Suspense>
        )}
        {page?.key === "settings" && <SettingsPage session={session} />}
        {!page && <NotFoundPage />}
      </main>
      <LiveSurfaces live={live} sender={session.tenant.displayName} place="corner" />
    </div>
  );
}

interface NavLinkProps {
  path: string;
  icon: ReactNode;
  current: boolean;
  children: string;
}

function NavLink({ path, icon, current, children }: NavLinkProps) {
  return (
    <a href={path} onClick={goTo} aria-current={current ? "page" : undefined}>
      <span aria-hidden="true">{icon}</span>
      {children}
    </a>
  );
}

function ConnectionNotice({ live }: { live: LiveView }) {
  const { t } = useTranslation();
  return (
    <div role="status" className="connection">
      {live.status === "waiting" && <span>{t("portal.live.waiting")}</span>}
    </div>
  );
}
