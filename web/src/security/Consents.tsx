import { Button } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../api/client";
import type { Consent } from "../api/types";
import { useFormat } from "../i18n/useFormat";
import { EntriesSkeleton } from "../ui/EntriesSkeleton";
import { ErrorState } from "../ui/ErrorState";
import { Section } from "./Section";

/** The programs that one has let act in one's name. */
export function Consents() {
  const { t } = useTranslation();
  const consents = useQuery({
    queryKey: ["consents"],
    queryFn: () => unwrap(client.GET("/identity/consents")),
  });
  return (
    <Section id="consents" title={t("security.consents.title")} help={t("security.consents.help")}>
      {consents.isPending && <EntriesSkeleton />}
      {consents.isError && <ErrorState error={consents.error} onRetry={() => consents.refetch()} />}
      {consents.data?.value.length === 0 && <p>{t("security.consents.none")}</p>}
      <ul className="security-list">
        {consents.data?.value.map((one) => (
          <ConsentEntry key={one.applicationId} consent={one} />
        ))}
      </ul>
    </Section>
  );
}

function ConsentEntry({ consent }: { consent: Consent }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const path = { id: consent.applicationId };
  const takeBack = useMutation({
    mutationFn: () => unwrap(client.DELETE("/identity/consents/{id}", { params: { path } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["consents"] }),
  });
  return (
    <li>
      <div className="entry-words">
        <h3>{consent.displayName}</h3>
        <p className="muted">
          {t("security.consents.since", { date: format.dateTime(consent.lastGrantedDateTime) })} ·{" "}
          {t("security.consents.may", { scope: consent.scope })}
        </p>
        {takeBack.isError && <ErrorState error={takeBack.error} />}
      </div>
      <Button
        aria-label={t("security.consents.takeBackOf", { name: consent.displayName })}
        disabledFocusable={takeBack.isPending}
        onClick={() => takeBack.mutate()}
      >
        {t("security.consents.takeBack")}
      </Button>
    </li>
  );
}
