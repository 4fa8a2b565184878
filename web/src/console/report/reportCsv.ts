import type { MessageReport } from "../../api/types";

/** A CSV field: quoted when needed, and never a formula in a spreadsheet. */
export function csvField(value: string | number): string {
  if (typeof value === "number") return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The daily figures of a report as CSV, a line per day. */
export function reportCsv(report: MessageReport): string {
  const columns = ["date", "shown", "peopleSeen", "clicks", "peopleClicked", "dismissals"] as const;
  const lines = report.daily.map((day) => columns.map((column) => csvField(day[column])).join(","));
  return `${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}

/** Lets the browser save the report. */
export function downloadReport(report: MessageReport, name: string): void {
  const address = URL.createObjectURL(new Blob([reportCsv(report)], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name.replace(/[^\p{L}\p{N} _-]/gu, "").trim() || "report"}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
