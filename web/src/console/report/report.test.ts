import { expect, test } from "vitest";
import { everyDay } from "./days";
import { activityCsv, csvField } from "./reportCsv";

const day = (date: string, shown: number, clicks: number) => ({ date, shown, clicks });

test("days on which nothing happened are on the chart", () => {
  expect(everyDay([day("2026-02-27", 3, 1), day("2026-03-01", 2, 0)])).toEqual([
    day("2026-02-27", 3, 1),
    day("2026-02-28", 0, 0),
    day("2026-03-01", 2, 0),
  ]);
  expect(everyDay([])).toEqual([]);
  expect(everyDay([day("2026-02-27", 3, 1)])).toHaveLength(1);
});

test("activity as a file: a line a day, as RFC 4180 has it", () => {
  const figures = { shown: 4, clicks: 1, dismissals: 2, clickThroughRate: 0.25 };
  const daily = [{ date: "2026-11-23", ...figures }];
  const csv = activityCsv({ from: "2026-11-01", to: "2026-11-30", messages: 1, figures, daily, byLocation: [] });
  expect(csv).toBe("date,shown,clicks,dismissals,clickThroughRate\r\n2026-11-23,4,1,2,0.25\r\n");
});

test("no field becomes a formula of a spreadsheet", () => {
  expect(csvField('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
  expect(csvField("a, b")).toBe('"a, b"');
});
