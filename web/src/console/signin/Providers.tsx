import { Badge, Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { IdentityProvider } from "../../api/types";
import { Address } from "../../ui/Address";
import { ErrorState } from "../../ui/ErrorState";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { useNotice } from "../shell/notices";
import { ProviderForm } from "./ProviderForm";

export const providersKey = ["identityProviders"];

/** Servers of others at which people sign in. */
export function Providers() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const providers = useQuery({
    queryKey: providersKey,
    queryFn: () => unwrap(client.GET("/beta/identity/identityProviders")),
  });
  const list = providers.data?.value ?? [];
  return (
    <section className="card panel" aria-labelledby="providers">
      <div className="panel-head">
        <h2 id="providers">{t("signInSettings.providers.title")}</h2>
        <Button icon={<AddRegular />} onClick={() => setAdding(true)}>
          {t("signInSettings.providers.add")}
        </Button>
      </div>
      <p className="muted">{t("signInSettings.providers.help")}</p>
      {providers.isError && <ErrorState error={providers.error} onRetry={() => providers.refetch()} />}
      {providers.isSuccess && list.length === 0 && <p>{t("signInSettings.providers.none")}</p>}
      {list.length > 0 && (
        <ul className="short-list">
          {list.map((one) => (
            <ProviderEntry key={one.id} provider={one} />
          ))}
        </ul>
      )}
      {adding && <ProviderForm onClose={() => setAdding(false)} />}
    </section>
  );
}

function ProviderEntry({ provider }: { provider: IdentityProvider }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [open, setOpen] = useState<"edit" | "remove">();
  const name = provider.displayName;
  const remove = async () => {
    const path = { id: provider.id };
    await unwrap(client.DELETE("/beta/identity/identityProviders/{id}", { params: { path } }));
    await queries.invalidateQueries({ queryKey: providersKey });
    notify(t("signInSettings.providers.removed", { name }));
  };
  return (
    <li>
      <div>
        <strong>{name}</strong>{" "}
        {!provider.isEnabled && <Badge appearance="outline">{t("signInSettings.providers.off")}</Badge>}
        <p className="muted">
          <Address text={provider.issuer} />
        </p>
      </div>
      <div className="row-actions">
        <Button
          size="small"
          aria-label={t("signInSettings.providers.editOf", { name })}
          onClick={() => setOpen("edit")}
        >
          {t("shared.action.edit")}
        </Button>
        <Button
          size="small"
          aria-label={t("signInSettings.providers.removeOf", { name })}
          onClick={() => setOpen("remove")}
        >
          {t("shared.action.remove")}
        </Button>
      </div>
      {open === "edit" && <ProviderForm provider={provider} onClose={() => setOpen(undefined)} />}
      {open === "remove" && (
        <ConfirmDialog
          title={t("signInSettings.providers.removeTitle", { name })}
          confirmLabel={t("shared.action.remove")}
          destructive
          onConfirm={remove}
          onClose={() => setOpen(undefined)}
        >
          <p>{t("signInSettings.providers.removeHelp")}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
