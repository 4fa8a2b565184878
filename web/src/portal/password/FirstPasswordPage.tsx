import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "../../api/types";
import { isAdministrator } from "../../session/permissions";
import { BrandMark } from "../../ui/BrandMark";
import { ErrorState } from "../../ui/ErrorState";
import { PasswordForm } from "../../ui/PasswordForm";

/** Stands in front of everything until a password that somebody else has set is replaced. */
export function FirstPasswordPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  const title = t("portal.password.first");
  useEffect(() => {
    document.title = `${title} – Beffroi`;
  }, [title]);
  return (
    <div className="sign-in">
      <main className="card sign-in-card">
        <div className="sign-in-brand">
          <BrandMark size={32} />
          <span>{session.tenant.displayName}</span>
        </div>
        <h1>{title}</h1>
        <p className="muted">{t("portal.password.firstHelp")}</p>
        <PasswordForm
          className="form-fields"
          userName={session.user.userPrincipalName}
          currentLabel={t("portal.password.given")}
          explain={(error) => <ErrorState error={error} />}
          onChanged={() => location.assign(isAdministrator(session) ? "/admin/" : "/")}
        />
      </main>
    </div>
  );
}
