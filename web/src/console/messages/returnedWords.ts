import type { TFunction } from "i18next";
import type { Message } from "../../api/types";

/** That the system sent an approved message back to its approvers. */
export type Returned = NonNullable<NonNullable<Message["approval"]>["returned"]>;

/** The sentences about a return: when, why, and who had approved the message before. */
export function returnedWords(
  { returnedDateTime, reason, reachBefore, reachNow, previousDecision }: Returned,
  t: TFunction,
  dateTime: (instant: string | null | undefined) => string,
): string[] {
  const why =
    reason === "reachGrew"
      ? t("messages.approval.reachGrew", { before: reachBefore, count: reachNow })
      : t("messages.approval.changed");
  const words = [t("messages.approval.returned", { date: dateTime(returnedDateTime) }), why];
  const { decidedBy, decidedDateTime } = previousDecision;
  if (decidedBy)
    words.push(t("messages.approval.previously", { name: decidedBy.displayName, date: dateTime(decidedDateTime) }));
  return words;
}
