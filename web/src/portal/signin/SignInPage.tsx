import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "../../api/types";
import { languageNames, languages } from "../../i18n/languages";
import { currentLanguage, speak } from "../../i18n/setup";
import { isAdministrator } from "../../session/permissions";
import { safeReturnTo } from "../../session/returnTo";
import { BrandMark } from "../../ui/BrandMark";
import { SignInForm } from "./SignInForm";

function destination(session: Session): string {
  const wish = new URLSearchParams(location.search).get("returnTo");
  return safeReturnTo(wish, location.origin) ?? (isAdministrator(session) ? "/admin/" : "/");
}

export function SignInPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const title = t("portal.signIn.title");
  const justLeft = new URLSearchParams(location.search).has("signedOut");
  useEffect(() => {
    document.title = `${title} – Beffroi`;
  }, [title]);

  return (
    <div className="sign-in">
      <main className="card sign-in-card">
        <div className="sign-in-brand">
          <BrandMark size={32} />
          <span>{t("shared.product")}</span>
        </div>
        <h1>{title}</h1>
        <p className="muted" role="status">
          {justLeft ? t("portal.signIn.signedOut") : t("portal.signIn.intro")}
        </p>
        <SignInForm
          onSignedIn={(session) => {
            queries.clear();
            location.assign(destination(session));
          }}
        />
        <p className="muted sign-in-help">{t("portal.signIn.help")}</p>
      </main>
      <nav className="sign-in-languages" aria-label={t("shared.language")}>
        {languages.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={one === currentLanguage()}
            onClick={() => void speak(one)}
          >
            {languageNames[one]}
          </button>
        ))}
      </nav>
    </div>
  );
}
