import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { goTo } from "./usePath";

interface Props {
  path: string;
  icon: ReactNode;
  current: boolean;
  /** How much waits there. */
  count: number;
  children: string;
}

/** A way to a page of the portal. */
export function NavLink({ path, icon, current, count, children }: Props) {
  const { t } = useTranslation();
  return (
    <a href={path} onClick={goTo} aria-current={current ? "page" : undefined}>
      <span className="nav-icon" aria-hidden="true">
        {icon}
        {count > 0 && <span className="nav-count">{count > 99 ? "99+" : count}</span>}
      </span>
      {children}
      {count > 0 && <span className="visually-hidden"> ({t("portal.nav.unread", { count })})</span>}
    </a>
  );
}
