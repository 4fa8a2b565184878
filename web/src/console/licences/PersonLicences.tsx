import { Button, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { CertificateRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LicenceExplanation, User } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan, useCanForSome } from "../../session/useSession";
import { EntriesSkeleton } from "../../ui/EntriesSkeleton";
import { ErrorState } from "../../ui/ErrorState";
import { HoldingList } from "./HoldingList";
import { explanationQuery, licensedPersonQuery } from "./licenceQueries";
import { PersonLicenceDialog } from "./PersonLicenceDialog";
import { useCapabilityName } from "./useCapabilityName";

/** What somebody holds, by which way, what of it counts, and the way to change it. */
export function PersonLicences({ user }: { user: User }) {
  const { t, i18n } = useTranslation();
  const [managing, setManaging] = useState(false);
  const mayWrite = useCan("LicenseAssignment.ReadWrite.All");
  const explanation = useQuery(explanationQuery(user.id, i18n.language));
  const person = useQuery(licensedPersonQuery(user.id));
  const error = explanation.error ?? person.error;
  const retry = () => void Promise.all([explanation.refetch(), person.refetch()]);
  const isReady = explanation.data && person.data;
  return (
    <section className="column tight">
      <div className="panel-head">
        <h3>{t("licences.person.heading")}</h3>
        {mayWrite && isReady && (
          <Button size="small" icon={<CertificateRegular />} onClick={() => setManaging(true)}>
            {t("licences.person.manage")}
          </Button>
        )}
      </div>
      {error && <ErrorState error={error} onRetry={retry} />}
      {!error && !isReady && <EntriesSkeleton />}
      {person.data && !person.data.usageLocation && <NoPlace name={user.displayName} />}
      {isReady && <Explanation explanation={explanation.data} />}
      {managing && isReady && (
        <PersonLicenceDialog
          person={person.data}
          holdings={explanation.data.holdings}
          onClose={() => setManaging(false)}
        />
      )}
    </section>
  );
}

function NoPlace({ name }: { name: string }) {
  const { t } = useTranslation();
  const maySet = useCanForSome("User.ReadWrite.All");
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t("licences.person.noPlace")}</MessageBarTitle> {t("licences.person.noPlaceHelp", { name })}{" "}
        {!maySet && t("licences.person.noPlaceAsk")}
      </MessageBarBody>
    </MessageBar>
  );
}

function Explanation({ explanation }: { explanation: LicenceExplanation }) {
  const { t } = useTranslation();
  if (explanation.holdings.length === 0 && !explanation.mailbox)
    return <p className="muted">{t("licences.person.none", { name: explanation.displayName })}</p>;
  return (
    <>
      <p className="mailbox-line">
        <span className="muted">{t("licences.person.mailbox")}</span> <MailboxWords explanation={explanation} />
      </p>
      <HoldingList holdings={explanation.holdings} />
    </>
  );
}

function MailboxWords({ explanation }: { explanation: LicenceExplanation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useCapabilityName();
  const { mailbox, capability } = explanation;
  const date = format.date(mailbox?.dueDateTime);
  switch (mailbox?.state) {
    case "pendingDelicense":
      return <strong className="seat-missing">{t("licences.person.mailboxPending", { date })}</strong>;
    case "softDeleted":
      return <strong className="seat-missing">{t("licences.person.mailboxDeleted", { date })}</strong>;
    case "active":
      return <strong>{t("licences.person.mailboxActive", { plan: nameOf(capability) })}</strong>;
    default:
      return <strong>{nameOf(capability)}</strong>;
  }
}
