import { Button } from "@fluentui/react-components";
import { ArrowLeftRegular, PeopleRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { Chat } from "../../api/types";
import { goToPath } from "../usePath";
import { ChatMark, ExternalMark } from "./ChatMarks";
import { isRequest } from "./list/order";
import { ChatMenu } from "./menu/ChatMenu";
import { chatName, partnerOf } from "./names";

interface Props {
  chat: Chat;
  user: { id: string; tenantId: string };
  /** Beside the list, or a screen of its own with a way back. */
  isWide: boolean;
  onMembers: () => void;
}

/** Who is talked with, whether they are outside, and what can be done with the chat. */
export function ChatHead({ chat, user, isWide, onMembers }: Props) {
  const { t, i18n } = useTranslation();
  const name = chatName(chat, user.id, t, i18n.language);
  const partner = partnerOf(chat, user.id);
  const Heading = isWide ? "h2" : "h1";
  return (
    <header className="chat-head">
      {!isWide && <BackButton />}
      <ChatMark chat={chat} ownId={user.id} size={36} />
      <div className="chat-head-words">
        <div className="chat-head-line">
          <Heading dir="auto">{name}</Heading>
          {chat.isExternal && <ExternalMark />}
        </div>
        <p className="muted">
          {partner ? (
            <>
              {partner.email}
              {partner.organization && ` · ${partner.organization}`}
            </>
          ) : (
            t("chats.peopleCount", { count: chat.members?.length ?? 0 })
          )}
        </p>
      </div>
      {chat.chatType === "group" && chat.acceptance === "accepted" && (
        <Button
          appearance="subtle"
          icon={<PeopleRegular />}
          aria-label={t("chats.members.title")}
          title={t("chats.members.title")}
          onClick={onMembers}
        />
      )}
      {!isRequest(chat) && <ChatMenu chat={chat} user={user} />}
    </header>
  );
}

/** Back to the list, where that is a screen of its own. */
export function BackButton() {
  const { t } = useTranslation();
  return (
    <Button
      appearance="subtle"
      icon={<ArrowLeftRegular />}
      aria-label={t("chats.back")}
      title={t("chats.back")}
      onClick={() => goToPath("/chats")}
    />
  );
}
