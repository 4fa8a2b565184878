import { CheckmarkRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";

export interface WizardStep<Key extends string> {
  key: Key;
  name: string;
  isVisited: boolean;
  /** Whether nothing is missing there. */
  isComplete: boolean;
}

interface Props<Key extends string> {
  steps: readonly WizardStep<Key>[];
  current: Key;
  onGo: (step: Key) => void;
}

/** Where the writer is, what is complete, and the way to every step. */
export function WizardSteps<Key extends string>({ steps, current, onGo }: Props<Key>) {
  const { t } = useTranslation();
  const index = steps.findIndex((one) => one.key === current);
  return (
    <nav className="step-list" aria-label={t("composer.steps")}>
      <p className="step-short">
        {t("composer.stepOf", { step: index + 1, steps: steps.length, name: steps[index]?.name ?? "" })}
      </p>
      <ol>
        {steps.map(({ key, name, isVisited, isComplete }, position) => {
          const complete = isVisited && key !== current && isComplete;
          const pending = isVisited && key !== current && !isComplete;
          return (
            <li key={key}>
              <button type="button" aria-current={key === current ? "step" : undefined} onClick={() => onGo(key)}>
                <span className={complete ? "step-mark complete" : "step-mark"} aria-hidden="true">
                  {complete ? <CheckmarkRegular /> : position + 1}
                </span>
                <span className="step-name">
                  {name}
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
