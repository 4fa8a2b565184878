import { Button, Field, Tab, TabList, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RuleConditions } from "./RuleConditions";
import { RulePreview } from "./RulePreview";
import { conditionsOf, firstCondition, ruleOf } from "./ruleText";

interface Props {
  rule: string;
  onChange: (rule: string) => void;
  /** The group whose people would come and go; none while it is being made. */
  groupId?: string | undefined;
}

/** The rule that the editor begins with. */
export const firstRule = ruleOf({ join: "and", list: [firstCondition] });

/** A membership rule, as a list of conditions or as text, and whom it would hold, while it is written. */
export function RuleEditor({ rule, onChange, groupId }: Props) {
  const { t } = useTranslation();
  const conditions = conditionsOf(rule);
  const [asText, setAsText] = useState(conditions === undefined);
  const mode = asText ? "text" : "conditions";
  return (
    <div className="column tight">
      <TabList
        size="small"
        selectedValue={mode}
        onTabSelect={(_, data) => setAsText(data.value === "text")}
        aria-label={t("groups.rule.mode")}
      >
        <Tab value="conditions">{t("groups.rule.conditions")}</Tab>
        <Tab value="text">{t("groups.rule.text")}</Tab>
      </TabList>
      {asText ? (
        <Field label={t("groups.rule.field")} hint={t("groups.rule.hint")} required>
          <Textarea
            className="code"
            value={rule}
            rows={4}
            maxLength={3072}
            spellCheck={false}
            onChange={(_, data) => onChange(data.value)}
          />
        </Field>
      ) : conditions ? (
        <RuleConditions conditions={conditions} onChange={(next) => onChange(ruleOf(next))} />
      ) : (
        <div className="column tight">
          <p>{t("groups.rule.tooMuch")}</p>
          <div>
            <Button onClick={() => onChange(firstRule)}>{t("groups.rule.beginAnew")}</Button>
          </div>
        </div>
      )}
      <RulePreview rule={rule} groupId={groupId} />
    </div>
  );
}
