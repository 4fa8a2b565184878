import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { Session } from "../../api/types";
import { ErrorState } from "../../ui/ErrorState";
import { ListSkeleton } from "../ListSkeleton";
import { AuthenticatorApp } from "./AuthenticatorApp";
import { Consents } from "./Consents";
import { ExternalIdentities } from "./ExternalIdentities";
import { Passkeys } from "./Passkeys";
import { Sessions } from "./Sessions";

/** How one signs in, where one is signed in, and what one has let programs do. */
export function SecurityPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  const methods = useQuery({
    queryKey: ["methods"],
    queryFn: () => unwrap(client.GET("/identity/methods")),
  });
  return (
    <>
      <div className="portal-title">
        <h1>{t("portal.security.title")}</h1>
        <p className="muted">{t("portal.security.intro")}</p>
      </div>
      {methods.isPending && <ListSkeleton />}
      {methods.isError && <ErrorState error={methods.error} onRetry={() => methods.refetch()} />}
      {methods.data && (
        <>
          <AuthenticatorApp methods={methods.data} />
          <Passkeys methods={methods.data} />
          <ExternalIdentities methods={methods.data} tenantId={session.tenant.id} />
        </>
      )}
      <Sessions />
      <Consents />
    </>
  );
}
