import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AssignedLicence, LicenceChange, SubscribedSku, WhatIfQuestion } from "../../api/types";
import { FormDialog } from "../dialog/FormDialog";
import { ProblemBar } from "../dialog/ProblemBar";
import { type Choice, changeOf, choiceOf } from "./choice";
import { LicenceChoice } from "./LicenceChoice";
import { skusQuery } from "./licenceQueries";
import { useWhatIf, WhatIfAnswered } from "./WhatIfSummary";

interface Props {
  title: string;
  /** What is given directly now. */
  given: readonly AssignedLicence[];
  inherited?: ReadonlyMap<string, readonly string[]>;
  waits?: boolean;
  question: (change: LicenceChange) => WhatIfQuestion;
  onSave: (change: LicenceChange) => Promise<void>;
  /** Why a change can't be saved yet. */
  blocks?: (change: LicenceChange) => boolean;
  onClose: () => void;
  onReload: () => void;
  /** Above the products. */
  children?: ReactNode;
}

/** Gives several products and takes others away in one save, and tells before what would come of it. */
export function LicenceDialog({ given, question, onSave, blocks, children, ...more }: Props) {
  const { t } = useTranslation();
  const skus = useQuery(skusQuery);
  const before = useMemo(() => choiceOf(given), [given]);
  const [chosen, setChosen] = useState<Choice>(before);
  const change = changeOf(before, chosen);
  const asked = useWhatIf(change && question(change));
  const isRefused = !asked.isStale && (asked.found.data?.refused.length ?? 0) > 0;
  return (
    <FormDialog
      title={more.title}
      submitLabel={t("licences.choose.save")}
      disabled={!change || isRefused || blocks?.(change)}
      onSubmit={async () => change && (await onSave(change))}
      onClose={more.onClose}
      onReload={more.onReload}
    >
      {children}
      {skus.isError && <ProblemBar error={skus.error} />}
      {skus.data && (
        <LicenceChoice
          skus={skus.data}
          before={before}
          chosen={chosen}
          onChange={setChosen}
          inherited={more.inherited}
          waits={more.waits}
        />
      )}
      {skus.data && <ChangeWords change={change} before={before} skus={skus.data} />}
      <WhatIfAnswered asked={asked} />
    </FormDialog>
  );
}

interface WordsProps {
  change: LicenceChange | undefined;
  before: Choice;
  skus: readonly SubscribedSku[];
}

/** What the save would give and take away, product by product. */
function ChangeWords({ change, before, skus }: WordsProps) {
  const { t, i18n } = useTranslation();
  const list = new Intl.ListFormat(i18n.language);
  const names = (ids: readonly string[]) =>
    list.format(ids.map((id) => skus.find((one) => one.skuId === id)?.displayName ?? id));
  if (!change) return <p className="muted">{t("licences.choose.unchanged")}</p>;
  const added = change.addLicenses.map((one) => one.skuId);
  const lines = [
    ["give", added.filter((id) => !before.has(id))],
    ["take", change.removeLicenses],
    ["changes", added.filter((id) => before.has(id))],
  ] as const;
  return (
    <ul className="change-words">
      {lines.map(
        ([key, ids]) =>
          ids.length > 0 && (
            <li key={key} className={key}>
              {t(`licences.choose.${key}`, { products: names(ids) })}
            </li>
          ),
      )}
    </ul>
  );
}
