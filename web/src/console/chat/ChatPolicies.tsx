import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "../../ui/ErrorState";
import { TableSkeleton } from "../list/TableSkeleton";
import { policiesQuery } from "./chatQueries";
import { GrantList } from "./GrantList";
import { PolicyList } from "./PolicyList";
import { PolicyOfPerson } from "./PolicyOfPerson";

/** What some people may do: the policies, who has which, and which one somebody has. */
export function ChatPolicies() {
  const policies = useQuery(policiesQuery);
  if (policies.isPending) return <TableSkeleton columns={5} />;
  if (policies.isError)
    return (
      <div className="card">
        <ErrorState error={policies.error} onRetry={() => policies.refetch()} />
      </div>
    );
  return (
    <div className="column">
      <PolicyList policies={policies.data} />
      <GrantList policies={policies.data} />
      <PolicyOfPerson />
    </div>
  );
}
