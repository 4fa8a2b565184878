import { useMemo } from "react";
import { useTranslation } from "react-i18next";

const units = ["byte", "kilobyte", "megabyte"] as const;

/** How large a file is, as the reader's language writes it. */
export function useFileSize(): (bytes: number) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const formats = units.map(
      (unit) =>
        new Intl.NumberFormat(i18n.language, {
          style: "unit",
          unit,
          // “1 byte, 2 bytes”; the short one knows no plural.
          unitDisplay: unit === "byte" ? "long" : "short",
          maximumFractionDigits: 1,
        }),
    );
    return (bytes) => {
      const power = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
      const value = bytes / 1024 ** power;
      return formats[power]?.format(value >= 10 ? Math.round(value) : value) ?? "";
    };
  }, [i18n.language]);
}
