import { useTranslation } from "react-i18next";
import type { CustomNotification } from "../../api/types";
import { shortened } from "./notification";
import { knownReason } from "./reasons";

/** Groups or devices by their names, the first of them when they are many. */
export function useTargetWords(): (notification: Pick<CustomNotification, "targets">) => string {
  const { t } = useTranslation();
  return ({ targets }) => {
    const names = targets.map((one) => one.displayName ?? t("notifications.gone"));
    const { shown, more } = shortened(names);
    const listed = shown.join(", ");
    return more > 0 ? t("notifications.andMore", { names: listed, count: more }) : listed;
  };
}

/** Why a device has not got it, in the reader's language; a push service's own words stay as they are. */
export function usePushReason(): (reason: string) => string {
  const { t } = useTranslation();
  return (reason) => {
    const known = knownReason(reason);
    return known ? t(`notifications.reason.${known.key}`, { words: known.words }) : reason;
  };
}
