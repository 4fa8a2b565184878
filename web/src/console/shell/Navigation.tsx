import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, OverlayDrawer } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { can } from "../../session/permissions";
import { useSession } from "../../session/useSession";
import { useFocusReturn } from "../../ui/useFocusReturn";
import { navigationFor } from "./navEntries";
import { WaitingCount } from "./WaitingCount";

export function SideNav() {
  const { t } = useTranslation();
  return (
    <nav className="side-nav" aria-label={t("shell.navigation")}>
      <NavList />
    </nav>
  );
}

/** The navigation of narrow screens. */
export function NavDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  useFocusReturn();
  return (
    <OverlayDrawer open onOpenChange={onClose} size="small">
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t("shared.action.close")}
              onClick={onClose}
            />
          }
        >
          {t("shared.product")}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <nav aria-label={t("shell.navigation")}>
          <NavList onGo={onClose} />
        </nav>
      </DrawerBody>
    </OverlayDrawer>
  );
}

function NavList({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  return navigationFor(session).map((section) => (
    <div key={section.key ?? "start"} className="nav-section">
      {section.key && <h2>{t(`shell.section.${section.key}`)}</h2>}
      <ul>
        {section.entries.map((entry) => (
          <li key={entry.key}>
            <Link
              to={entry.to}
              className="nav-link"
              activeOptions={{ exact: entry.to === "/", includeSearch: false }}
              activeProps={{ "aria-current": "page" }}
              onClick={onGo}
            >
              <span aria-hidden="true">{entry.icon}</span>
              {t(`shell.nav.${entry.key}`)}
              {entry.key === "messages" && can(session, "OrganizationalMessages.Approve.All") && <WaitingCount />}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  ));
}
