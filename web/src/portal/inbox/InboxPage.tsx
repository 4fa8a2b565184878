import { MailInboxRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import type { InboxItem, Session } from "../../api/types";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { ListSkeleton } from "../../ui/ListSkeleton";
import { InboxEntry } from "./InboxEntry";
import { arrangeInbox } from "./inboxOrder";

function useInbox() {
  // The server keeps an inbox to its newest hundred: it has no pages.
  return useQuery({
    queryKey: ["inbox"],
    queryFn: () => unwrap(client.GET("/beta/me/organizationalMessages")),
  });
}

/** Everything that the organization has written to this person. */
export function InboxPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  const inbox = useInbox();
  const items = inbox.data?.value ?? [];
  const arranged = arrangeInbox(items);
  return (
    <>
      <div className="portal-title">
        <h1>{t("portal.inbox.title")}</h1>
        <p className="muted" role="status">
          {arranged.unread > 0
            ? t("portal.inbox.unreadCount", { count: arranged.unread })
            : t("portal.inbox.intro", { organization: session.tenant.displayName })}
        </p>
      </div>
      {inbox.isPending && <ListSkeleton />}
      {inbox.isError && (
        <div className="card">
          <ErrorState error={inbox.error} onRetry={() => inbox.refetch()} />
        </div>
      )}
      {inbox.isSuccess && items.length === 0 && (
        <div className="card">
          <EmptyState icon={<MailInboxRegular />} title={t("portal.inbox.empty")} help={t("portal.inbox.emptyHelp")} />
        </div>
      )}
      <InboxSection title={t("portal.inbox.current")} items={arranged.current} />
      <InboxSection title={t("portal.inbox.earlier")} items={arranged.earlier} />
    </>
  );
}

function InboxSection({ title, items }: { title: string; items: readonly InboxItem[] }) {
  if (items.length === 0) return null;
  return (
    <section className="inbox-section">
      <h2>{title}</h2>
      <ul className="card">
        {items.map((item) => (
          <InboxEntry key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}
