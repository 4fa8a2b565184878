import { Badge, Button } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { SignInSession } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { describeUserAgent } from "../../session/userAgent";
import { ErrorState } from "../../ui/ErrorState";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";

/** Where the person is signed in. */
export function SessionList() {
  const { t } = useTranslation();
  const sessions = useQuery({
    queryKey: ["sessions"],
    queryFn: () => unwrap(client.GET("/identity/sessions")),
  });
  return (
    <section className="card panel">
      <h2>{t("account.sessions")}</h2>
      <p className="muted">{t("account.sessionsHelp")}</p>
      {sessions.isPending && <p className="muted">{t("shared.loading")}</p>}
      {sessions.isError && <ErrorState error={sessions.error} onRetry={() => sessions.refetch()} />}
      <ul className="short-list">
        {sessions.data?.value.map((one) => (
          <SessionEntry key={one.id} session={one} />
        ))}
      </ul>
    </section>
  );
}

function SessionEntry({ session }: { session: SignInSession }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const notify = useNotice();
  const end = useMutation({
    mutationFn: () => unwrap(client.DELETE("/identity/sessions/{id}", { params: { path: { id: session.id } } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["sessions"] });
      notify(t("account.ended"));
    },
  });
  const { browser, system } = describeUserAgent(session.userAgent ?? "");
  const device =
    browser && system ? t("account.browserOn", { browser, system }) : (browser ?? t("account.unknownDevice"));
  return (
    <li>
      <div>
        <strong>{device}</strong>{" "}
        {session.isCurrent && (
          <Badge appearance="tint" color="success">
            {t("account.thisOne")}
          </Badge>
        )}
        <p className="muted">
          {t("account.started")}: {format.dateTime(session.createdDateTime)} · {t("account.lastSeen")}:{" "}
          {format.dateTime(session.lastSeenDateTime)}
          {session.ipAddress && ` · ${session.ipAddress}`}
        </p>
        {end.isError && <ProblemBar error={end.error} />}
      </div>
      {!session.isCurrent && (
        <Button
          size="small"
          aria-label={t("account.endOf", { device })}
          disabled={end.isPending}
          onClick={() => end.mutate()}
        >
          {t("account.end")}
        </Button>
      )}
    </li>
  );
}
