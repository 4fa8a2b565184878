// What happened in a chat, as a sentence.
import type { TFunction } from "i18next";
import type { ChatMessage, ChatPerson } from "../../../api/types";
import { listWords } from "../names";

/** The sentence of something that happened; without its details, that somebody changed something. */
export function eventWords(
  event: ChatMessage["eventDetail"],
  by: ChatPerson,
  ownId: string,
  t: TFunction,
  language: string,
): string {
  const isOwn = by.id === ownId;
  const name = by.displayName;
  const names = (event?.members ?? []).map((one) => one.displayName);
  const who = listWords(names, language);
  switch (event?.["@odata.type"]) {
    case "#microsoft.graph.membersAddedEventMessageDetail":
      return isOwn ? t("chats.event.youAdded", { who }) : t("chats.event.added", { name, who });
    case "#microsoft.graph.membersDeletedEventMessageDetail":
      return isOwn ? t("chats.event.youRemoved", { who }) : t("chats.event.removed", { name, who });
    case "#microsoft.graph.membersLeftEventMessageDetail":
      return isOwn ? t("chats.event.youLeft") : t("chats.event.left", { name });
    case "#microsoft.graph.membersJoinedEventMessageDetail":
      return isOwn ? t("chats.event.youJoined") : t("chats.event.joined", { name });
    case "#microsoft.graph.chatRenamedEventMessageDetail": {
      const topic = event.chatDisplayName;
      if (!topic) return isOwn ? t("chats.event.youUnnamed") : t("chats.event.unnamed", { name });
      return isOwn ? t("chats.event.youRenamed", { topic }) : t("chats.event.renamed", { name, topic });
    }
    default:
      return isOwn ? t("chats.event.youChanged") : t("chats.event.changed", { name });
  }
}
