import { useTranslation } from "react-i18next";
import { can } from "../../session/permissions";
import { useSession } from "../../session/useSession";
import { Page } from "../shell/Page";
import { HomeFigures } from "./HomeFigures";
import { NextSteps, stepPermissions } from "./NextSteps";
import { OwnPlaces } from "./OwnPlaces";
import { RunningMessages } from "./RunningMessages";
import { WaitingMessages } from "./WaitingMessages";

/** What is going on, and what to do next. */
export function HomePage() {
  const { t } = useTranslation();
  const session = useSession();
  const mayReadMessages = can(session, "OrganizationalMessages.Read.All");
  const mayApprove = can(session, "OrganizationalMessages.Approve.All");
  const hasSteps = stepPermissions.some((one) => can(session, one));
  return (
    <Page
      tabTitle={t("shell.nav.home")}
      title={t("home.title", { name: session.user.givenName ?? session.user.displayName })}
      intro={t("home.intro", { organization: session.tenant.displayName })}
    >
      {mayReadMessages && <HomeFigures session={session} />}
      <div className={hasSteps ? "two-columns even" : "column"}>
        <div className="column">
          {mayApprove && <WaitingMessages />}
          {mayReadMessages && <RunningMessages />}
          {!mayReadMessages && <OwnPlaces session={session} />}
        </div>
        {hasSteps && <NextSteps session={session} />}
      </div>
    </Page>
  );
}
