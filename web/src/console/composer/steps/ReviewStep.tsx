import { Field, Input, Link, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../i18n/useFormat";
import { ClockNote } from "../../../ui/ClockNote";
import { WebAddress } from "../../../ui/WebAddress";
import { Facts } from "../../dialog/Facts";
import { MessagePreview } from "../../messages/MessagePreview";
import { RecipientWords } from "../../messages/RecipientWords";
import type { Finding, Step } from "../rules";
import { ReachPanel } from "./ReachPanel";
import type { StepProps } from "./step";
import { useRuleWords } from "./useRuleWords";

export function ReviewStep({ draft, onChange, allFindings, groupNames, goTo }: StepProps) {
  const { t } = useTranslation();
  const rules = useRuleWords();
  return (
    <div className="two-columns even">
      <section className="column">
        <h2 className="question">{t("composer.review.question")}</h2>
        <FindingList findings={allFindings} goTo={goTo} />
        <Field
          label={t("composer.review.name")}
          hint={t("composer.review.nameHelp")}
          validationMessage={rules.of(allFindings, ["nameLength"])}
        >
          <Input value={draft.name} onChange={(_, data) => onChange({ ...draft, name: data.value })} />
        </Field>
        <Summary draft={draft} />
        <section className="card panel">
          <h3>{t("messages.recipients.title")}</h3>
          <RecipientWords recipients={draft.recipients} groupNames={groupNames} />
        </section>
      </section>
      <div className="column">
        <MessagePreview location={draft.location} content={draft.content} />
        <ReachPanel recipients={draft.recipients} location={draft.location} />
      </div>
    </div>
  );
}

function FindingList({ findings, goTo }: { findings: Finding[]; goTo: (step: Step) => void }) {
  const { t } = useTranslation();
  const rules = useRuleWords();
  if (findings.length === 0)
    return (
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>{t("composer.review.ready")}</MessageBarBody>
      </MessageBar>
    );
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {t("composer.review.findings", { count: findings.length })}
        <ul className="problem-details">
          {findings.map((finding) => (
            <li key={`${finding.rule}${finding.language ?? ""}`}>
              {rules.words(finding)}{" "}
              {finding.step !== "review" && (
                <Link inline onClick={() => goTo(finding.step)}>
                  {t("composer.review.goTo", { step: t(`composer.step.${finding.step}`) })}
                </Link>
              )}
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}

function Summary({ draft }: Pick<StepProps, "draft">) {
  const { t } = useTranslation();
  const format = useFormat();
  const { schedule, content } = draft;
  const start = draft.hasStart ? format.dateTime(schedule.startDateTime) : t("messages.details.onApproval");
  const times: [string, string][] =
    draft.urgency === "urgent"
      ? [[t("messages.details.start"), t("messages.details.atOnce")]]
      : [
          [t("messages.details.start"), start],
          [t("messages.details.end"), format.dateTime(schedule.endDateTime)],
          [t("messages.details.frequency"), t(`messages.frequency.${schedule.frequency}`)],
        ];
  return (
    <section className="card panel">
      <h3>{t("messages.details.title")}</h3>
      <Facts
        entries={[
          [t("messages.details.objective"), t(`messages.objective.${draft.objective}`)],
          [t("messages.details.location"), t(`shared.location.${draft.location}`)],
          [t("messages.details.urgency"), t(`shared.urgency.${draft.urgency}`)],
          [t("messages.details.priority"), t(`messages.priority.${draft.priority}`)],
          ...times,
          [t("messages.details.link"), <WebAddress key="link" text={content.link} />],
          [t("composer.review.texts"), content.texts.map((one) => format.languageName(one.language)).join(", ")],
        ]}
      />
      <ClockNote />
    </section>
  );
}
