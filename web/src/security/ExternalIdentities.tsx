import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../api/client";
import type { OwnMethods } from "../api/types";
import { providerAddress } from "../session/providerAddress";
import { AskedAction } from "./AskedAction";
import { Section } from "./Section";

/** Accounts at other servers; not shown where the organization has none and nobody is linked. */
export function ExternalIdentities({ methods, tenantId }: { methods: OwnMethods; tenantId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const query = { tenant: tenantId };
  const providers = useQuery({
    queryKey: ["providers", query],
    queryFn: () => unwrap(client.GET("/identity/providers", { params: { query } })),
  });
  const links = methods.externalIdentities;
  const offered = providers.data?.value ?? [];
  if (links.length === 0 && offered.length === 0) return null;
  return (
    <Section id="external" title={t("security.external.title")} help={t("security.external.help")}>
      {links.length === 0 && <p>{t("security.external.none")}</p>}
      <ul className="security-list">
        {links.map((link) => (
          <li key={link.id}>
            <div className="entry-words">
              <h3>{link.provider}</h3>
              <p className="muted">{link.subject}</p>
            </div>
            <AskedAction
              label={t("security.external.unlink")}
              name={t("security.external.unlinkOf", { name: link.provider })}
              effect={t("security.passkeys.removeHelp")}
              act={async () => {
                const path = { id: link.id };
                await unwrap(client.DELETE("/identity/methods/externalIdentities/{id}", { params: { path } }));
                await queries.invalidateQueries({ queryKey: ["methods"] });
              }}
            />
          </li>
        ))}
      </ul>
      {offered.map((one) => (
        <div key={one.id}>
          <a className="link" href={providerAddress(one, { link: "1" })}>
            {t("security.external.link", { name: one.displayName })}
          </a>
        </div>
      ))}
    </Section>
  );
}
