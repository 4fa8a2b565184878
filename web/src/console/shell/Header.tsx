import { Button } from "@fluentui/react-components";
import { NavigationRegular } from "@fluentui/react-icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSession } from "../../session/useSession";
import { BrandMark } from "../../ui/BrandMark";
import { AccountMenu, LanguageMenu, ThemeMenu } from "./HeaderMenus";

export function Header({ onOpenNavigation }: { onOpenNavigation: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <header className="console-header">
      <Button
        className="nav-opener"
        appearance="subtle"
        icon={<NavigationRegular />}
        aria-label={t("shell.openNavigation")}
        onClick={onOpenNavigation}
      />
      <Link to="/" className="console-brand">
        <BrandMark size={26} />
        <span>{t("shared.product")}</span>
      </Link>
      <span className="console-tenant">{session.tenant.displayName}</span>
      <div className="header-menus">
        <LanguageMenu />
        <ThemeMenu />
        <AccountMenu session={session} />
      </div>
    </header>
  );
}
