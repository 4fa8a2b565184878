// Days of a report.
import type { MessageReport } from "../../api/types";

/** What a line shows of a day. */
export type ChartedDay = Pick<MessageReport["daily"][number], "date" | "shown" | "clicks">;

/** The days in between, too, on which nothing happened: a line over them would tell of figures that were not. */
export function everyDay(happened: readonly ChartedDay[]): ChartedDay[] {
  const all: ChartedDay[] = [];
  for (const day of happened) {
    const previous = all.at(-1);
    if (previous) {
      const next = new Date(`${previous.date}T00:00:00Z`);
      for (next.setUTCDate(next.getUTCDate() + 1); dateOf(next) < day.date; next.setUTCDate(next.getUTCDate() + 1))
        all.push({ date: dateOf(next), shown: 0, clicks: 0 });
    }
    all.push(day);
  }
  return all;
}

const dateOf = (instant: Date) => instant.toISOString().slice(0, 10);
