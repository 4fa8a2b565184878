import { Button } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { SignInSession, User } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { describeUserAgent } from "../../session/userAgent";
import { ClockNote } from "../../ui/ClockNote";
import { ConfirmDialog } from "../dialog/ConfirmDialog";
import { ProblemBar } from "../dialog/ProblemBar";
import { useNotice } from "../shell/notices";

const kinds = {
  "#microsoft.graph.passwordAuthenticationMethod": "people.signIn.password",
  "#microsoft.graph.softwareOathAuthenticationMethod": "people.signIn.app",
  "#microsoft.graph.fido2AuthenticationMethod": "people.signIn.passkey",
  "#microsoft.graph.externalAuthenticationMethod": "people.signIn.external",
} as const;

/** How somebody signs in and where they are signed in, and a reset. */
export function PersonSignIn({ user }: { user: User }) {
  const { t } = useTranslation();
  const path = { id: user.id };
  const methods = useQuery({
    queryKey: ["people", "one", user.id, "methods"],
    queryFn: () => unwrap(client.GET("/v1.0/users/{id}/authentication/methods", { params: { path } })),
  });
  const sessions = useQuery({
    queryKey: ["people", "one", user.id, "sessions"],
    queryFn: () => unwrap(client.GET("/beta/users/{id}/authentication/sessions", { params: { path } })),
  });
  return (
    <section className="column tight sign-in-facts">
      <h3>{t("people.signIn.title")}</h3>
      {methods.isError && <ProblemBar error={methods.error} />}
      {methods.data?.value.length === 0 && <p className="muted">{t("people.signIn.none")}</p>}
      <ul className="plain-list">
        {methods.data?.value.map((one) => (
          <li key={one.id}>
            {t(kinds[one["@odata.type"] as keyof typeof kinds])}
            {one.displayName && ` (${one.displayName})`}
          </li>
        ))}
      </ul>
      <h3>{t("people.signIn.sessions")}</h3>
      {sessions.isError && <ProblemBar error={sessions.error} />}
      {sessions.data?.value.length === 0 && <p className="muted">{t("people.signIn.noSessions")}</p>}
      <ul className="plain-list">
        {sessions.data?.value.map((one) => (
          <SessionLine key={one.id} session={one} />
        ))}
      </ul>
      {(sessions.data?.value.length ?? 0) > 0 && <ClockNote />}
      <Reset user={user} />
    </section>
  );
}

function SessionLine({ session }: { session: SignInSession }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { browser, system } = describeUserAgent(session.userAgent ?? "");
  const device =
    browser && system ? t("security.sessions.on", { browser, system }) : (browser ?? t("security.sessions.unknown"));
  return (
    <li>
      {device} · {t("security.sessions.seen", { date: format.dateTime(session.lastSeenDateTime) })}
    </li>
  );
}

/** Taking every way but the password away from somebody who has lost their phone or keys. */
function Reset({ user }: { user: User }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const notify = useNotice();
  const [asking, setAsking] = useState(false);
  const name = user.displayName;
  const act = async () => {
    const params = { path: { id: user.id } };
    await unwrap(client.POST("/beta/users/{id}/authentication/reset", { params }));
    await queries.invalidateQueries({ queryKey: ["people", "one", user.id] });
    notify(t("people.signIn.resetDone", { name }));
  };
  return (
    <div className="row-actions">
      <Button onClick={() => setAsking(true)}>{t("people.signIn.reset")}</Button>
      {asking && (
        <ConfirmDialog
          title={t("people.signIn.resetTitle", { name })}
          confirmLabel={t("people.signIn.reset")}
          destructive
          onConfirm={act}
          onClose={() => setAsking(false)}
        >
          <p>{t("people.signIn.resetHelp")}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
