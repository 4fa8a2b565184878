import { Spinner } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../api/problem";
import { chooseLanguage } from "../i18n/languages";
import { currentLanguage, rememberedLanguage, speak } from "../i18n/setup";
import { signInAddress } from "../session/returnTo";
import { sessionQuery } from "../session/useSession";
import { ErrorState } from "../ui/ErrorState";
import { tokenOfPath } from "./join/joinPath";
import { PortalShell } from "./PortalShell";
import { FirstPasswordPage } from "./password/FirstPasswordPage";
import { SignInPage } from "./signin/SignInPage";
import { usePath } from "./usePath";

const JoinPage = lazy(async () => ({ default: (await import("./join/JoinPage")).JoinPage }));

export function PortalApp() {
  const path = usePath();
  const token = tokenOfPath(path);
  if (token !== undefined)
    return (
      <Suspense fallback={<Spinner className="first-load" />}>
        <JoinPage token={token} />
      </Suspense>
    );
  return path === "/signin" ? <SignInPage /> : <SignedIn />;
}

function SignedIn() {
  const { t } = useTranslation();
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const signedOut = error !== null && toProblem(error).status === 401;

  useEffect(() => {
    if (signedOut) location.replace(signInAddress(location));
  }, [signedOut]);

  useEffect(() => {
    if (!session) return;
    const browser = [rememberedLanguage() ?? "", ...navigator.languages];
    const language = chooseLanguage(session.user.preferredLanguage, browser, session.tenant.defaultLanguage);
    if (language !== currentLanguage()) void speak(language);
  }, [session]);

  if (session?.mustChangePassword) return <FirstPasswordPage session={session} />;
  if (session) return <PortalShell session={session} />;
  if (error && !signedOut) return <ErrorState error={error} onRetry={() => refetch()} />;
  return <Spinner className="first-load" label={t("shared.loading")} />;
}
