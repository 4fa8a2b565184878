import { Button } from "@fluentui/react-components";
import { ErrorCircleRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { toProblem } from "../api/problem";
import { problemWords } from "./problemWords";
import { useCountdown } from "./useCountdown";

/** A page or list that could not be loaded: what happened, how to try again, what to tell the operator. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = toProblem(error);
  const words = problemWords(problem, t);
  // Sooner than the server wants to be asked again, it would only refuse again.
  const wait = useCountdown(problem.status === 429 ? (problem.retryAfterSeconds ?? 0) : 0, error);
  return (
    <div className="state" role="alert">
      <span className="state-icon bad" aria-hidden="true">
        <ErrorCircleRegular />
      </span>
      <h2>{words.title}</h2>
      {words.help && <p className="muted">{words.help}</p>}
      {words.said && <p className="muted">{words.said}</p>}
      {problem.requestId && (
        <p className="muted request-id">{t("shared.problem.requestId", { id: problem.requestId })}</p>
      )}
      {onRetry && (
        <div className="actions">
          <Button appearance="primary" disabledFocusable={wait > 0} onClick={onRetry}>
            {wait > 0 ? t("shared.action.retryIn", { count: wait }) : t("shared.action.retry")}
          </Button>
        </div>
      )}
    </div>
  );
}
