// What a refusal or failure means, in words for the person who met it.
import type { TFunction } from "i18next";
import type { Problem } from "../api/problem";

export interface ProblemWords {
  title: string;
  help: string;
  /** The server's own sentence, when it adds something. */
  said?: string;
}

/** Explains a Problem in the reader's language; the server's English sentence is added where it says more. */
export function problemWords(problem: Problem, t: TFunction): ProblemWords {
  const said = problem.message === "" ? undefined : t("shared.problem.serverSays", { message: problem.message });
  switch (problem.status) {
    case 0:
      return { title: t("shared.problem.unreachable"), help: t("shared.problem.unreachableHelp") };
    case 401:
      return { title: t("shared.problem.notSignedIn"), help: t("shared.problem.notSignedInHelp") };
    case 403:
      return forbidden(problem, t, said);
    case 404:
      return { title: t("shared.problem.notFound"), help: t("shared.problem.notFoundHelp") };
    case 409:
    case 412:
      return { title: t("shared.problem.conflict"), help: t("shared.problem.conflictHelp"), said };
    case 429:
      return {
        title: t("shared.problem.tooMany"),
        help: t("shared.problem.tooManyHelp", { count: problem.retryAfterSeconds ?? 30 }),
      };
    default:
      if (problem.status < 500) return { title: t("shared.problem.invalid"), help: "", said };
      return { title: t("shared.problem.server"), help: t("shared.problem.serverHelp") };
  }
}

function forbidden(problem: Problem, t: TFunction, said: string | undefined): ProblemWords {
  const title = t("shared.problem.forbidden");
  if (problem.code === "approverIsAuthor") return { title, help: t("shared.problem.approverIsAuthor") };
  const permission = problem.missingPermission;
  if (permission) return { title, help: t("shared.problem.missingPermission", { permission }) };
  return { title, help: "", said };
}
