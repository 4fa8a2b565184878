import { Field, Select } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { type Language, languageNames, languages, supportedLanguage } from "../../i18n/languages";
import { currentLanguage, speak } from "../../i18n/setup";
import { useServerWords } from "../../i18n/useServerWords";
import { Consents } from "../../security/Consents";
import { Sessions } from "../../security/Sessions";
import { SignInMethods } from "../../security/SignInMethods";
import { useSession } from "../../session/useSession";
import { Address } from "../../ui/Address";
import { PasswordForm } from "../../ui/PasswordForm";
import { Facts } from "../dialog/Facts";
import { ProblemBar } from "../dialog/ProblemBar";
import { Page } from "../shell/Page";

/** The signed-in person's own things: who they are, how they sign in, and where they are signed in. */
export function AccountPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { user, roles } = session;
  const words = useServerWords();
  const queries = useQueryClient();
  return (
    <Page title={t("account.title")} intro={t("account.intro")}>
      <div className="two-columns even">
        <div className="column">
          <section className="card panel">
            <h2>{t("account.profile")}</h2>
            <Facts
              entries={[
                [t("people.field.displayName"), user.displayName],
                [t("people.field.userPrincipalName"), <Address key="name" text={user.userPrincipalName} />],
                [t("people.field.mail"), <Address key="mail" text={user.mail} />],
                [t("account.roles"), roles.map(words.roleName).join(", ") || t("account.noRoles")],
              ]}
            />
            <LanguageField />
          </section>
          <PasswordForm
            className="card panel"
            heading={<h2>{t("account.password")}</h2>}
            userName={user.userPrincipalName}
            explain={(error) => <ProblemBar error={error} />}
            onChanged={() => queries.invalidateQueries({ queryKey: ["sessions"] })}
          />
        </div>
        <div className="column">
          <SignInMethods session={session} />
          <Sessions />
          <Consents />
        </div>
      </div>
    </Page>
  );
}

function LanguageField() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const keep = useMutation({
    mutationFn: async (language: Language) => {
      await unwrap(client.PATCH("/v1.0/me", { body: { preferredLanguage: language } }));
      await speak(language);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["session"] }),
  });
  return (
    <>
      <Field label={t("account.language")} hint={t("account.languageHelp")}>
        <Select
          value={currentLanguage()}
          onChange={(_, data) => keep.mutate(supportedLanguage(data.value) ?? currentLanguage())}
        >
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {languageNames[one]}
            </option>
          ))}
        </Select>
      </Field>
      {keep.isError && <ProblemBar error={keep.error} />}
    </>
  );
}
