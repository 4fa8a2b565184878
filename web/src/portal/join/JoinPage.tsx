import { Spinner } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api/problem";
import type { ChatInvitation } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { Address } from "../../ui/Address";
import { BrandMark } from "../../ui/BrandMark";
import { ErrorState } from "../../ui/ErrorState";
import { PersonMark } from "../../ui/PersonMark";
import { chatPath } from "../chats/names";
import { LanguageChoice } from "../signin/LanguageChoice";
import { JoinForm } from "./JoinForm";
import { readInvitation } from "./joinRequests";

/** Where the link of an invitation leads: who has written, and an account of one's own. */
export function JoinPage({ token }: { token: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [over, setOver] = useState<unknown>();
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => readInvitation(token),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const failure = over ?? invitation.error;
  const isOver = Boolean(failure) && [404, 410].includes(toProblem(failure).status);
  const title = t(isOver ? "chats.join.over" : "chats.join.title");
  useEffect(() => {
    document.title = `${title} – Beffroi`;
  }, [title]);
  const joined = (chatId: string) => {
    queries.clear();
    location.assign(chatPath(chatId));
  };
  return (
    <div className="sign-in">
      <main className="card sign-in-card">
        <div className="sign-in-brand">
          <BrandMark size={32} />
          <span>{t("shared.product")}</span>
        </div>
        <h1>{title}</h1>
        {isOver && <Over failure={failure} />}
        {!isOver && failure !== null && failure !== undefined && (
          <ErrorState error={failure} onRetry={() => invitation.refetch()} />
        )}
        {invitation.isPending && <Spinner label={t("shared.loading")} />}
        {!failure && invitation.data && (
          <>
            <Inviter invitation={invitation.data} />
            <p>{t("chats.join.help")}</p>
            <JoinForm
              token={token}
              address={invitation.data.address}
              onJoined={() => joined(invitation.data.chatId)}
              onOver={setOver}
            />
            <p className="muted sign-in-help">{t("chats.join.unknown")}</p>
          </>
        )}
      </main>
      <LanguageChoice />
    </div>
  );
}

function Inviter({ invitation }: { invitation: ChatInvitation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { inviterDisplayName: name, inviterAddress, organization, address, expiresDateTime } = invitation;
  return (
    <section className="inviter" aria-label={t("chats.join.from", { name, organization })}>
      <div className="inviter-head">
        <PersonMark name={name} size={48} />
        <p className="inviter-words">{t("chats.join.from", { name, organization })}</p>
      </div>
      <dl>
        <div>
          <dt>{t("chats.join.address")}</dt>
          <dd>
            <Address text={inviterAddress} />
          </dd>
        </div>
        <div>
          <dt>{t("chats.join.organization")}</dt>
          <dd>{organization}</dd>
        </div>
        <div>
          <dt>{t("chats.join.sentTo")}</dt>
          <dd>
            <Address text={address} />
          </dd>
        </div>
      </dl>
      <p className="muted sign-in-help">{t("chats.join.until", { date: format.dateTime(expiresDateTime) })}</p>
    </section>
  );
}

const reasons = ["invitationExpired", "invitationUsed", "invitationWithdrawn"] as const;

/** Why the link opens nothing, and the way on. */
function Over({ failure }: { failure: unknown }) {
  const { t } = useTranslation();
  const { code } = toProblem(failure);
  const reason = reasons.find((one) => one === code) ?? "missing";
  return (
    <>
      <p role="status">{t(`chats.join.${reason}`)}</p>
      <p>
        <a className="link" href="/signin?returnTo=%2Fchats">
          {t("chats.join.signIn")}
        </a>
      </p>
    </>
  );
}
