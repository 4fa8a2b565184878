import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { literal } from "../../api/odata";
import type { ConferencingUser } from "../../api/types";
import { useFormat } from "../../i18n/useFormat";
import { EntriesSkeleton } from "../../ui/EntriesSkeleton";
import { ErrorState } from "../../ui/ErrorState";
import { MailBadge } from "../mail/MailBadge";
import { RelayWarning } from "../mail/RelayNote";
import { useMailTitle } from "../mail/useMailWords";

/** As many as one looks at here; the log has them all. */
const few = 10;

/** The last e-mails to somebody and what became of each. */
export function PersonMails({ person: { id, displayName: name } }: { person: ConferencingUser }) {
  const { t } = useTranslation();
  const format = useFormat();
  const titleOf = useMailTitle();
  const heading = useId();
  const mails = useQuery({
    queryKey: ["mail", "of", id],
    queryFn: async () => {
      const query = { $filter: `userId eq ${literal(id)}`, $top: few };
      return (await unwrap(client.GET("/beta/admin/mail/messages", { params: { query } }))).value;
    },
  });
  return (
    <section className="column tight">
      <h3 id={heading}>{t("conferencing.mailsOf.heading", { name })}</h3>
      <RelayWarning />
      {mails.isPending && <EntriesSkeleton />}
      {mails.isError && <ErrorState error={mails.error} onRetry={() => mails.refetch()} />}
      {mails.data?.length === 0 && <p className="muted">{t("conferencing.mailsOf.none")}</p>}
      {mails.data && mails.data.length > 0 && (
        <>
          <ul className="mail-list" aria-labelledby={heading}>
            {mails.data.map((one) => (
              <li key={one.id}>
                <div className="marks">
                  <Link className="link" to="/mail" search={{ person: id, mail: one.id }}>
                    {titleOf(one)}
                  </Link>
                  <MailBadge state={one.state} />
                </div>
                <span className="muted">{format.dateTime(one.doneDateTime ?? one.createdDateTime)}</span>
                {one.answer && <span className="mail-answer">{one.answer}</span>}
              </li>
            ))}
          </ul>
          <p>
            <Link className="link" to="/mail" search={{ person: id }}>
              {t("conferencing.mailsOf.all")}
            </Link>
          </p>
        </>
      )}
    </section>
  );
}
