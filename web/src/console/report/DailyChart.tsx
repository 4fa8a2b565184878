import { LineChart } from "@fluentui/react-charts";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/useFormat";
import { type ChartedDay, everyDay } from "./days";

/** Showings and clicks of each day as lines. Loaded only when somebody looks at a report. */
export function DailyChart({ daily: happened }: { daily: readonly ChartedDay[] }) {
  const daily = everyDay(happened);
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const highest = Math.max(...daily.map((day) => Math.max(day.shown, day.clicks)));
  const line = (legend: string, color: string, value: (day: ChartedDay) => number) => ({
    legend,
    color,
    data: daily.map((day) => ({
      x: new Date(`${day.date}T00:00:00Z`),
      y: value(day),
      xAxisCalloutData: format.day(day.date),
      yAxisCalloutData: format.number(value(day)),
    })),
  });
  return (
    <div className="chart">
      <LineChart
        culture={i18n.language}
        useUTC
        height={260}
        yMaxValue={roundMaximum(highest)}
        yAxisTickCount={4}
        yAxisTickFormat={format.number}
        data={{
          chartTitle: t("report.daily"),
          lineChartData: [
            line(t("report.seen"), "#0f6cbd", (day) => day.shown),
            line(t("report.clicks"), "#c239b3", (day) => day.clicks),
          ],
        }}
      />
    </div>
  );
}

/** The end of an axis of four equal parts, each a round number, that `highest` fits on. */
export function roundMaximum(highest: number): number {
  const part = Math.max(highest, 1) / 4;
  const size = 10 ** Math.floor(Math.log10(part));
  const round = [1, 2, 2.5, 5, 10].map((step) => step * size).find((step) => step >= part && Number.isInteger(step));
  return 4 * (round ?? Math.ceil(part));
}
