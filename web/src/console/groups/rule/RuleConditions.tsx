import { Button, Input, Select } from "@fluentui/react-components";
import { AddRegular, DismissRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { type Condition, type Conditions, firstCondition, operators, properties } from "./ruleText";

interface Props {
  conditions: Conditions;
  onChange: (conditions: Conditions) => void;
}

/** One line for each condition, and whether all of them or any of them must hold. */
export function RuleConditions({ conditions, onChange }: Props) {
  const { t } = useTranslation();
  const { join, list } = conditions;
  const replace = (place: number, condition: Condition) =>
    onChange({ join, list: list.map((one, at) => (at === place ? condition : one)) });
  return (
    <div className="column tight">
      {list.length > 1 && (
        <Select
          aria-label={t("groups.rule.join")}
          value={join}
          onChange={(_, data) => onChange({ join: data.value === "or" ? "or" : "and", list })}
        >
          <option value="and">{t("groups.rule.all")}</option>
          <option value="or">{t("groups.rule.any")}</option>
        </Select>
      )}
      <ol className="rule-conditions">
        {list.map((condition, place) => (
          // Conditions have no names of their own: their place is what they are.
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <li key={place}>
            <ConditionLine
              number={place + 1}
              condition={condition}
              onChange={(next) => replace(place, next)}
              onRemove={
                list.length > 1 ? () => onChange({ join, list: list.filter((_, at) => at !== place) }) : undefined
              }
            />
          </li>
        ))}
      </ol>
      <div>
        <Button icon={<AddRegular />} onClick={() => onChange({ join, list: [...list, firstCondition] })}>
          {t("groups.rule.add")}
        </Button>
      </div>
    </div>
  );
}

interface LineProps {
  number: number;
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove: (() => void) | undefined;
}

function ConditionLine({ number, condition, onChange, onRemove }: LineProps) {
  const { t } = useTranslation();
  const { property, operator, value } = condition;
  const isTruth = property === "accountEnabled";
  const offered = isTruth ? (["eq", "ne"] as const) : operators;
  const takesValue = operator !== "present" && operator !== "missing";
  const pick = (next: Condition["property"]) => {
    const becomesTruth = next === "accountEnabled";
    // What fits one kind of property does not fit the other.
    onChange(
      becomesTruth === isTruth
        ? { ...condition, property: next }
        : { property: next, operator: "eq", value: becomesTruth ? "true" : "" },
    );
  };
  return (
    <div className="rule-condition">
      <Select
        aria-label={t("groups.rule.propertyOf", { number })}
        value={property}
        onChange={(_, data) => pick(data.value as Condition["property"])}
      >
        {properties.map((one) => (
          <option key={one} value={one}>
            {t(`groups.rule.property.${one}`)}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t("groups.rule.operatorOf", { number })}
        value={operator}
        onChange={(_, data) => onChange({ ...condition, operator: data.value as Condition["operator"] })}
      >
        {offered.map((one) => (
          <option key={one} value={one}>
            {t(`groups.rule.operator.${one}`)}
          </option>
        ))}
      </Select>
      {isTruth && (
        <Select
          aria-label={t("groups.rule.valueOf", { number })}
          value={value}
          onChange={(_, data) => onChange({ ...condition, value: data.value })}
        >
          <option value="true">{t("groups.rule.true")}</option>
          <option value="false">{t("groups.rule.false")}</option>
        </Select>
      )}
      {!isTruth && takesValue && (
        <Input
          aria-label={t("groups.rule.valueOf", { number })}
          value={value}
          placeholder={operator === "in" || operator === "notIn" ? t("groups.rule.list") : undefined}
          onChange={(_, data) => onChange({ ...condition, value: data.value })}
        />
      )}
      {onRemove && (
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t("groups.rule.removeOf", { number })}
          onClick={onRemove}
        />
      )}
    </div>
  );
}
