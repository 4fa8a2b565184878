import { use, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { PageClock } from "../time/clock";

type Instant = string | null | undefined;

/** Dates, numbers and shares as the reader's language writes them; times are those of the page's clock. */
export function useFormat() {
  const timeZone = use(PageClock);
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useMemo(() => {
    const date = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone });
    const dateTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone });
    const time = new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone });
    const exact = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "long", timeZone });
    const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
    const number = new Intl.NumberFormat(language);
    const share = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
    const languageName = new Intl.DisplayNames(language, { type: "language" });
    const countryName = new Intl.DisplayNames(language, { type: "region" });
    const write = (format: Intl.DateTimeFormat, value: Instant) => (value ? format.format(new Date(value)) : "–");
    return {
      date: (value: Instant) => write(date, value),
      dateTime: (value: Instant) => write(dateTime, value),
      /** The time of day, for what is not far away. */
      time: (value: Instant) => write(time, value),
      exactTime: (value: Instant) => write(exact, value),
      /** A calendar day without time, `2026-11-22`. */
      day: (value: string) => write(day, `${value}T00:00:00Z`),
      number: (value: number) => number.format(value),
      /**
       * An amount of money; without a currency, or with one that nobody knows, the number alone. A large one may be
       * rounded; of a small one the cents count.
       */
      money: (amount: number, currency: string | null | undefined, isRounded = false) => {
        const digits = isRounded && amount >= 1000 ? { maximumFractionDigits: 0 } : {};
        try {
          const format = new Intl.NumberFormat(language, { style: "currency", currency: currency ?? "", ...digits });
          return format.format(amount);
        } catch {
          return number.format(amount);
        }
      },
      countryName: (code: string) => {
        try {
          return countryName.of(code) ?? code;
        } catch {
          return code;
        }
      },
      share: (value: number) => share.format(value),
      languageName: (tag: string) => {
        try {
          return languageName.of(tag) ?? tag;
        } catch {
          return tag;
        }
      },
    };
  }, [language, timeZone]);
}
