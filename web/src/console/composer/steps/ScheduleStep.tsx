import { Field, Input, MessageBar, MessageBarBody, Select } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { messageFrequencies, messagePriorities } from "../../../api/types";
import { useSession } from "../../../session/useSession";
import { instantOfWallTime, wallTimeOfInstant } from "../../../time/zoned";
import type { StepProps } from "./step";
import { useRuleWords } from "./useRuleWords";

export function ScheduleStep(props: StepProps) {
  const { t } = useTranslation();
  return (
    <section className="column narrow">
      <h2 className="question">{t("composer.schedule.question")}</h2>
      {props.draft.urgency === "urgent" ? (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t("composer.schedule.urgent")}</MessageBarBody>
        </MessageBar>
      ) : (
        <Times {...props} />
      )}
      <PriorityField {...props} />
    </section>
  );
}

function Times({ draft, onChange, findings }: StepProps) {
  const { t } = useTranslation();
  const rules = useRuleWords();
  const { schedule } = draft;
  const endless = draft.location === "getStarted";
  const change = (part: Partial<typeof schedule>) => onChange({ ...draft, schedule: { ...schedule, ...part } });
  return (
    <>
      <TimeField
        label={t("composer.schedule.start")}
        value={schedule.startDateTime}
        onChange={(startDateTime) => change({ startDateTime })}
        problem={rules.of(findings, ["startMissing"])}
        optional={endless}
      />
      {endless && <p className="muted">{t("composer.schedule.endless")}</p>}
      {!endless && <Rest {...{ draft, onChange, findings }} />}
    </>
  );
}

function Rest({ draft, onChange, findings }: Pick<StepProps, "draft" | "onChange" | "findings">) {
  const { t } = useTranslation();
  const rules = useRuleWords();
  const { schedule } = draft;
  const change = (part: Partial<typeof schedule>) => onChange({ ...draft, schedule: { ...schedule, ...part } });
  return (
    <>
      <TimeField
        label={t("composer.schedule.end")}
        value={schedule.endDateTime}
        onChange={(endDateTime) => change({ endDateTime })}
        help={t("composer.schedule.endHelp")}
        problem={rules.of(findings, ["endMissing", "endPast", "endTooEarly"])}
      />
      <Field label={t("composer.schedule.frequency")} hint={t("composer.schedule.frequencyHelp")}>
        <Select
          value={schedule.frequency}
          onChange={(_, data) =>
            change({ frequency: messageFrequencies.find((one) => one === data.value) ?? schedule.frequency })
          }
        >
          {messageFrequencies.map((one) => (
            <option key={one} value={one}>
              {t(`messages.frequency.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={t("composer.schedule.spread")}
        hint={t("composer.schedule.spreadHelp")}
        validationMessage={rules.of(findings, ["spreadRange"])}
      >
        <Input
          type="number"
          min={0}
          max={1440}
          value={String(schedule.spreadMinutes)}
          onChange={(_, data) => change({ spreadMinutes: Math.max(0, Number.parseInt(data.value, 10) || 0) })}
        />
      </Field>
    </>
  );
}

interface TimeFieldProps {
  label: string;
  value: string | null | undefined;
  onChange: (instant: string | null) => void;
  help?: string;
  problem?: string;
  optional?: boolean;
}

/** A time on the tenant's clock; kept as an instant. */
function TimeField({ label, value, onChange, help, problem, optional = false }: TimeFieldProps) {
  const { t } = useTranslation();
  const { timeZone } = useSession().tenant;
  const zone = t("composer.schedule.zone", { zone: timeZone });
  return (
    <Field label={label} hint={help ? `${zone}. ${help}` : zone} validationMessage={problem} required={!optional}>
      <Input
        type="datetime-local"
        value={wallTimeOfInstant(value, timeZone)}
        onChange={(_, data) => onChange(instantOfWallTime(data.value, timeZone))}
      />
    </Field>
  );
}

function PriorityField({ draft, onChange }: StepProps) {
  const { t } = useTranslation();
  return (
    <Field label={t("composer.schedule.priority")} hint={t("composer.schedule.priorityHelp")}>
      <Select
        value={draft.priority}
        onChange={(_, data) =>
          onChange({ ...draft, priority: messagePriorities.find((one) => one === data.value) ?? draft.priority })
        }
      >
        {messagePriorities.map((one) => (
          <option key={one} value={one}>
            {t(`messages.priority.${one}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
