import { useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { Session } from "../api/types";
import { ErrorState } from "../ui/ErrorState";
import { ListSkeleton } from "../ui/ListSkeleton";
import { AuthenticatorApp } from "./AuthenticatorApp";
import { ExternalIdentities } from "./ExternalIdentities";
import { Passkeys } from "./Passkeys";

/** How one signs in beside the password: authenticator app, passkeys, accounts elsewhere. */
export function SignInMethods({ session }: { session: Session }) {
  const methods = useQuery({
    queryKey: ["methods"],
    queryFn: () => unwrap(client.GET("/identity/methods")),
  });
  if (methods.isPending) return <ListSkeleton />;
  if (methods.isError)
    return (
      <div className="card">
        <ErrorState error={methods.error} onRetry={() => methods.refetch()} />
      </div>
    );
  return (
    <>
      <AuthenticatorApp methods={methods.data} />
      <Passkeys methods={methods.data} />
      <ExternalIdentities methods={methods.data} tenantId={session.tenant.id} />
    </>
  );
}
