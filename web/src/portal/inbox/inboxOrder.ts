import type { InboxItem } from "../../api/types";

/** Unread: still running, and the person has neither opened nor put it away. */
export function isUnread(item: InboxItem): boolean {
  return item.isActive && !item.clickedDateTime && !item.dismissedDateTime;
}

/** Running messages (unread first, urgent before others) and earlier ones; the server's order within each. */
export function arrangeInbox(items: readonly InboxItem[]) {
  const weight = (item: InboxItem) => (isUnread(item) ? 0 : 2) + (item.urgency === "urgent" ? 0 : 1);
  const current = items.filter((item) => item.isActive).toSorted((a, b) => weight(a) - weight(b));
  const earlier = items.filter((item) => !item.isActive);
  return { current, earlier, unread: items.filter(isUnread).length };
}
