// What the server has against a notification, at the place where it can be mended.
import type { TFunction } from "i18next";
import type { Problem } from "../../api/problem";
import { detailWords } from "../../ui/problemWords";
import type { ChosenGroup } from "./notification";

/** The server's objections in the reader's language, by field. */
export interface FieldProblems {
  title?: string;
  body?: string;
  groups?: string;
}

const fields: Readonly<Record<string, keyof FieldProblems>> = {
  notificationTitle: "title",
  notificationBody: "body",
  groupsToNotify: "groups",
};

/** The objections that belong to a field; empty when it is about something else. */
export function fieldProblems(problem: Problem, groups: readonly ChosenGroup[], t: TFunction): FieldProblems {
  const found: FieldProblems = {};
  for (const { target, message } of objections(problem)) {
    const field = fields[target ?? ""];
    if (!field) continue;
    found[field] =
      missingGroup(problem, message, groups, t) ??
      detailWords({ target, message }, t) ??
      t("shared.problem.serverSays", { message });
  }
  return found;
}

/** Every broken rule that names its field. */
function objections({ status, details, target, message }: Problem): { target?: string | null; message: string }[] {
  if (status !== 400 && status !== 404) return [];
  const named = details.filter((one) => one.target);
  return named.length > 0 ? named : target ? [{ target, message }] : [];
}

/** The broken rules as sentences, by the names that the server gives to fields. */
export function rulesByField(problem: Problem, t: TFunction): Readonly<Record<string, string>> {
  const said = objections(problem).map((one) => [
    one.target ?? "",
    detailWords(one, t) ?? t("shared.problem.serverSays", { message: one.message }),
  ]);
  return Object.fromEntries(said);
}

/** A group that was deleted since it was chosen: the server names its id. */
function missingGroup({ status }: Problem, message: string, groups: readonly ChosenGroup[], t: TFunction) {
  const gone = status === 404 ? groups.find((one) => message.includes(one.id)) : undefined;
  return gone && t("notifications.wizard.groupGone", { name: gone.name });
}
