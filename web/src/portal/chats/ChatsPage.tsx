import { Spinner } from "@fluentui/react-components";
import { ChatRegular, ErrorCircleRegular } from "@fluentui/react-icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chat, Session } from "../../api/types";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { isPersonal } from "../personal";
import { goTo, goToPath, usePath } from "../usePath";
import { ChatHead } from "./ChatHead";
import { Conversation } from "./Conversation";
import { blockedOf, chatsQuery, contactsQuery, type KnownChats, putChat } from "./chatList";
import { readChat } from "./chatRequests";
import "./chats.css";
import { ContactsPage } from "./contacts/ContactsPage";
import { ChatList } from "./list/ChatList";
import { isRequest } from "./list/order";
import { MembersDialog } from "./members/MembersDialog";
import { chatOfPath } from "./names";
import { RequestView } from "./request/RequestView";
import { useWanted } from "./search/useWanted";
import { NewChatDialog } from "./start/NewChatDialog";
import { ThreadsContext, useThreads } from "./thread/useThreads";
import { useIsWide } from "./useIsWide";

/** The list of chats and the open one: beside each other, or one after the other where there is no room. */
export function ChatsPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const path = usePath();
  const isWide = useIsWide();
  const threads = useThreads();
  const chats = useQuery(chatsQuery(queries));
  const contacts = useQuery(contactsQuery);
  const [isNew, setNew] = useState(false);
  const [showsHidden, setShowsHidden] = useState(false);
  const [search, setSearch] = useState("");
  const { wanted, choose, forget } = useWanted();
  const openId = chatOfPath(path);
  const isContacts = path === "/chats/contacts";
  useReturnToEntry(openId, isWide);
  const blocked = blockedOf(contacts.data);
  if (chats.isPending) return <Spinner className="first-load" label={t("shared.loading")} />;
  if (chats.isError) return <ErrorState error={chats.error} onRetry={() => chats.refetch()} />;
  const known: KnownChats = chats.data;
  const showsList = isWide || (openId === undefined && !isContacts);
  return (
    <ThreadsContext value={threads}>
      <div className={isWide ? "chats wide" : "chats"}>
        {showsList && (
          <ChatList
            known={known}
            ownId={session.user.id}
            blocked={blocked}
            openId={openId}
            showsHidden={showsHidden}
            onShowHidden={setShowsHidden}
            onNew={() => setNew(true)}
            search={search}
            onSearch={setSearch}
            onChoose={choose}
          />
        )}
        {isContacts && <ContactsPage isWide={isWide} />}
        {openId !== undefined && (
          <OpenChat
            key={openId}
            id={openId}
            known={known}
            session={session}
            isWide={isWide}
            wanted={wanted?.chatId === openId ? wanted.messageId : undefined}
            onShown={forget}
          />
        )}
        {isWide && openId === undefined && !isContacts && (
          <div className="chat-none">
            <EmptyState icon={<ChatRegular />} title={t("chats.none")} help={t("chats.noneHelp")} />
          </div>
        )}
      </div>
      {isNew && <NewChatDialog isPersonal={isPersonal(session)} onClose={() => setNew(false)} />}
    </ThreadsContext>
  );
}

/** Whoever comes back from a chat to the list stands on it again. */
function useReturnToEntry(openId: string | undefined, isWide: boolean): void {
  const before = useRef(openId);
  useEffect(() => {
    const left = before.current;
    before.current = openId;
    if (left === undefined || openId !== undefined || isWide) return;
    document.querySelector<HTMLElement>(`[data-chat="${CSS.escape(left)}"]`)?.focus();
  }, [openId, isWide]);
}

interface OpenChatProps {
  id: string;
  known: KnownChats;
  session: Session;
  isWide: boolean;
  /** A message of it that was searched for. */
  wanted: string | undefined;
  onShown: () => void;
}

/** A chat of the list, or one that is not on the part of it that is known. */
function OpenChat({ id, known, ...rest }: OpenChatProps) {
  const { isWide } = rest;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const chat = known.chats.find((one) => one.id === id);
  const asked = useQuery({
    queryKey: ["chat", id],
    queryFn: async () => {
      const found = await readChat(id);
      putChat(queries, found);
      return found.id;
    },
    enabled: !chat,
    staleTime: 0,
  });
  // The two of an id can be written in either order; the list has it in one.
  const found = chat ?? known.chats.find((one) => one.id === asked.data);
  if (found) return <ChatScreen chat={found} {...rest} />;
  if (asked.isError)
    return (
      <div className="chat-none">
        {isWide || <h1 className="visually-hidden">{t("chats.title")}</h1>}
        <EmptyState icon={<ErrorCircleRegular />} title={t("chats.gone")} help={t("chats.goneHelp")}>
          <a className="link" href="/chats" onClick={goTo}>
            {t("chats.back")}
          </a>
        </EmptyState>
      </div>
    );
  return <Spinner className="chat-loading" label={t("shared.loading")} />;
}

interface ChatScreenProps extends Omit<OpenChatProps, "id" | "known"> {
  chat: Chat;
}

function ChatScreen({ chat, session, isWide, wanted, onShown }: ChatScreenProps) {
  const [showsMembers, setShowsMembers] = useState(false);
  const user = { id: session.user.id, tenantId: session.tenant.id };
  // What is opened over the page answers to the key itself.
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || !event.currentTarget.contains(event.target as Node)) return;
    const entry = document.querySelector<HTMLElement>(`[data-chat="${CSS.escape(chat.id)}"]`);
    if (isWide) entry?.focus();
    else goToPath("/chats");
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key leads back from whatever is in it
    <div className="chat-screen" onKeyDown={leave}>
      <ChatHead chat={chat} user={user} isWide={isWide} onMembers={() => setShowsMembers(true)} />
      {isRequest(chat) ? (
        <RequestView chat={chat} user={user} />
      ) : (
        <Conversation chat={chat} user={user} isPersonal={isPersonal(session)} wanted={wanted} onShown={onShown} />
      )}
      {showsMembers && (
        <MembersDialog
          chat={chat}
          ownId={user.id}
          isPersonal={isPersonal(session)}
          onClose={() => setShowsMembers(false)}
        />
      )}
    </div>
  );
}
