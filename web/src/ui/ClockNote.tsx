import { ClockRegular } from "@fluentui/react-icons";
import { use } from "react";
import { useTranslation } from "react-i18next";
import { PageClock, zoneName } from "../time/clock";

/** Whose time zone the times of this page or table are in: the organization's in the console, else the reader's. */
export function ClockNote() {
  const { t } = useTranslation();
  const organization = use(PageClock);
  const zone = organization ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <span className="clock-note muted">
      <ClockRegular aria-hidden="true" />
      {t(organization ? "shared.clock.organization" : "shared.clock.reader", { zone: zoneName(zone) })}
    </span>
  );
}
