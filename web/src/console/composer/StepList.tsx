import { CheckmarkRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { type Finding, type Step, steps } from "./rules";

interface Props {
  current: Step;
  findings: Finding[];
  visited: ReadonlySet<Step>;
  onGo: (step: Step) => void;
}

/** Where the writer is, what is complete, and the way to every step. */
export function StepList({ current, findings, visited, onGo }: Props) {
  const { t } = useTranslation();
  const index = steps.indexOf(current);
  return (
    <nav className="step-list" aria-label={t("composer.steps")}>
      <p className="step-short">
        {t("composer.stepOf", { step: index + 1, steps: steps.length, name: t(`composer.step.${current}`) })}
      </p>
      <ol>
        {steps.map((step, position) => {
          const complete = visited.has(step) && step !== current && !findings.some((one) => one.step === step);
          const pending = visited.has(step) && step !== current && !complete;
          return (
            <li key={step}>
              <button type="button" aria-current={step === current ? "step" : undefined} onClick={() => onGo(step)}>
                <span className={complete ? "step-mark complete" : "step-mark"} aria-hidden="true">
                  {complete ? <CheckmarkRegular /> : position + 1}
                </span>
                <span className="step-name">
                  {t(`composer.step.${step}`)}
                  {complete && <span className="visually-hidden"> ({t("composer.done")})</span>}
                  {pending && <span className="step-pending">{t("composer.toCorrect")}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
