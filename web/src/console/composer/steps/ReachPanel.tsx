import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../../api/client";
import type { MessageLocation, MessageRecipients, Reach } from "../../../api/types";
import { useFormat } from "../../../i18n/useFormat";
import { ProblemBar } from "../../dialog/ProblemBar";

interface Props {
  recipients: MessageRecipients;
  location: MessageLocation;
}

/** Milliseconds without a change after which the reach is asked for. */
const pause = 200;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Whom the choice reaches right now, and whom it leaves out why. */
export function ReachPanel({ recipients, location }: Props) {
  const { t } = useTranslation();
  const settled = useSettled(recipients);
  const chosen = settled.allCompany || settled.includeGroups.length > 0;
  const reach = useQuery({
    queryKey: ["messages", "reach", settled, location],
    queryFn: () =>
      unwrap(client.POST("/beta/admin/organizationalMessages/reach", { body: { recipients: settled, location } })),
    placeholderData: keepPreviousData,
    enabled: chosen,
    staleTime: 0,
  });
  return (
    <section className="card panel reach">
      <h2>{t("composer.reach.title")}</h2>
      <div aria-live="polite">
        {!chosen && <p className="muted">{t("composer.reach.choose")}</p>}
        {chosen && reach.isError && <ProblemBar error={reach.error} />}
        {chosen && reach.data && <ReachFigures reach={reach.data} />}
      </div>
    </section>
  );
}

function ReachFigures({ reach }: { reach: Reach }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const reason = (entry: Reach["leftOut"][number]) =>
    t(`composer.reach.${entry.reason}`, { group: entry.groupName ?? entry.groupId ?? "" });
  return (
    <div className="column">
      <p>
        <strong className="big-figure">{t("composer.reach.people", { count: reach.people })}</strong>
        <span>{t("composer.reach.devices", { count: reach.devices })}</span>
      </p>
      {reach.people === 0 && <p className="bad-words">{t("composer.reach.nobody")}</p>}
      <FigureList
        title={t("composer.reach.platforms")}
        entries={reach.byPlatform.map((one) => [one.platform, number(one.devices)])}
      />
      <FigureList
        title={t("composer.reach.leftOut")}
        entries={reach.leftOut.filter((one) => one.people > 0).map((one) => [reason(one), number(one.people)])}
      />
      <p className="muted">{t("composer.reach.live")}</p>
    </div>
  );
}

function FigureList({ title, entries }: { title: string; entries: [string, string][] }) {
  if (entries.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <dl className="figure-list">
        {entries.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
