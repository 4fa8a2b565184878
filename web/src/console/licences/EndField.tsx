import { Checkbox, Field, Input } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useSession } from "../../session/useSession";
import { instantOfWallTime, wallTimeOfInstant } from "../../time/zoned";

/** The last day of a subscription as it is typed (`2026-11-29`), empty while none is; null for one without an end. */
export type EndDay = string | null;

interface Props {
  value: EndDay;
  onChange: (day: EndDay) => void;
}

/** Until when a subscription runs. */
export function EndField({ value, onChange }: Props) {
  const { t } = useTranslation();
  const { timeZone } = useSession().tenant;
  const bad = value !== null && value !== "" && endInstant(value, timeZone) === undefined;
  return (
    <div className="column tight">
      <Checkbox
        label={t("licences.subscription.hasEnd")}
        checked={value !== null}
        onChange={(_, data) => onChange(data.checked ? yearAhead(timeZone) : null)}
      />
      {value !== null && (
        <Field
          label={t("licences.subscription.end")}
          hint={t("licences.subscription.endHelp")}
          validationMessage={bad ? t("licences.subscription.wrongEnd") : undefined}
          required
        >
          <Input type="date" value={value} onChange={(_, data) => onChange(data.value)} />
        </Field>
      )}
    </div>
  );
}

/** The end of that day on the organization's clock; undefined where it is no day, or one that is over. */
export function endInstant(day: EndDay, timeZone: string): string | null | undefined {
  if (day === null) return null;
  const end = instantOfWallTime(`${day}T23:59`, timeZone);
  return end && Date.parse(end) > Date.now() ? end : undefined;
}

/** The day of an end that is there already. */
export function endDay(instant: string | null | undefined, timeZone: string): EndDay {
  return instant ? wallTimeOfInstant(instant, timeZone).slice(0, 10) : null;
}

/** The day a year from now. */
export function yearAhead(timeZone: string): string {
  return wallTimeOfInstant(new Date(Date.now() + 365 * 86_400_000).toISOString(), timeZone).slice(0, 10);
}
