import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type ProblemDetail, toProblem } from "../../api/problem";
import { detailWords, problemWords } from "../../ui/problemWords";

interface Props {
  error: unknown;
  /** Offered when somebody else changed the object. */
  onReload?: () => void;
}

/** A refused act, explained in place. */
export function ProblemBar({ error, onReload }: Props) {
  const { t } = useTranslation();
  const problem = toProblem(error);
  const words = problemWords(problem, t);
  // A single broken rule is said already.
  const rules = problem.details.length > 1 ? problem.details : [];
  const conflict = problem.status === 409 || problem.status === 412;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{words.title}</MessageBarTitle> {words.help}
        {words.said && <div>{words.said}</div>}
        {rules.length > 0 && problem.status === 400 && (
          <ul className="problem-details">
            {rules.map((detail) => (
              <li key={`${detail.target}${detail.code}`}>{detailWords(detail, t) ?? detail.message}</li>
            ))}
          </ul>
        )}
        {problem.code === "inUse" && <UsingMessages details={problem.details} />}
        {problem.requestId && problem.status >= 500 && (
          <div className="request-id">{t("shared.problem.requestId", { id: problem.requestId })}</div>
        )}
      </MessageBarBody>
      {conflict && onReload && (
        <MessageBarActions>
          <Button onClick={onReload}>{t("shared.action.reload")}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

/** The messages that something is needed for; the server names each in the sentence about it. */
function UsingMessages({ details }: { details: readonly ProblemDetail[] }) {
  return (
    <ul className="problem-details">
      {details.map(({ target, message }) => (
        <li key={target}>
          <Link className="link" to="/messages/$messageId" params={{ messageId: target ?? "" }}>
            {/^The message "(.*)" is /s.exec(message)?.[1] ?? target}
          </Link>
        </li>
      ))}
    </ul>
  );
}
