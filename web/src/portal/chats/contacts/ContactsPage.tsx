import { Button } from "@fluentui/react-components";
import { PeopleCommunityRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../../api/problem";
import type { ExternalContact } from "../../../api/types";
import { useFormat } from "../../../i18n/useFormat";
import { Address } from "../../../ui/Address";
import { EmptyState } from "../../../ui/EmptyState";
import { ErrorState } from "../../../ui/ErrorState";
import { ListSkeleton } from "../../../ui/ListSkeleton";
import { PersonMark } from "../../../ui/PersonMark";
import { BackButton } from "../ChatHead";
import { ExternalMark } from "../ChatMarks";
import { chatsQuery, contactsQuery } from "../chatList";
import { setBlocked } from "../chatRequests";
import { ConfirmDialog } from "../menu/ConfirmDialog";
import { refusalWords } from "../refusalWords";

/** Everybody outside with whom one has to do; blocking them, and taking that back. */
export function ContactsPage({ isWide }: { isWide: boolean }) {
  const { t } = useTranslation();
  const contacts = useQuery(contactsQuery);
  const list = contacts.data ?? [];
  const Heading = isWide ? "h2" : "h1";
  return (
    <div className="contacts">
      <header className="chat-head">
        {!isWide && <BackButton />}
        <div className="chat-head-words">
          <Heading>{t("chats.contacts.title")}</Heading>
          <p className="muted">{t("chats.contacts.intro")}</p>
        </div>
      </header>
      <div className="contacts-place">
        {contacts.isPending && <ListSkeleton />}
        {contacts.isError && <ErrorState error={contacts.error} onRetry={() => contacts.refetch()} />}
        {contacts.isSuccess && list.length === 0 && (
          <EmptyState
            icon={<PeopleCommunityRegular />}
            title={t("chats.contacts.empty")}
            help={t("chats.contacts.emptyHelp")}
          />
        )}
        {list.length > 0 && (
          <ul className="card contact-list">
            {list.map((one) => (
              <ContactEntry key={one.id} contact={one} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function ContactEntry({ contact }: { contact: ExternalContact }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const [asks, setAsks] = useState(false);
  const isBlocked = contact.state === "blocked";
  const settle = async () => {
    setAsks(false);
    await queries.invalidateQueries({ queryKey: contactsQuery.queryKey });
    await queries.invalidateQueries({ queryKey: chatsQuery(queries).queryKey });
  };
  const unblock = useMutation({ mutationFn: () => setBlocked(contact.id, false), onSuccess: settle });
  return (
    <li className="found">
      <PersonMark name={contact.displayName} size={40} />
      <div className="found-words">
        <p className="found-name">
          <span dir="auto">{contact.displayName}</span> <ExternalMark />
          {isBlocked && <span className="mark blocked">{t("chats.contacts.blocked")}</span>}
        </p>
        <p className="muted">
          <Address text={contact.address} />
          {contact.organization && ` · ${contact.organization}`}
        </p>
        <p className="muted">
          {t(`chats.contacts.state.${stateOf(contact)}`)} ·{" "}
          {t("chats.contacts.since", { date: format.date(contact.since) })}
        </p>
        {unblock.isError && (
          <p role="alert" className="dialog-problem">
            {refusalWords(toProblem(unblock.error), t)}
          </p>
        )}
      </div>
      {isBlocked ? (
        <Button
          aria-label={t("chats.contacts.unblockOne", { name: contact.displayName })}
          disabledFocusable={unblock.isPending}
          onClick={() => unblock.mutate()}
        >
          {t("chats.block.undo")}
        </Button>
      ) : (
        <Button aria-label={t("chats.contacts.blockOne", { name: contact.displayName })} onClick={() => setAsks(true)}>
          {t("chats.block.do")}
        </Button>
      )}
      {asks && (
        <ConfirmDialog
          title={t("chats.block.title", { name: contact.displayName })}
          help={t("chats.block.help")}
          action={t("chats.block.do")}
          act={() => setBlocked(contact.id, true)}
          onDone={() => void settle()}
          onClose={() => setAsks(false)}
        />
      )}
    </li>
  );
}

/** How things stand between the two: one's own decision first, then the other one's. */
function stateOf({
  state,
  acceptance,
}: ExternalContact): "asked" | "asks" | "accepted" | "declined" | "blocked" | "ended" {
  if (state === "pending") return "asks";
  if (state !== "accepted") return state;
  return acceptance === "accepted" ? "accepted" : "asked";
}
