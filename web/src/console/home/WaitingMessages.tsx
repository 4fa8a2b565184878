import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/useFormat";
import { ClockNote } from "../../ui/ClockNote";
import { ErrorState } from "../../ui/ErrorState";
import { returnedWords } from "../messages/returnedWords";
import { messagesInState } from "./counts";
import { PanelSkeleton } from "./PanelSkeleton";

/** Messages of others that this approver can decide. */
export function WaitingMessages() {
  const { t } = useTranslation();
  const format = useFormat();
  const messages = useQuery(messagesInState("pendingApproval"));
  const mine = messages.data?.value.filter((one) => one.allowedActions.includes("approve")) ?? [];
  return (
    <section className="card panel">
      <h2>{t("home.waiting")}</h2>
      {messages.isError && <ErrorState error={messages.error} onRetry={() => messages.refetch()} />}
      {messages.isPending && <PanelSkeleton />}
      {messages.data && mine.length === 0 && <p className="muted">{t("home.waitingNone")}</p>}
      <ul className="short-list">
        {mine.map((message) => (
          <li key={message.id}>
            <div>
              <Link className="link" to="/messages/$messageId" params={{ messageId: message.id }}>
                {message.name}
              </Link>
              <p className="muted">
                {t("home.waitingBy", {
                  name: message.author.displayName,
                  date: format.dateTime(message.approval?.submittedDateTime),
                })}
              </p>
              {message.approval?.returned && (
                <p>{returnedWords(message.approval.returned, t, format.dateTime).join(" ")}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {mine.length > 0 && <ClockNote />}
    </section>
  );
}
