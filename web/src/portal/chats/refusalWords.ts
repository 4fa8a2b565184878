import type { TFunction } from "i18next";
import type { Problem } from "../../api/problem";
import { translated } from "../../i18n/useServerWords";
import { problemWords } from "../../ui/problemWords";

/** Why something was refused, in a sentence: what its code means, else what kind of failure it is. */
export function refusalWords(problem: Problem, t: TFunction): string {
  const meaning = translated(t, `shared.problem.code.${problem.code}`, "");
  if (meaning !== "") return meaning;
  const { title, help, said } = problemWords(problem, t);
  return [title, said ?? help].filter(Boolean).map(sentence).join(" ");
}

function sentence(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}
