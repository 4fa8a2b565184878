import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { MessageRecipients } from "../../../api/types";
import { Chips } from "../../picker/Chips";
import { DirectoryPicker } from "../../picker/DirectoryPicker";
import { RadioCards } from "./RadioCards";
import { ReachPanel } from "./ReachPanel";
import { RecipientFilters } from "./RecipientFilters";
import type { StepProps } from "./step";
import { useRuleWords } from "./useRuleWords";

export function RecipientsStep(props: StepProps) {
  const { draft, onChange, findings } = props;
  const { t } = useTranslation();
  const rules = useRuleWords();
  const { recipients } = draft;
  const urgent = draft.urgency === "urgent";
  const change = (part: Partial<MessageRecipients>) => onChange({ ...draft, recipients: { ...recipients, ...part } });
  const problem = rules.of(findings, ["recipientsMissing", "urgentGroups"]);
  return (
    <div className="two-columns">
      <section className="column">
        <RadioCards
          legend={t("composer.recipients.question")}
          value={recipients.allCompany ? "all" : "groups"}
          onChange={(value) => change({ allCompany: value === "all" })}
          options={[
            {
              value: "all",
              title: t("composer.recipients.allCompany"),
              help: t(urgent ? "composer.recipients.urgentOnlyGroups" : "composer.recipients.allCompanyHelp"),
              disabled: urgent,
            },
            { value: "groups", title: t("composer.recipients.groups"), help: t("composer.recipients.groupsHelp") },
          ]}
        />
        {problem && (
          <MessageBar intent="error">
            <MessageBarBody>{problem}</MessageBarBody>
          </MessageBar>
        )}
        {!recipients.allCompany && <GroupChoice {...props} field="includeGroups" onPick={change} />}
        <GroupChoice {...props} field="excludeGroups" onPick={change} />
        <RecipientFilters filters={recipients.filters} onChange={(filters) => change({ filters })} />
      </section>
      <ReachPanel recipients={recipients} location={draft.location} />
    </div>
  );
}

interface GroupChoiceProps extends StepProps {
  field: "includeGroups" | "excludeGroups";
  onPick: (part: Partial<MessageRecipients>) => void;
}

function GroupChoice({ draft, field, groupNames, onNameGroup, onPick }: GroupChoiceProps) {
  const { t } = useTranslation();
  const ids = draft.recipients[field];
  const include = field === "includeGroups";
  return (
    <div className="column tight">
      <DirectoryPicker
        label={t(include ? "composer.recipients.include" : "composer.recipients.exclude")}
        hint={include ? undefined : t("composer.recipients.excludeHelp")}
        kinds={["group"]}
        exclude={ids}
        onPick={(choice) => {
          onNameGroup(choice.id, choice.displayName);
          onPick({ [field]: [...ids, choice.id] });
        }}
      />
      <Chips
        label={t(include ? "composer.recipients.included" : "composer.recipients.excluded")}
        chosen={ids.map((id) => ({ id, name: groupNames[id] ?? id }))}
        onRemove={(id) => onPick({ [field]: ids.filter((one) => one !== id) })}
      />
    </div>
  );
}
