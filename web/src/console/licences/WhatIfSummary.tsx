import { Button, Spinner } from "@fluentui/react-components";
import { ArrowDownloadRegular, InfoRegular, WarningRegular } from "@fluentui/react-icons";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { WhatIfAnswer, WhatIfQuestion } from "../../api/types";
import { translated } from "../../i18n/useServerWords";
import { ProblemBar } from "../dialog/ProblemBar";
import { downloadCsv } from "../report/reportCsv";
import { whatIfQuery } from "./licenceQueries";
import { useCapabilityName } from "./useCapabilityName";

/** Milliseconds without a change after which the server is asked. */
const pause = 300;

/** What the server says of a change that is not made. */
export function useWhatIf(question: WhatIfQuestion | undefined) {
  const settled = useSettled(question);
  const found = useQuery({
    ...whatIfQuery(settled ?? {}),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
  });
  // What is shown belongs to an earlier question until the answer has come.
  const isStale = found.isPlaceholderData || JSON.stringify(question) !== JSON.stringify(settled);
  return { question, settled, found, isStale };
}

/** What would come of a change, while it is made; nothing is asked without one. */
export function WhatIfSummary({ question }: { question: WhatIfQuestion | undefined }) {
  return <WhatIfAnswered asked={useWhatIf(question)} />;
}

/** The same where somebody else asks. */
export function WhatIfAnswered({ asked }: { asked: ReturnType<typeof useWhatIf> }) {
  const { t } = useTranslation();
  const { question, settled, found, isStale } = asked;
  if (!question) return null;
  return (
    <section className="what-if" aria-label={t("licences.whatIf.title")}>
      <h3>{t("licences.whatIf.title")}</h3>
      {found.isError && <ProblemBar error={found.error} />}
      <div role="status" aria-busy={isStale} className={isStale ? "stale" : undefined}>
        {found.data && settled ? (
          <Effects effects={found.data} />
        ) : (
          !found.isError && <Spinner size="tiny" label={t("licences.whatIf.checking")} />
        )}
      </div>
      {settled && (found.data?.capabilityChanges.length ?? 0) > 0 && <Concerned question={settled} />}
    </section>
  );
}

/** Whose mailbox would change, as a table for whoever wants to tell them. */
function Concerned({ question }: { question: WhatIfQuestion }) {
  const { t } = useTranslation();
  const download = useMutation({
    mutationFn: async () => {
      const csv = await unwrap(client.POST("/beta/admin/licenses/whatIf/people", { body: question, parseAs: "text" }));
      downloadCsv(csv, t("licences.whatIf.file"));
    },
  });
  return (
    <div>
      <Button
        size="small"
        icon={<ArrowDownloadRegular />}
        disabled={download.isPending}
        onClick={() => download.mutate()}
      >
        {t("licences.whatIf.download")}
      </Button>
      {download.isError && <ProblemBar error={download.error} />}
    </div>
  );
}

/** The question, once it has not changed for a moment. */
function useSettled(question: WhatIfQuestion | undefined): WhatIfQuestion | undefined {
  const text = JSON.stringify(question);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled === undefined ? undefined : (JSON.parse(settled) as WhatIfQuestion);
}

function Effects({ effects }: { effects: WhatIfAnswer }) {
  const { t } = useTranslation();
  const nameOf = useCapabilityName();
  const { capabilityChanges, seats, mailboxesLost, mailboxesGained, refused } = effects;
  if (capabilityChanges.length === 0 && seats.length === 0 && refused.length === 0)
    return <p>{t("licences.whatIf.nothing")}</p>;
  const more = seats.filter((one) => one.missingAfter > one.missingBefore);
  const healed = seats.filter((one) => one.missingAfter < one.missingBefore);
  const moved = seats.filter((one) => one.before !== one.after);
  return (
    <ul>
      {refused.map(({ userId, displayName, code, message }) => (
        <Line
          key={userId}
          bad
          text={t("licences.whatIf.refused", {
            name: displayName,
            why: translated(t, `licences.refusal.${code}`, message),
          })}
        />
      ))}
      {mailboxesLost > 0 && <Line bad text={t("licences.whatIf.lost", { count: mailboxesLost })} />}
      {more.map((one) => (
        <Line
          key={`more ${one.skuId}`}
          bad
          text={t("licences.whatIf.missing", {
            product: one.displayName,
            count: one.missingAfter - one.missingBefore,
          })}
        />
      ))}
      {capabilityChanges.map(({ from, to, people }) => (
        <Line
          key={`${from} ${to}`}
          text={t("licences.whatIf.change", { count: people, from: nameOf(from), to: nameOf(to) })}
        />
      ))}
      {mailboxesGained > 0 && <Line text={t("licences.whatIf.gained", { count: mailboxesGained })} />}
      {healed.map((one) => (
        <Line
          key={`healed ${one.skuId}`}
          text={t("licences.whatIf.healed", {
            product: one.displayName,
            count: one.missingBefore - one.missingAfter,
          })}
        />
      ))}
      {moved.map(({ skuId, displayName, before, after }) => (
        <Line key={skuId} text={t("licences.whatIf.seats", { product: displayName, before, after })} />
      ))}
      {capabilityChanges.length === 0 && refused.length === 0 && <Line text={t("licences.whatIf.noMail")} />}
    </ul>
  );
}

function Line({ text, bad = false }: { text: string; bad?: boolean }) {
  return (
    <li className={bad ? "bad" : undefined}>
      <span aria-hidden="true">{bad ? <WarningRegular /> : <InfoRegular />}</span>
      <span>{text}</span>
    </li>
  );
}
