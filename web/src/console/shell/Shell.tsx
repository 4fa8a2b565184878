import { Spinner } from "@fluentui/react-components";
import { Outlet } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Header } from "./Header";
import { NavDrawer, SideNav } from "./Navigation";
import { useConsoleLive } from "./useConsoleLive";

/** Header, navigation and the current page. */
export function Shell() {
  const { t } = useTranslation();
  const [navOpen, setNavOpen] = useState(false);
  const connected = useConsoleLive();
  return (
    <div className="console">
      <a className="skip-link" href="#content">
        {t("shared.skipToContent")}
      </a>
      <Header onOpenNavigation={() => setNavOpen(true)} />
      <div className="console-body">
        <SideNav />
        {navOpen && <NavDrawer onClose={() => setNavOpen(false)} />}
        <main id="content" tabIndex={-1} className="console-main">
          <div role="status" className="connection">
            {!connected && <span>{t("shell.offline")}</span>}
          </div>
          <Suspense fallback={<Spinner className="first-load" label={t("shared.loading")} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </div>
  );
}
