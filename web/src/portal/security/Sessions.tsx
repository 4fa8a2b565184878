import { Button } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { SignInSession } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { describeUserAgent } from "../../session/userAgent";
import { ErrorState } from "../../ui/ErrorState";
import { AskedAction } from "./AskedAction";
import { Section } from "./Section";

/** Where one is signed in. */
export function Sessions() {
  const { t } = useTranslation();
  const sessions = useQuery({
    queryKey: ["sessions"],
    queryFn: () => unwrap(client.GET("/identity/sessions")),
  });
  return (
    <Section id="sessions" title={t("portal.security.sessions.title")} help={t("portal.security.sessions.help")}>
      {sessions.isError && <ErrorState error={sessions.error} onRetry={() => sessions.refetch()} />}
      <ul className="security-list">
        {sessions.data?.value.map((one) => (
          <SessionEntry key={one.id} session={one} />
        ))}
      </ul>
      <div>
        <AskedAction
          label={t("portal.security.sessions.everywhere")}
          effect={t("portal.security.sessions.everywhereHelp")}
          act={async () => {
            await unwrap(client.POST("/v1.0/me/revokeSignInSessions"));
            location.assign("/signin?signedOut=1");
          }}
        />
      </div>
    </Section>
  );
}

function SessionEntry({ session }: { session: SignInSession }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => unwrap(client.DELETE("/identity/sessions/{id}", { params: { path: { id: session.id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const { browser, system } = describeUserAgent(session.userAgent ?? "");
  const device =
    browser && system
      ? t("portal.security.sessions.on", { browser, system })
      : (browser ?? t("portal.security.sessions.unknown"));
  const facts = [
    t("portal.security.sessions.started", { date: format.dateTime(session.createdDateTime) }),
    t(`portal.security.method.${session.signInMethod}`),
    t("portal.security.sessions.seen", { date: format.dateTime(session.lastSeenDateTime) }),
    session.ipAddress,
  ];
  return (
    <li>
      <div className="device-words">
        <h3>
          {device} {session.isCurrent && <span className="mark new">{t("portal.security.sessions.current")}</span>}
        </h3>
        <p className="muted">{facts.filter(Boolean).join(" · ")}</p>
        {end.isError && <ErrorState error={end.error} />}
      </div>
      {!session.isCurrent && (
        <Button
          aria-label={t("portal.security.sessions.endOf", { device })}
          disabledFocusable={end.isPending}
          onClick={() => end.mutate()}
        >
          {t("portal.security.sessions.end")}
        </Button>
      )}
    </li>
  );
}
