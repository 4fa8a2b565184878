// For how long what was sent is kept.

export const longestHistory = 365;

/** What is offered to whoever turns a history on. */
export const usualDays = 30;

/** The days that somebody typed; undefined when it is none that a history can have. */
export function daysTyped(text: string): number | undefined {
  const days = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return days >= 1 && days <= longestHistory ? days : undefined;
}

/** How much of what is kept is removed by another length of the history; null stands for none. */
export function removedBy(before: number | null, after: number | null): "nothing" | "some" | "all" {
  if (before === null || before === after) return "nothing";
  if (after === null) return "all";
  return after < before ? "some" : "nothing";
}
