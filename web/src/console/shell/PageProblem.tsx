import { ErrorState } from "../../ui/ErrorState";

/** A page that broke while drawing or loading: what happened, and another attempt. */
export function PageProblem({ error }: { error: unknown }) {
  return <ErrorState error={error} onRetry={() => location.reload()} />;
}
