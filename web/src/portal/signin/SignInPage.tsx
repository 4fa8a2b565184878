import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Session, SecondStep as Step } from "../../api/types";
import { isAdministrator } from "../../session/permissions";
import { safeReturnTo } from "../../session/returnTo";
import { BrandMark } from "../../ui/BrandMark";
import { LanguageChoice } from "./LanguageChoice";
import { PasskeyButton } from "./PasskeyButton";
import { ProviderButtons } from "./ProviderButtons";
import { SecondStep } from "./SecondStep";
import { SignInForm } from "./SignInForm";

function destination(session: Session): string {
  const wish = new URLSearchParams(location.search).get("returnTo");
  return safeReturnTo(wish, location.origin) ?? (isAdministrator(session) ? "/admin/" : "/");
}

/** The second step that another server's word leads to: it stands behind the `#`, and not for long. */
function stepOfAddress(): Step | undefined {
  const text = new URLSearchParams(location.hash.slice(1)).get("step");
  if (!text) return undefined;
  history.replaceState(null, "", location.pathname + location.search);
  try {
    return JSON.parse(text) as Step;
  } catch {
    return undefined;
  }
}

function intro(step: Step | undefined, search: URLSearchParams) {
  if (step) return step.code === "mfaRequired" ? "portal.signIn.codeIntro" : "portal.signIn.enrolIntro";
  if (search.has("signedOut")) return "portal.signIn.signedOut";
  return search.has("again") ? "portal.signIn.again" : "portal.signIn.intro";
}

export function SignInPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const search = new URLSearchParams(location.search);
  const [step, setStep] = useState(stepOfAddress);
  const [named, setNamed] = useState(search.get("name") ?? "");
  const title = t(
    step
      ? step.code === "mfaRequired"
        ? "portal.signIn.codeTitle"
        : "portal.signIn.enrolTitle"
      : "portal.signIn.title",
  );
  const arrive = (session: Session) => {
    queries.clear();
    location.assign(destination(session));
  };
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
          {t(intro(step, search))}
        </p>
        {step ? (
          <SecondStep step={step} onSignedIn={arrive} onStartOver={() => setStep(undefined)} />
        ) : (
          <>
            <SignInForm name={named} onSignedIn={arrive} onHalfway={setStep} onNamed={setNamed} />
            <PasskeyButton onSignedIn={arrive} />
            <ProviderButtons userName={named} returnTo={search.get("returnTo")} />
            <p className="muted sign-in-help">{t("portal.signIn.help")}</p>
          </>
        )}
      </main>
      <LanguageChoice />
    </div>
  );
}
