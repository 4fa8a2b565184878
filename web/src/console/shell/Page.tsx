import { ChevronRightRegular } from "@fluentui/react-icons";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { hasGoneOn } from "./landing";

interface Props {
  title: string;
  /** In the browser's tab, where the title says something else. */
  tabTitle?: string;
  intro?: ReactNode;
  /** Links to the pages above this one. */
  trail?: ReactNode;
  /** Beside the title: state badges. */
  marks?: ReactNode;
  /** Buttons of the page. */
  actions?: ReactNode;
  children: ReactNode;
}

/** Title, trail, actions and content of a console page. A new page takes the focus to its title. */
export function Page({ title, tabTitle = title, intro, trail, marks, actions, children }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tabTitle} – ${t("shell.title")}`;
  }, [tabTitle, t]);
  useEffect(() => {
    if (hasGoneOn()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="console-page">
      {trail && (
        <div className="trail">
          {trail} <ChevronRightRegular aria-hidden="true" />
        </div>
      )}
      <div className="page-head">
        <div className="page-words">
          <div className="page-title">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {marks}
          </div>
          {intro && <div className="muted">{intro}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
