import { Button } from "@fluentui/react-components";
import { ErrorCircleRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { toProblem } from "../api/problem";
import { problemWords } from "./problemWords";

/** A page or list that could not be loaded: what happened, how to try again, what to tell the operator. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = toProblem(error);
  const words = problemWords(problem, t);
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
          <Button appearance="primary" onClick={onRetry}>
            {t("shared.action.retry")}
          </Button>
        </div>
      )}
    </div>
  );
}
