import { useTranslation } from "react-i18next";
import type { Chat } from "../../../api/types";
import { listWords, othersOf } from "../names";
import { useTyping } from "./useTyping";

/** Who is typing; the line is there always, so that nothing moves when somebody begins. */
export function TypingLine({ chat, ownId }: { chat: Chat; ownId: string }) {
  const { t, i18n } = useTranslation();
  const typing = useTyping(chat.id);
  const names = othersOf(chat, ownId)
    .filter((one) => typing.has(one.userId))
    .map((one) => one.displayName);
  return (
    <p className="typing">
      {names.length > 0 && (
        <>
          <span className="typing-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {t("chats.typing", { count: names.length, names: listWords(names, i18n.language) })}
        </>
      )}
    </p>
  );
}
