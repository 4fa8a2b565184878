import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/useFormat";
import { ErrorState } from "../../ui/ErrorState";
import { messagesInState } from "./counts";
import { PanelSkeleton } from "./PanelSkeleton";

/** Messages that are on screens now, with their first figures. */
export function RunningMessages() {
  const { t } = useTranslation();
  const { share } = useFormat();
  const messages = useQuery(messagesInState("active"));
  return (
    <section className="card panel">
      <div className="panel-head">
        <h2>{t("home.running")}</h2>
        <Link className="link" to="/messages" search={{}}>
          {t("home.allMessages")}
        </Link>
      </div>
      {messages.isError && <ErrorState error={messages.error} onRetry={() => messages.refetch()} />}
      {messages.isPending && <PanelSkeleton />}
      {messages.data?.value.length === 0 && <p className="muted">{t("home.runningNone")}</p>}
      <ul className="short-list">
        {messages.data?.value.slice(0, 6).map((message) => (
          <li key={message.id}>
            <div>
              <Link className="link" to="/messages/$messageId" params={{ messageId: message.id }}>
                {message.name}
              </Link>
              <p className="muted">
                {t(`shared.location.${message.location}`)} · {t("home.seen", { count: message.figures.shown })}
              </p>
            </div>
            <span className="short-figure">
              <strong>{message.figures.shown > 0 ? share(message.figures.clickThroughRate) : "–"}</strong>
              <span className="muted">{t("messages.column.rate")}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
