// In which order chats stand in the list, and what of them counts.
import type { Chat } from "../../../api/types";

export interface ListedChats {
  /** What waits for an answer. */
  requests: readonly Chat[];
  pinned: readonly Chat[];
  others: readonly Chat[];
  /** How many are left out. */
  hiddenCount: number;
}

/** The list's parts, each with what was written to last first. A request of somebody who is blocked is none. */
export function listed(chats: readonly Chat[], showsHidden: boolean, blocked: ReadonlySet<string>): ListedChats {
  const sorted = [...chats].sort((one, other) => other.lastUpdatedDateTime.localeCompare(one.lastUpdatedDateTime));
  const requests = sorted.filter((one) => isRequest(one) && !blocked.has(one.requestedBy?.userId ?? ""));
  const own = sorted.filter((one) => !isRequest(one));
  const shown = own.filter((one) => showsHidden || !one.viewpoint.isHidden);
  return {
    requests,
    pinned: shown.filter((one) => one.viewpoint.isPinned),
    others: shown.filter((one) => !one.viewpoint.isPinned),
    hiddenCount: own.filter((one) => one.viewpoint.isHidden).length,
  };
}

export function isRequest(chat: Pick<Chat, "acceptance">): boolean {
  return chat.acceptance === "pending";
}

/** What the badge says: messages that nobody has read, and one for each request. Muted chats do not ask for anything. */
export function unreadTotal(chats: readonly Chat[], blocked: ReadonlySet<string>): number {
  return chats.reduce((sum, one) => sum + unreadOf(one, blocked), 0);
}

function unreadOf(chat: Chat, blocked: ReadonlySet<string>): number {
  if (isRequest(chat)) return blocked.has(chat.requestedBy?.userId ?? "") ? 0 : 1;
  return chat.viewpoint.isMuted || chat.viewpoint.isHidden || chat.acceptance === "left" ? 0 : chat.unreadCount;
}
