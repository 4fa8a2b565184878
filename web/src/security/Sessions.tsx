import { Button } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../api/client";
import type { SignInSession } from "../api/types";
import { useFormat } from "../i18n/useFormat";
import { describeUserAgent } from "../session/userAgent";
import { ClockNote } from "../ui/ClockNote";
import { EntriesSkeleton } from "../ui/EntriesSkeleton";
import { ErrorState } from "../ui/ErrorState";
import { AskedAction } from "./AskedAction";
import { Section } from "./Section";

/** Where one is signed in. */
export function Sessions() {
  const { t } = useTranslation();
  const [ended, setEnded] = useState(false);
  const sessions = useQuery({
    queryKey: ["sessions"],
    queryFn: () => unwrap(client.GET("/identity/sessions")),
  });
  return (
    <Section id="sessions" title={t("security.sessions.title")} help={t("security.sessions.help")}>
      {sessions.isPending && <EntriesSkeleton />}
      {sessions.isError && <ErrorState error={sessions.error} onRetry={() => sessions.refetch()} />}
      <ul className="security-list">
        {sessions.data?.value.map((one) => (
          <SessionEntry key={one.id} session={one} onEnded={() => setEnded(true)} />
        ))}
      </ul>
      <p role="status">{ended && t("security.sessions.ended")}</p>
      {(sessions.data?.value.length ?? 0) > 0 && <ClockNote />}
      <div>
        <AskedAction
          label={t("security.sessions.everywhere")}
          effect={t("security.sessions.everywhereHelp")}
          act={async () => {
            await unwrap(client.POST("/v1.0/me/revokeSignInSessions"));
            location.assign("/signin?signedOut=1");
          }}
        />
      </div>
    </Section>
  );
}

function SessionEntry({ session, onEnded }: { session: SignInSession; onEnded: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => unwrap(client.DELETE("/identity/sessions/{id}", { params: { path: { id: session.id } } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["sessions"] });
      onEnded();
    },
  });
  const { browser, system } = describeUserAgent(session.userAgent ?? "");
  const device =
    browser && system ? t("security.sessions.on", { browser, system }) : (browser ?? t("security.sessions.unknown"));
  const facts = [
    t("security.sessions.started", { date: format.dateTime(session.createdDateTime) }),
    t(`security.method.${session.signInMethod}`),
    t("security.sessions.seen", { date: format.dateTime(session.lastSeenDateTime) }),
    session.ipAddress,
  ];
  return (
    <li>
      <div className="entry-words">
        <h3>
          {device} {session.isCurrent && <span className="mark new">{t("security.sessions.current")}</span>}
        </h3>
        <p className="muted">{facts.filter(Boolean).join(" · ")}</p>
        {end.isError && <ErrorState error={end.error} />}
      </div>
      {!session.isCurrent && (
        <Button
          aria-label={t("security.sessions.endOf", { device })}
          disabledFocusable={end.isPending}
          onClick={() => end.mutate()}
        >
          {t("security.sessions.end")}
        </Button>
      )}
    </li>
  );
}
