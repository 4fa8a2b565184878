import { Button } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useCan } from "../../session/useSession";
import { EmptyState } from "../../ui/EmptyState";
import { LeaveGuard } from "../composer/LeaveGuard";
import { useFocusOnChange } from "../composer/useFocusOnChange";
import { WizardSteps } from "../composer/WizardSteps";
import { newNotificationRoute } from "../router";
import { Page } from "../shell/Page";
import { AssignmentsStep } from "./AssignmentsStep";
import { BasicsStep } from "./BasicsStep";
import { type Step, steps } from "./notification";
import { quotaQuery } from "./notificationQueries";
import { QuotaLine } from "./QuotaLine";
import { ReviewStep } from "./ReviewStep";
import { SendProblem } from "./SendProblem";
import { type NewNotification, useNewNotification } from "./useNewNotification";

/** Writes a notification to groups and sends it: Basics, Assignments, Review + create. */
export function NewNotificationPage() {
  const { t } = useTranslation();
  const mayWrite = useCan("DeviceManagementServiceConfig.ReadWrite.All");
  const trail = (
    <Link className="link" to="/notifications">
      {t("notifications.title")}
    </Link>
  );
  return (
    <Page title={t("notifications.wizard.title")} intro={t("notifications.wizard.intro")} trail={trail}>
      {mayWrite ? (
        <Wizard />
      ) : (
        <div className="card">
          <EmptyState
            icon={<LockClosedRegular />}
            title={t("notifications.wizard.notAllowed")}
            help={t("notifications.wizard.notAllowedHelp")}
          />
        </div>
      )}
    </Page>
  );
}

function Wizard() {
  const { t } = useTranslation();
  const search = newNotificationRoute.useSearch();
  const step = steps.find((one) => one === search.step) ?? "basics";
  const wizard = useNewNotification(step);
  const place = useFocusOnChange(step);
  const shown = steps.map((key) => ({
    key,
    name: t(`notifications.wizard.step.${key}`),
    // There is nothing to do in the review but to send.
    isVisited: key !== "review" && wizard.visited.has(key),
    isComplete: isComplete(wizard, key),
  }));
  return (
    <>
      <QuotaLine />
      <div className="composer">
        <WizardSteps steps={shown} current={step} onGo={wizard.goTo} />
        <div className="composer-main">
          <div ref={place} tabIndex={-1} className="composer-step">
            {step === "basics" && <BasicsStep wizard={wizard} />}
            {step === "assignments" && <AssignmentsStep wizard={wizard} />}
            {step === "review" && <ReviewStep wizard={wizard} />}
          </div>
          {wizard.error && step === "review" && <SendProblem key={wizard.failures} error={wizard.error} to="wizard" />}
          <Footer step={step} wizard={wizard} />
        </div>
      </div>
      <LeaveGuard isDirty={wizard.isDirty} />
    </>
  );
}

function isComplete({ findings, refused }: NewNotification, step: Step): boolean {
  const isRefused = step === "basics" ? refused.title || refused.body : step === "assignments" && refused.groups;
  return !isRefused && !findings.some((one) => one.step === step);
}

/** Back, next, create. */
function Footer({ step, wizard }: { step: Step; wizard: NewNotification }) {
  const { t } = useTranslation();
  const quota = useQuery(quotaQuery).data;
  const index = steps.indexOf(step);
  const previous = steps[index - 1];
  const next = steps[index + 1];
  const isReady = steps.every((one) => isComplete(wizard, one)) && quota?.remaining !== 0;
  return (
    <div className="composer-footer">
      {previous && <Button onClick={() => wizard.goTo(previous)}>{t("shared.action.back")}</Button>}
      {next ? (
        <Button appearance="primary" onClick={() => wizard.goTo(next)}>
          {t("shared.action.next")}
        </Button>
      ) : (
        <Button appearance="primary" disabledFocusable={wizard.isPending || !isReady} onClick={wizard.submit}>
          {t(wizard.isPending ? "notifications.wizard.sending" : "notifications.wizard.create")}
        </Button>
      )}
      <span className="spacer" />
      <Button appearance="subtle" onClick={wizard.cancel}>
        {t("notifications.wizard.cancel")}
      </Button>
    </div>
  );
}
