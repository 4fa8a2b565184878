// What a refusal or failure means, in words for the person who met it.
import type { TFunction } from "i18next";
import type { Problem, ProblemDetail } from "../api/problem";
import { translated } from "../i18n/useServerWords";
import { ruleWords } from "./ruleWords";

export interface ProblemWords {
  title: string;
  help: string;
  /** The rule that was broken, or the server's own sentence where there are no other words for it. */
  said?: string;
}

/** Explains a Problem in the reader's language; the server's English sentence is added where it says more. */
export function problemWords(problem: Problem, t: TFunction): ProblemWords {
  const help = codeWords(problem, t);
  // What the relay said is nowhere but in the server’s sentence.
  const said = help === "" || problem.code === "testNotTaken" ? saidWords(problem, t) : undefined;
  switch (problem.status) {
    case 0:
      return { title: t("shared.problem.unreachable"), help: t("shared.problem.unreachableHelp") };
    case 401:
      return { title: t("shared.problem.notSignedIn"), help: t("shared.problem.notSignedInHelp") };
    case 403:
      return { title: t("shared.problem.forbidden"), help, said };
    case 404:
      return { title: t("shared.problem.notFound"), help: t("shared.problem.notFoundHelp") };
    case 409:
    case 412:
      return { title: t(conflictTitle(problem)), help: help || t("shared.problem.conflictHelp"), said };
    case 429:
      return {
        title: t("shared.problem.tooMany"),
        help: waitWords(problem.retryAfterSeconds ?? 30, t),
      };
    default:
      if (problem.status < 500) return { title: t("shared.problem.invalid"), help, said };
      return { title: t("shared.problem.server"), help: help || t("shared.problem.serverHelp") };
  }
}

/** How long to wait; nobody counts an hour in seconds. */
function waitWords(seconds: number, t: TFunction): string {
  return seconds > 90
    ? t("shared.problem.tooManyMinutes", { count: Math.ceil(seconds / 60) })
    : t("shared.problem.tooManyHelp", { count: seconds });
}

/** Conflicts that nobody else has caused. */
const ownConflicts = [
  "lastGlobalAdministrator",
  "RoleAssignmentExists",
  "deviceLimit",
  "nobodyConnected",
  "noMailRelay",
  "noOwnAddress",
  "testNotTaken",
  "importUnderWay",
  "inUse",
  "bridgeInUse",
  "numberInUse",
  "numberKnown",
  "tooManyBridges",
  "tooManyNumbers",
  "conferencingNotEnabled",
  "conferencingNotLicensed",
  "otherProvider",
  "noAddress",
  "mailNotWaiting",
  "deviceNotRegistered",
  "ownerDisabled",
  "topicTaken",
  "noDeviceToTest",
  "nobodyReached",
  "textNotKept",
  "acceptFirst",
  "alreadyAccepted",
  "domainNeedsApproval",
  "noOrganization",
  "messageDeleted",
  "messageLimitBeforeAcceptance",
  "notOutside",
  "onlyInGroups",
  "policyExists",
  "policyInUse",
  "tooManyInvitations",
  "unblockFirst",
];

function conflictTitle(problem: Problem) {
  return ownConflicts.includes(problem.code) ? "shared.problem.notPossible" : "shared.problem.conflict";
}

/** What the code of a refusal means; empty for a code without words of its own. */
function codeWords(problem: Problem, t: TFunction): string {
  const permission = problem.missingPermission;
  if (permission) return t("shared.problem.missingPermission", { permission });
  // About licences, the code that says something is that of the detail, as with Graph.
  const refusal = problem.code === "Request_BadRequest" && problem.details[0]?.code;
  if (refusal) return translated(t, `licences.refusal.${refusal}`, "");
  return translated(t, `shared.problem.code.${problem.code}`, "");
}

/** The first broken rule, if there is one alone; a list of several is the caller's to show. */
function saidWords(problem: Problem, t: TFunction): string | undefined {
  if (problem.message === "" || problem.details.length > 1) return undefined;
  return detailWords(problem.details[0] ?? problem, t) ?? t("shared.problem.serverSays", { message: problem.message });
}

/** A broken rule as a sentence that names the field; undefined when there are no words for it. */
export function detailWords(
  detail: Pick<ProblemDetail, "message"> & { target?: string | null | undefined },
  t: TFunction,
): string | undefined {
  const rule = ruleWords(detail, t);
  if (!rule || !detail.target) return undefined;
  const name = detail.target.split("/").at(-1) ?? detail.target;
  return t("shared.problem.fieldRule", { field: translated(t, `shared.field.${name}`, detail.target), rule });
}
