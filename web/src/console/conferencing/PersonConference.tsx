import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { User } from "../../api/types";
import { EntriesSkeleton } from "../../ui/EntriesSkeleton";
import { ErrorState } from "../../ui/ErrorState";
import { Facts } from "../dialog/Facts";
import { ConferenceBadge } from "./ConferenceBadge";
import { spacedId } from "./conferencing";
import { conferencingUserQuery } from "./conferencingQueries";

/** Whether somebody can hold conferences by phone, and the way to everything about it. */
export function PersonConference({ user }: { user: User }) {
  const { t } = useTranslation();
  const found = useQuery(conferencingUserQuery(user.id));
  const own = found.data;
  return (
    <section className="column tight">
      <h3>{t("conferencing.person.heading")}</h3>
      {found.isPending && <EntriesSkeleton />}
      {found.isError && <ErrorState error={found.error} onRetry={() => found.refetch()} />}
      {own && <ConferenceBadge user={own} />}
      {own?.conferenceId && (
        <Facts
          entries={[
            [t("conferencing.column.conferenceId"), spacedId(own.conferenceId)],
            [t("conferencing.column.number"), own.tollNumber ?? own.tollFreeNumber],
          ]}
        />
      )}
      {own && (
        <p>
          <Link className="link" to="/conferencing" search={{ person: user.id }}>
            {t("conferencing.person.open")}
          </Link>
        </p>
      )}
    </section>
  );
}
