import { Badge, Button } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { ExternalDomain } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { useCan } from "../../session/useSession";
import { EntriesSkeleton } from "../../ui/EntriesSkeleton";
import { ErrorState } from "../../ui/ErrorState";
import { useSubmit } from "../../ui/useSubmit";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";
import { chatSettingsQuery, domainsQuery, externalChatChanged } from "./chatQueries";

/** Domains that nobody has written to before, where an administrator decides first. */
export function NewDomains() {
  const { t } = useTranslation();
  const heading = useId();
  const domains = useQuery(domainsQuery);
  const settings = useQuery(chatSettingsQuery);
  const waiting = domains.data?.filter((one) => one.state === "waiting") ?? [];
  const decided = domains.data?.filter((one) => one.state !== "waiting") ?? [];
  const isOff = settings.data?.approveNewDomains === false;
  return (
    <section className="card panel" aria-labelledby={heading}>
      <h2 id={heading}>{t("externalChat.domains.title")}</h2>
      {isOff ? (
        <p className="muted">
          {t("externalChat.domains.off")}{" "}
          <Link className="link" to="/external-chat">
            {t("externalChat.domains.toRules")}
          </Link>
        </p>
      ) : (
        <p className="muted">{t("externalChat.domains.help")}</p>
      )}
      {domains.isPending && <EntriesSkeleton />}
      {domains.isError && <ErrorState error={domains.error} onRetry={() => domains.refetch()} />}
      {domains.data && waiting.length === 0 && !isOff && <p>{t("externalChat.domains.none")}</p>}
      <DomainList domains={waiting} />
      {decided.length > 0 && (
        <details>
          <summary>{t("externalChat.domains.decided")}</summary>
          <DomainList domains={decided} />
        </details>
      )}
    </section>
  );
}

function DomainList({ domains }: { domains: readonly ExternalDomain[] }) {
  if (domains.length === 0) return null;
  return (
    <ul className="short-list domain-list">
      {domains.map((one) => (
        <DomainEntry key={one.id} domain={one} />
      ))}
    </ul>
  );
}

const colors = { waiting: "warning", allowed: "success", refused: "danger" } as const;
const stateOf = ({ state }: ExternalDomain) => (state === "allowed" || state === "refused" ? state : "waiting");

function DomainEntry({ domain }: { domain: ExternalDomain }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayWrite = useCan("Policy.ReadWrite.CrossTenantAccess");
  const state = stateOf(domain);
  const name = domain.askedByDisplayName || t("externalChat.grants.gone");
  return (
    <li>
      <div>
        <span className="marks">
          <strong>{domain.id}</strong>
          <Badge appearance="tint" color={colors[state]}>
            {t(`externalChat.domains.state.${state}`)}
          </Badge>
        </span>
        <span className="muted">
          {t("externalChat.domains.asked", { name, date: format.dateTime(domain.askedDateTime) })}
        </span>
      </div>
      {mayWrite && (
        <div className="row-actions">
          {state !== "allowed" && <Decide domain={domain.id} isAllowed />}
          {state !== "refused" && <Decide domain={domain.id} />}
        </div>
      )}
    </li>
  );
}

/** One of the two decisions; either can be changed later. */
function Decide({ domain, isAllowed = false }: { domain: string; isAllowed?: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const { submit, isPending, isError, error } = useSubmit(async () => {
    const params = { path: { domain } };
    await unwrap(
      isAllowed
        ? client.POST("/beta/admin/chat/domains/{domain}/allow", { params })
        : client.POST("/beta/admin/chat/domains/{domain}/refuse", { params }),
    );
    await externalChatChanged(queries);
    notify(t(isAllowed ? "externalChat.domains.allowDone" : "externalChat.domains.refuseDone", { domain }));
  });
  return (
    <>
      <Button
        size="small"
        disabledFocusable={isPending}
        aria-label={t(isAllowed ? "externalChat.domains.allowOf" : "externalChat.domains.refuseOf", { domain })}
        onClick={submit}
      >
        {t(isAllowed ? "externalChat.domains.allow" : "externalChat.domains.refuse")}
      </Button>
      {isError && <ProblemBar error={error} />}
    </>
  );
}
