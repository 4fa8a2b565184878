import { useTranslation } from "react-i18next";
import type { Session } from "../api/types";
import { Consents } from "../security/Consents";
import { Sessions } from "../security/Sessions";
import { SignInMethods } from "../security/SignInMethods";

/** How one signs in, where one is signed in, and what one has let programs do. */
export function SecurityPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="portal-title">
        <h1>{t("security.title")}</h1>
        <p className="muted">{t("security.intro")}</p>
      </div>
      <SignInMethods session={session} />
      <Sessions />
      <Consents />
    </>
  );
}
