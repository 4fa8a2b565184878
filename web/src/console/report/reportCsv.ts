import type { MessageActivity, MessageReport } from "../../api/types";

/** A CSV field: quoted when needed, and never a formula in a spreadsheet. */
export function csvField(value: string | number): string {
  if (typeof value === "number") return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Days as CSV, a line each. */
function daysCsv<Day>(columns: readonly (keyof Day & string)[], days: readonly Day[]): string {
  const field = (value: Day[keyof Day]) => csvField(typeof value === "number" ? value : String(value));
  const lines = days.map((day) => columns.map((column) => field(day[column])).join(","));
  return `${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}

/** The daily figures of a report as CSV. */
export function reportCsv(report: MessageReport): string {
  return daysCsv(["date", "shown", "peopleSeen", "clicks", "peopleClicked", "dismissals"], report.daily);
}

/** The daily figures of all messages as CSV. */
export function activityCsv(activity: MessageActivity): string {
  return daysCsv(["date", "shown", "clicks", "dismissals", "clickThroughRate"], activity.daily);
}

/** Lets the browser save a file of comma-separated values, marked as UTF-8: spreadsheets would guess wrongly. */
export function downloadCsv(csv: string, name: string): void {
  const address = URL.createObjectURL(new Blob(["\uFEFF", csv], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name.replace(/[^\p{L}\p{N} _-]/gu, "").trim() || "report"}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
