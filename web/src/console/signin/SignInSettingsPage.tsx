import { useTranslation } from "react-i18next";
import { useCan } from "../../session/useSession";
import { Page } from "../shell/Page";
import { MethodCounts } from "./MethodCounts";
import { Policy } from "./Policy";
import { Providers } from "./Providers";

/** How people of the organization sign in. */
export function SignInSettingsPage() {
  const { t } = useTranslation();
  const mayPolicy = useCan("Policy.ReadWrite.AuthenticationMethod");
  const mayProviders = useCan("IdentityProvider.ReadWrite.All");
  return (
    <Page title={t("signInSettings.title")} intro={t("signInSettings.intro")}>
      <div className="column">
        {mayPolicy && <MethodCounts />}
        {mayPolicy && <Policy />}
        {mayProviders && <Providers />}
      </div>
    </Page>
  );
}
