import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../../session/useSession";
import { distanceFromUtc, isUniversal, zoneName } from "../../../time/clock";
import { clockChange, instantOfWallTime, wallTimeOfInstant } from "../../../time/zoned";

interface Props {
  label: string;
  value: string | null | undefined;
  onChange: (instant: string | null) => void;
  help?: string;
  problem?: string | undefined;
}

/** A time on the tenant's clock; kept as an instant. Says which one it is when the clock is changed just then. */
export function TimeField({ label, value, onChange, help, problem }: Props) {
  const { t } = useTranslation();
  const { timeZone } = useSession().tenant;
  // What was typed stays, even if the clock never shows it: a time is typed digit by digit.
  const [typed, setTyped] = useState("");
  const wall = typed && instantOfWallTime(typed, timeZone) === value ? typed : wallTimeOfInstant(value, timeZone);
  const zone = zoneName(timeZone, value ? new Date(value) : undefined);
  const clock = isUniversal(timeZone) ? zone : t("composer.schedule.zone", { zone });
  const change = useClockChange(wall, value, timeZone);
  return (
    <Field
      label={label}
      hint={help ? `${clock}. ${help}` : clock}
      validationState={problem ? "error" : change ? "warning" : "none"}
      validationMessage={problem ?? change}
      required
    >
      <Input
        type="datetime-local"
        value={wall}
        onChange={(_, data) => {
          setTyped(data.value);
          onChange(instantOfWallTime(data.value, timeZone));
        }}
      />
    </Field>
  );
}

/** Which moment is meant, and why, where the typed time alone does not say. */
function useClockChange(wall: string, instant: string | null | undefined, timeZone: string): string | undefined {
  const { t, i18n } = useTranslation();
  const change = clockChange(wall, instant, timeZone);
  if (!change || !instant) return undefined;
  const at = new Date(instant);
  const time = (when: Date, zone: string) =>
    new Intl.DateTimeFormat(i18n.language, { timeStyle: "short", timeZone: zone }).format(when);
  return t(`composer.schedule.clock.${change}`, {
    typed: time(new Date(`${wall.slice(0, 16)}Z`), "UTC"),
    time: time(at, timeZone),
    distance: distanceFromUtc(timeZone, at),
  });
}
