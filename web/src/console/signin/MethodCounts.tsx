import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { useFormat } from "../../i18n/useFormat";
import { ErrorState } from "../../ui/ErrorState";
import { Figures } from "../dialog/Figures";
import { TableSkeleton } from "../list/TableSkeleton";

const ways = [
  "password",
  "authenticatorApp",
  "passkey",
  "provider",
  "administrators",
  "administratorsWithPasswordOnly",
] as const;

/** How many people have which way to sign in. */
export function MethodCounts() {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = useQuery({
    queryKey: ["signInMethods"],
    queryFn: () => unwrap(client.GET("/beta/reports/signInMethods")),
  });
  return (
    <section className="card panel" aria-labelledby="counts">
      <h2 id="counts">{t("signInSettings.counts.title")}</h2>
      {counts.isPending && <TableSkeleton columns={2} />}
      {counts.isError && <ErrorState error={counts.error} onRetry={() => counts.refetch()} />}
      {counts.data && (
        <>
          <p className="muted">{t("signInSettings.counts.people", { count: counts.data.people })}</p>
          <Figures
            entries={ways.map((way) => [t(`signInSettings.counts.${way}`), format.number(counts.data[way])] as const)}
          />
        </>
      )}
    </section>
  );
}
