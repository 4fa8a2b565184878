import { useTranslation } from "react-i18next";
import { type Finding, type Step, steps } from "./rules";
import { WizardSteps } from "./WizardSteps";

interface Props {
  current: Step;
  findings: Finding[];
  visited: ReadonlySet<Step>;
  onGo: (step: Step) => void;
}

/** The steps of a message. */
export function StepList({ current, findings, visited, onGo }: Props) {
  const { t } = useTranslation();
  const shown = steps.map((key) => ({
    key,
    name: t(`composer.step.${key}`),
    isVisited: visited.has(key),
    isComplete: !findings.some((one) => one.step === key),
  }));
  return <WizardSteps steps={shown} current={current} onGo={onGo} />;
}
