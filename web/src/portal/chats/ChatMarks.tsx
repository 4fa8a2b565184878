import { GlobeRegular, PeopleRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { Chat } from "../../api/types";
import { PersonMark } from "../../ui/PersonMark";
import { partnerOf } from "./names";

/** That somebody is outside the organization. */
export function ExternalMark() {
  const { t } = useTranslation();
  return (
    <span className="mark external-mark">
      <GlobeRegular aria-hidden="true" />
      {t("chats.external")}
    </span>
  );
}

interface ChatMarkProps {
  chat: Chat;
  ownId: string;
  size?: number;
}

/** The initials of the other one, or the sign of a group. */
export function ChatMark({ chat, ownId, size = 40 }: ChatMarkProps) {
  const partner = partnerOf(chat, ownId);
  if (partner) return <Presence availability={partner.availability} name={partner.displayName} size={size} />;
  return (
    <span className="person-mark group-mark" style={{ inlineSize: size, blockSize: size }} aria-hidden="true">
      <PeopleRegular fontSize={size / 2} />
    </span>
  );
}

interface PresenceProps {
  name: string;
  availability: string | null | undefined;
  size: number;
}

/** Initials, and whether their owner is here now. */
export function Presence({ name, availability, size }: PresenceProps) {
  const { t } = useTranslation();
  const isHere = availability === "Available";
  return (
    <span className="presence">
      <PersonMark name={name} size={size} />
      {availability && (
        <span className={isHere ? "presence-dot here" : "presence-dot"}>
          <span className="visually-hidden">{t(isHere ? "chats.available" : "chats.offline")}</span>
        </span>
      )}
    </span>
  );
}
