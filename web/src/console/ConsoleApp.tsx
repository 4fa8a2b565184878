import { Spinner } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../api/problem";
import { chooseLanguage } from "../i18n/languages";
import { currentLanguage, rememberedLanguage, speak } from "../i18n/setup";
import { isAdministrator } from "../session/permissions";
import { signInAddress } from "../session/returnTo";
import { sessionQuery } from "../session/useSession";
import { PageClock } from "../time/clock";
import { ErrorState } from "../ui/ErrorState";
import { router } from "./router";
import { NoticeProvider } from "./shell/notices";

/** Lets administrators in; sends employees to the portal and strangers to the sign-in page. */
export function ConsoleApp() {
  const { t } = useTranslation();
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const signedOut = error !== null && toProblem(error).status === 401;
  // A first password is replaced in the portal, before anything else is possible.
  const elsewhere = session !== undefined && (!isAdministrator(session) || session.mustChangePassword);

  useEffect(() => {
    if (signedOut) location.replace(signInAddress(location));
    if (elsewhere) location.replace("/");
  }, [signedOut, elsewhere]);

  useEffect(() => {
    if (!session) return;
    const browser = [rememberedLanguage() ?? "", ...navigator.languages];
    const language = chooseLanguage(session.user.preferredLanguage, browser, session.tenant.defaultLanguage);
    if (language !== currentLanguage()) void speak(language);
  }, [session]);

  if (session && !elsewhere)
    return (
      <PageClock value={session.tenant.timeZone}>
        <NoticeProvider>
          <RouterProvider router={router} />
        </NoticeProvider>
      </PageClock>
    );
  if (error && !signedOut) return <ErrorState error={error} onRetry={() => refetch()} />;
  return <Spinner className="first-load" label={t("shared.loading")} />;
}
