import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { EntriesSkeleton } from "../../ui/EntriesSkeleton";
import { ErrorState } from "../../ui/ErrorState";
import { Facts } from "../dialog/Facts";
import { policyOfQuery } from "./chatQueries";
import { type ChosenPerson, PersonField } from "./PersonField";
import { isOn, policySwitches } from "./policy";
import { useSourceWords } from "./useSourceWords";

/** Which policy somebody has, and why it is this one. */
export function PolicyOfPerson() {
  const { t } = useTranslation();
  const heading = useId();
  const [person, setPerson] = useState<ChosenPerson>();
  return (
    <section className="card panel" aria-labelledby={heading}>
      <h2 id={heading}>{t("externalChat.who.title")}</h2>
      <PersonField onChoose={setPerson} />
      <div aria-live="polite">{person && <Effective key={person.id} person={person} />}</div>
    </section>
  );
}

function Effective({ person }: { person: ChosenPerson }) {
  const { t } = useTranslation();
  const policy = useQuery(policyOfQuery(person.id));
  const sourceWords = useSourceWords();
  if (policy.isPending) return <EntriesSkeleton />;
  if (policy.isError) return <ErrorState error={policy.error} onRetry={() => policy.refetch()} />;
  return (
    <div className="column tight">
      <h3>{t("externalChat.who.has", { name: person.name, policy: policy.data.id })}</h3>
      <p>{sourceWords(policy.data.source)}</p>
      <Facts
        entries={policySwitches.map((key) => [
          t(`externalChat.policies.${key}`),
          t(isOn(policy.data, key) ? "externalChat.allowed" : "externalChat.notAllowed"),
        ])}
      />
    </div>
  );
}
