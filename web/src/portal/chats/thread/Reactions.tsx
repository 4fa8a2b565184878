import { useTranslation } from "react-i18next";
import type { ChatMessage } from "../../../api/types";
import { listWords } from "../names";
import { GivenSign } from "./ReactionSign";

interface Props {
  message: ChatMessage;
  ownId: string;
  tabIndex: number;
  onReact: (emoji: string, isGiven: boolean) => void;
}

/** What people think of a message, each kind once with its number; a press gives it, or takes it back. */
export function Reactions({ message, ownId, tabIndex, onReact }: Props) {
  const { t, i18n } = useTranslation();
  const kinds = [...new Set(message.reactions.map((one) => one.reactionType))];
  if (kinds.length === 0) return null;
  return (
    <ul className="reactions" aria-label={t("chats.message.reactions")}>
      {kinds.map((kind) => {
        const given = message.reactions.filter((one) => one.reactionType === kind);
        const isMine = given.some((one) => one.user.user.id === ownId);
        const names = listWords(
          given.map((one) => one.user.user.displayName),
          i18n.language,
        );
        return (
          <li key={kind}>
            <button
              type="button"
              aria-pressed={isMine}
              title={names}
              tabIndex={tabIndex}
              onClick={() => onReact(kind, !isMine)}
            >
              <GivenSign emoji={kind} />
              <span>{given.length}</span>
              <span className="visually-hidden">{t("chats.message.reactedBy", { names })}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
