import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { User } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan, useCanForSome } from "../../session/useSession";
import { Address } from "../../ui/Address";
import { ErrorState } from "../../ui/ErrorState";
import { PersonMark } from "../../ui/PersonMark";
import { PersonConference } from "../conferencing/PersonConference";
import { DetailDrawer } from "../dialog/DetailDrawer";
import { DrawerSkeleton } from "../dialog/DrawerSkeleton";
import { Facts } from "../dialog/Facts";
import { PersonLicences } from "../licences/PersonLicences";
import { PersonActions } from "./PersonActions";
import { PersonGroups } from "./PersonGroups";
import { PersonSignIn } from "./PersonSignIn";
import { AccountMarks } from "./peopleColumns";
import { personQuery } from "./personQueries";

interface Props {
  personId: string;
  onClose: () => void;
}

/** A person's details at the side of the list. */
export function PersonDrawer({ personId, onClose }: Props) {
  const { t } = useTranslation();
  const person = useQuery(personQuery(personId));
  return (
    <DetailDrawer title={person.data?.displayName ?? t("shared.loading")} onClose={onClose}>
      {person.isPending && <DrawerSkeleton />}
      {person.isError && <ErrorState error={person.error} onRetry={() => person.refetch()} />}
      {person.data && <PersonDetails user={person.data} onGone={onClose} />}
    </DetailDrawer>
  );
}

function PersonDetails({ user, onGone }: { user: User; onGone: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayReadGroups = useCan("Group.Read.All");
  const mayReadLicences = useCan("LicenseAssignment.Read.All");
  const mayReadConferences = useCan("Conferencing.Read.All");
  const maySignIn = useCanForSome("UserAuthenticationMethod.ReadWrite.All");
  const addresses = ["userPrincipalName", "mail"] as const;
  const fields = ["mobilePhone", "department", "jobTitle", "companyName", "officeLocation", "city", "country"] as const;
  return (
    <div className="column">
      <div className="person-head">
        <PersonMark name={user.displayName} size={56} />
        <AccountMarks user={user} />
      </div>
      <PersonActions user={user} onGone={onGone} />
      <Facts
        entries={[
          ...addresses.map(
            (field) => [t(`people.field.${field}`), <Address key={field} text={user[field]} />] as const,
          ),
          ...fields.map((field) => [t(`people.field.${field}`), user[field]] as const),
          [
            t("people.field.preferredLanguage"),
            user.preferredLanguage ? format.languageName(user.preferredLanguage) : null,
          ],
          [t("people.field.created"), format.date(user.createdDateTime)],
        ]}
      />
      {mayReadLicences && <PersonLicences user={user} />}
      {mayReadConferences && <PersonConference user={user} />}
      {maySignIn && <PersonSignIn user={user} />}
      {mayReadGroups && <PersonGroups personId={user.id} />}
    </div>
  );
}
