import { Field, Input, MessageBar, MessageBarBody, Select } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { messageFrequencies, messagePriorities } from "../../../api/types";
import { RadioCards } from "./RadioCards";
import type { StepProps } from "./step";
import { TimeField } from "./TimeField";
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
  return (
    <>
      <Start {...{ draft, onChange, findings }} />
      {draft.location === "getStarted" ? (
        <p className="muted">{t("composer.schedule.endless")}</p>
      ) : (
        <Rest {...{ draft, onChange, findings }} />
      )}
    </>
  );
}

type PartProps = Pick<StepProps, "draft" | "onChange" | "findings">;

/** When it is approved, or at a time. */
function Start({ draft, onChange, findings }: PartProps) {
  const { t } = useTranslation();
  const rules = useRuleWords();
  const { schedule, hasStart } = draft;
  const begin = (hasStart: boolean, startDateTime: string | null) =>
    onChange({ ...draft, hasStart, schedule: { ...schedule, startDateTime } });
  return (
    <>
      <RadioCards
        legend={t("composer.schedule.startQuestion")}
        value={hasStart ? "time" : "approval"}
        onChange={(value) => begin(value === "time", null)}
        options={[
          {
            value: "approval",
            title: t("composer.schedule.onApproval"),
            help: t("composer.schedule.onApprovalHelp"),
          },
          { value: "time", title: t("composer.schedule.atTime"), help: t("composer.schedule.atTimeHelp") },
        ]}
      />
      {hasStart && (
        <TimeField
          label={t("composer.schedule.start")}
          value={schedule.startDateTime}
          onChange={(startDateTime) => begin(true, startDateTime)}
          problem={rules.of(findings, ["startMissing"])}
        />
      )}
    </>
  );
}

function Rest({ draft, onChange, findings }: PartProps) {
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
        help={t(draft.hasStart ? "composer.schedule.endHelp" : "composer.schedule.endHelpOnApproval")}
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
