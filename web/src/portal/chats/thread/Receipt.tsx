import { CheckmarkCircleRegular, EyeRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import type { Chat, ChatMessage } from "../../../api/types";
import { listWords, othersOf } from "../names";
import { sequenceOf } from "./threadState";

/** Whether the person's last message was read, and by whom; where that is not shown, that it was sent. */
export function Receipt({ chat, message, ownId }: { chat: Chat; message: ChatMessage; ownId: string }) {
  const { t, i18n } = useTranslation();
  const others = othersOf(chat, ownId);
  const readers = others.filter((one) => (one.readPosition ?? -1) >= sequenceOf(message));
  if (readers.length === 0)
    return (
      <p className="receipt">
        <CheckmarkCircleRegular aria-hidden="true" />
        {t("chats.message.sent")}
      </p>
    );
  const names = listWords(
    readers.map((one) => one.displayName),
    i18n.language,
  );
  const isEverybody = readers.length === others.length;
  return (
    <p className="receipt read">
      <EyeRegular aria-hidden="true" />
      {chat.chatType === "oneOnOne" || (isEverybody && others.length > 3)
        ? t("chats.message.read")
        : t("chats.message.readBy", { names })}
    </p>
  );
}
