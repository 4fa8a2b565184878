import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ConferencingUser } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { Address } from "../../ui/Address";
import { ErrorState } from "../../ui/ErrorState";
import { PersonMark } from "../../ui/PersonMark";
import { DetailDrawer } from "../dialog/DetailDrawer";
import { DrawerSkeleton } from "../dialog/DrawerSkeleton";
import { Facts } from "../dialog/Facts";
import { ConferenceActions } from "./ConferenceActions";
import { ConferenceBadge } from "./ConferenceBadge";
import { ConferenceLock } from "./ConferenceLock";
import { spacedId } from "./conferencing";
import { conferencingUserQuery } from "./conferencingQueries";
import { PersonMails } from "./PersonMails";

interface Props {
  personId: string;
  onClose: () => void;
}

/** What somebody has of conferences by phone, and what can be done about it. */
export function ConferenceDrawer({ personId, onClose }: Props) {
  const { t } = useTranslation();
  const user = useQuery(conferencingUserQuery(personId));
  return (
    <DetailDrawer title={user.data?.displayName ?? t("shared.loading")} onClose={onClose}>
      {user.isPending && <DrawerSkeleton />}
      {user.isError && <ErrorState error={user.error} onRetry={() => user.refetch()} />}
      {user.data && <ConferenceDetails user={user.data} />}
    </DetailDrawer>
  );
}

function ConferenceDetails({ user }: { user: ConferencingUser }) {
  const { t } = useTranslation();
  const mayWrite = useCan("Conferencing.ReadWrite.All");
  const mayReadMails = useCan("ExchangeMessageTrace.Read.All");
  const mayReadPeople = useCan("User.Read.All");
  const isEnabled = Boolean(user.conferenceId);
  return (
    <div className="column">
      <div className="person-head">
        <PersonMark name={user.displayName} size={56} />
        <ConferenceBadge user={user} />
      </div>
      {!user.isLicensed && !isEnabled && <p className="muted">{t("conferencing.person.notLicensed")}</p>}
      <ConferenceLock key={user.lockedUntilDateTime} user={user} mayWrite={mayWrite} />
      {mayWrite && <ConferenceActions user={user} />}
      <ConferenceFacts user={user} />
      {mayReadPeople && (
        <p>
          <Link className="link" to="/people" search={{ person: user.id }}>
            {t("conferencing.person.openPerson")}
          </Link>
        </p>
      )}
      {mayReadMails && <PersonMails person={user} />}
    </div>
  );
}

/** Everything of somebody; what only the built-in provider gives is left out without it. */
function ConferenceFacts({ user }: { user: ConferencingUser }) {
  const { t } = useTranslation();
  const format = useFormat();
  const allowed = (is: boolean) => t(is ? "conferencing.person.allowed" : "conferencing.person.notAllowed");
  const own = user.conferenceId
    ? ([
        [t("conferencing.column.conferenceId"), spacedId(user.conferenceId)],
        [t("conferencing.person.pin"), <HiddenPin key="pin" />],
        [t("conferencing.person.pinSet"), format.dateTime(user.pinSetDateTime)],
        [t("conferencing.column.bridge"), user.bridgeName],
        [t("conferencing.person.toll"), user.tollNumber],
        [t("conferencing.person.tollFree"), user.tollFreeNumber],
        [t("conferencing.person.allowTollFree"), allowed(user.allowTollFreeDialIn)],
        [t("conferencing.person.pstnOnly"), allowed(user.allowPstnOnlyMeetings)],
      ] as const)
    : [];
  return (
    <Facts
      entries={[
        [t("conferencing.column.userName"), <Address key="userName" text={user.userPrincipalName} />],
        [
          t("conferencing.person.mail"),
          user.mail ? <Address key="mail" text={user.mail} /> : t("conferencing.person.noMail"),
        ],
        ...own,
      ]}
    />
  );
}

function HiddenPin() {
  const { t } = useTranslation();
  return (
    <span className="hidden-pin">
      <span aria-hidden="true">•••••</span>
      <span className="muted">{t("conferencing.person.pinHelp")}</span>
    </span>
  );
}
