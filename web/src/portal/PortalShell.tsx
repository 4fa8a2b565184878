import {
  CallRegular,
  ChatRegular,
  DesktopRegular,
  MailInboxRegular,
  PeopleCommunityRegular,
  SettingsRegular,
  ShieldKeyholeRegular,
} from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "../api/types";
import { isAdministrator } from "../session/permissions";
import { BrandMark } from "../ui/BrandMark";
import { ListSkeleton } from "../ui/ListSkeleton";
import { PersonMark } from "../ui/PersonMark";
import { chatOfPath } from "./chats/names";
import { useUnreadChats } from "./chats/useChats";
import { ownConferencingQuery } from "./conferencing/conferencingQuery";
import { DevicesPage } from "./devices/DevicesPage";
import { InboxPage } from "./inbox/InboxPage";
import { LiveSurfaces } from "./live/LiveSurfaces";
import { type LiveView, useEmployeeLive } from "./live/useEmployeeLive";
import { NavLink } from "./NavLink";
import { NotFoundPage } from "./NotFoundPage";
import { LiveNotices } from "./notifications/LiveNotices";
import { NoticeBell } from "./notifications/NoticeBell";
import { NotificationsPage } from "./notifications/NotificationsPage";
import { useShelf } from "./notifications/ownShelf";
import { usePushes } from "./notifications/usePushes";
import { isPersonal } from "./personal";
import { SettingsPage } from "./settings/SettingsPage";
import { goTo, usePath } from "./usePath";

const SecurityPage = lazy(async () => ({ default: (await import("./SecurityPage")).SecurityPage }));

const ConferencingPage = lazy(async () => ({
  default: (await import("./conferencing/ConferencingPage")).ConferencingPage,
}));

const ChatsPage = lazy(async () => ({ default: (await import("./chats/ChatsPage")).ChatsPage }));

const pages = [
  { path: "/", key: "messages", icon: <MailInboxRegular /> },
  { path: "/chats", key: "chats", icon: <ChatRegular /> },
  { path: "/devices", key: "devices", icon: <DesktopRegular /> },
  { path: "/conferencing", key: "conferencing", icon: <CallRegular /> },
  { path: "/security", key: "security", icon: <ShieldKeyholeRegular /> },
  { path: "/settings", key: "settings", icon: <SettingsRegular /> },
] as const;

/** In the navigation of people without an organization; the others find it in the list of chats. */
const contactsPage = { path: "/chats/contacts", key: "contacts", icon: <PeopleCommunityRegular /> } as const;

/** Pages that have no place in the navigation: the bell leads to this one. */
const noticesPage = { path: "/notifications", key: "notices" } as const;

type Page = (typeof pages)[number] | typeof contactsPage | typeof noticesPage;

/** What somebody without an organization has a use for. */
const personalPages: readonly Page["key"][] = ["chats", "security", "settings"];

/** The page of an address. Nobody writes to all people without an organization: their first page is that of chats. */
function pageOf(path: string, personal: boolean): Page | undefined {
  const [, chats] = pages;
  if (path === contactsPage.path) return personal ? contactsPage : chats;
  if (chatOfPath(path) !== undefined || (personal && path === "/")) return chats;
  const all: readonly Page[] = [...pages, noticesPage];
  const page = all.find((one) => one.path === path);
  return personal && page && !personalPages.includes(page.key) ? undefined : page;
}

/** Header, navigation, the page, and the messages that appear over it. */
export function PortalShell({ session }: { session: Session }) {
  const { t } = useTranslation();
  const path = usePath();
  const personal = isPersonal(session);
  const live = useEmployeeLive(session.user.id);
  const notices = useShelf(session.user.id)?.notices;
  const page = pageOf(path, personal);
  const unread = useUnreadChats();
  const sender = personal ? t("shared.product") : session.tenant.displayName;
  const holdsConferences = Boolean(useQuery({ ...ownConferencingQuery, enabled: !personal }).data?.conferenceId);
  // Who holds no conferences by phone needs no way to them.
  const shown = personal
    ? [pages[1], contactsPage, ...pages.slice(4)]
    : pages.filter((one) => one.key !== "conferencing" || holdsConferences);
  const title = page ? t(`portal.nav.${page.key}`) : t("portal.notFound.title");
  const isChats = page?.key === "chats" || page?.key === "contacts";
  const isInChat = isChats && (chatOfPath(path) !== undefined || (!personal && path === contactsPage.path));

  usePushes(session.user.id);
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${title} – ${sender}`;
  }, [title, sender, unread]);

  return (
    <div className={`portal${isChats ? " with-chats" : ""}${isInChat ? " in-chat" : ""}`}>
      <a className="skip-link" href="#content">
        {t("shared.skipToContent")}
      </a>
      <header className="portal-header">
        <BrandMark size={28} />
        <span className="portal-tenant">{sender}</span>
        <nav className="portal-nav" aria-label={t("portal.nav.label")}>
          {shown.map((one) => (
            <NavLink
              key={one.key}
              path={one.path}
              icon={one.icon}
              current={one === page}
              count={one.key === "chats" ? unread : 0}
            >
              {t(`portal.nav.${one.key}`)}
            </NavLink>
          ))}
        </nav>
        <div className="portal-person">
          {!personal && <NoticeBell count={notices?.length ?? 0} />}
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
      <main id="content" tabIndex={-1} className={isChats ? "portal-chats" : "portal-content"}>
        {page !== noticesPage && <LiveNotices notices={notices ?? []} />}
        <LiveSurfaces live={live} sender={sender} place="page" />
        <PageContent page={page} session={session} notices={notices} />
      </main>
      <LiveSurfaces live={live} sender={sender} place="corner" />
    </div>
  );
}

interface PageContentProps {
  page: Page | undefined;
  session: Session;
  notices: Parameters<typeof NotificationsPage>[0]["notices"];
}

function PageContent({ page, session, notices }: PageContentProps) {
  switch (page?.key) {
    case "messages":
      return <InboxPage session={session} />;
    case "devices":
      return <DevicesPage owner={session.user.id} />;
    case "notices":
      return <NotificationsPage notices={notices} />;
    case "settings":
      return <SettingsPage session={session} />;
    case "chats":
    case "contacts":
      return (
        <Suspense fallback={<ListSkeleton />}>
          <ChatsPage session={session} />
        </Suspense>
      );
    case "conferencing":
      return (
        <Suspense fallback={<ListSkeleton />}>
          <ConferencingPage />
        </Suspense>
      );
    case "security":
      return (
        <Suspense fallback={<ListSkeleton />}>
          <SecurityPage session={session} />
        </Suspense>
      );
    default:
      return <NotFoundPage isPersonal={isPersonal(session)} />;
  }
}

function ConnectionNotice({ live }: { live: LiveView }) {
  const { t } = useTranslation();
  return (
    <div role="status" className="connection">
      {live.status === "waiting" && <span>{t("portal.live.waiting")}</span>}
    </div>
  );
}
