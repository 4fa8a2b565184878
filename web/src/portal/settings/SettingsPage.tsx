import { Button, Field, Select } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Session } from "../../api/types";
import { type Language, languageNames, languages, supportedLanguage } from "../../i18n/languages";
import { currentLanguage, speak } from "../../i18n/setup";
import { leaveThisBrowser } from "../../push/leave";
import { chooseTheme, themeChoices, useThemeChoice } from "../../theme/themeChoice";
import { ErrorState } from "../../ui/ErrorState";
import { PasswordForm } from "../../ui/PasswordForm";
import { useShelf } from "../notifications/ownShelf";
import { isPersonal } from "../personal";

/** Language, theme, signing out, password. */
export function SettingsPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="portal-title">
        <h1>{t("portal.settings.title")}</h1>
        <p className="muted">{t("portal.settings.signedInAs", { name: session.user.displayName })}</p>
      </div>
      <div className="card form-card">
        <LanguageField />
        <ThemeField />
        <SignOut owner={session.user.id} />
      </div>
      {isPersonal(session) ? <PersonalPassword session={session} /> : <PasswordCard session={session} />}
    </>
  );
}

/** Of somebody who has made their account with a passkey there is no password to change. */
function PersonalPassword({ session }: { session: Session }) {
  const methods = useQuery({ queryKey: ["methods"], queryFn: () => unwrap(client.GET("/identity/methods")) });
  return methods.data?.password ? <PasswordCard session={session} /> : null;
}

function PasswordCard({ session }: { session: Session }) {
  const { t } = useTranslation();
  return (
    <section className="card form-card" aria-labelledby="password">
      <h2 id="password">{t("portal.password.title")}</h2>
      <PasswordForm
        className="form-fields"
        userName={session.user.userPrincipalName}
        explain={(error) => <ErrorState error={error} />}
      />
    </section>
  );
}

function LanguageField() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: async (language: Language) => {
      await unwrap(client.PATCH("/v1.0/me", { body: { preferredLanguage: language } }));
      await speak(language);
    },
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <>
      <Field
        label={t("shared.language")}
        hint={t("portal.settings.languageHelp")}
        validationState={save.isSuccess ? "success" : "none"}
        validationMessage={save.isSuccess ? t("portal.settings.saved") : undefined}
      >
        <Select
          value={currentLanguage()}
          onChange={(_, data) => save.mutate(supportedLanguage(data.value) ?? currentLanguage())}
        >
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {languageNames[one]}
            </option>
          ))}
        </Select>
      </Field>
      {save.isError && <ErrorState error={save.error} />}
    </>
  );
}

function ThemeField() {
  const { t } = useTranslation();
  const choice = useThemeChoice();
  return (
    <Field label={t("shared.theme.label")} hint={t("portal.settings.themeHelp")}>
      <Select
        value={choice}
        onChange={(_, data) => chooseTheme(themeChoices.find((one) => one === data.value) ?? "system")}
      >
        {themeChoices.map((one) => (
          <option key={one} value={one}>
            {t(`shared.theme.${one}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function SignOut({ owner }: { owner: string }) {
  const { t } = useTranslation();
  const isPushedTo = Boolean(useShelf(owner)?.device);
  const signOut = useMutation({
    mutationFn: async () => {
      await leaveThisBrowser();
      await unwrap(client.DELETE("/identity/session"));
    },
    onSuccess: () => location.assign("/signin?signedOut=1"),
  });
  return (
    <>
      <div>
        <Button onClick={() => signOut.mutate()} disabled={signOut.isPending}>
          {t("shared.signOut")}
        </Button>
        {isPushedTo && <p className="muted sign-out-help">{t("portal.settings.signOutHelp")}</p>}
      </div>
      {signOut.isError && <ErrorState error={signOut.error} />}
    </>
  );
}
