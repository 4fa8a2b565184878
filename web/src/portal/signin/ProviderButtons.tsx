import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { providerAddress } from "../../session/providerAddress";

/**
 * With which other servers one can sign in: those of the organization of the typed name, of the page's address, or of
 * the only one of this server.
 */
export function ProviderButtons({ userName, returnTo }: { userName: string; returnTo: string | null }) {
  const { t } = useTranslation();
  const tenant = new URLSearchParams(location.search).get("tenant");
  const named = userName.includes("@") ? userName : undefined;
  const query = { ...(tenant ? { tenant } : {}), ...(named ? { userPrincipalName: named } : {}) };
  const providers = useQuery({
    queryKey: ["providers", query],
    queryFn: () => unwrap(client.GET("/identity/providers", { params: { query } })),
    staleTime: 60_000,
    retry: false,
  });
  return providers.data?.value.map((one) => (
    <a key={one.id} className="sign-in-provider" href={providerAddress(one, returnTo ? { returnTo } : {})}>
      {t("portal.signIn.provider", { name: one.displayName })}
    </a>
  ));
}
