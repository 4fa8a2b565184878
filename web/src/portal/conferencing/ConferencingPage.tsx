import { CallRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ConferencingUser } from "../../api/types";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { ListSkeleton } from "../../ui/ListSkeleton";
import { ConferencePin } from "./ConferencePin";
import { ownConferencingQuery } from "./conferencingQuery";

/** What the person gives to others so that they can call in, and a new PIN. */
export function ConferencingPage() {
  const { t } = useTranslation();
  const { data: own, isPending, error, refetch } = useQuery(ownConferencingQuery);
  return (
    <>
      <div className="portal-title">
        <h1>{t("portal.conferencing.title")}</h1>
        <p className="muted">{t("portal.conferencing.intro")}</p>
      </div>
      {isPending && <ListSkeleton />}
      {error && (
        <div className="card">
          <ErrorState error={error} onRetry={() => refetch()} />
        </div>
      )}
      {own && !own.conferenceId && (
        <div className="card">
          <EmptyState
            icon={<CallRegular />}
            title={t("portal.conferencing.empty")}
            help={t("portal.conferencing.emptyHelp")}
          />
        </div>
      )}
      {own?.conferenceId && (
        <>
          <Coordinates own={own} id={own.conferenceId} />
          <ConferencePin />
        </>
      )}
    </>
  );
}

function Coordinates({ own, id }: { own: ConferencingUser; id: string }) {
  const { t } = useTranslation();
  const numbers = [
    [t("portal.conferencing.toll"), own.tollNumber],
    [t("portal.conferencing.tollFree"), own.allowTollFreeDialIn ? own.tollFreeNumber : null],
  ] as const;
  return (
    <section className="card form-card" aria-labelledby="coordinates">
      <h2 id="coordinates">{t("portal.conferencing.coordinates")}</h2>
      <p className="muted">{t("portal.conferencing.coordinatesHelp")}</p>
      <dl className="conference-facts">
        <div>
          <dt>{t("portal.conferencing.id")}</dt>
          {/* As people read it aloud. */}
          <dd>{`${id.slice(0, 3)}\u00a0${id.slice(3)}`}</dd>
        </div>
        {numbers.map(
          ([name, number]) =>
            number && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <a className="link" href={`tel:${number}`}>
                    {number}
                  </a>
                </dd>
              </div>
            ),
        )}
        {own.bridgeName && (
          <div>
            <dt>{t("portal.conferencing.bridge")}</dt>
            <dd>{own.bridgeName}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
