import { useTranslation } from "react-i18next";
import { messageObjectives } from "../../../api/types";
import { RadioCards } from "./RadioCards";
import type { StepProps } from "./step";

export function ObjectiveStep({ draft, onChange }: StepProps) {
  const { t } = useTranslation();
  return (
    <RadioCards
      legend={t("composer.objective.question")}
      value={draft.objective}
      onChange={(objective) => onChange({ ...draft, objective })}
      options={messageObjectives.map((value) => ({
        value,
        title: t(`messages.objective.${value}`),
        help: t(`composer.objective.${value}`),
      }))}
    />
  );
}
