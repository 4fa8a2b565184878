import { expect, it } from "vitest";
import type { Chat } from "../../../api/types";
import { listed, unreadTotal } from "./order";

const viewpoint = { isHidden: false, isMuted: false, isPinned: false };

function chat(id: string, minute: number, more: Partial<Omit<Chat, "viewpoint">> = {}, view = {}): Chat {
  const lastUpdatedDateTime = `2026-11-30T12:${String(minute).padStart(2, "0")}:00Z`;
  return {
    id,
    lastUpdatedDateTime,
    acceptance: "accepted",
    unreadCount: 0,
    ...more,
    viewpoint: { ...viewpoint, ...view },
  } as Chat;
}

const chats = [
  chat("old", 1, { unreadCount: 2 }),
  chat("new", 9, { unreadCount: 1 }),
  chat("pinned", 3, {}, { isPinned: true }),
  chat("hidden", 8, { unreadCount: 5 }, { isHidden: true }),
  chat("muted", 7, { unreadCount: 40 }, { isMuted: true }),
  chat("request", 6, { acceptance: "pending", unreadCount: 10, requestedBy: { userId: "a" } as Chat["requestedBy"] }),
  chat("blocked", 5, { acceptance: "pending", requestedBy: { userId: "b" } as Chat["requestedBy"] }),
];

it("puts requests and pinned chats apart, and the newest first", () => {
  const all = listed(chats, false, new Set(["b"]));
  expect(all.requests.map((one) => one.id)).toEqual(["request"]);
  expect(all.pinned.map((one) => one.id)).toEqual(["pinned"]);
  expect(all.others.map((one) => one.id)).toEqual(["new", "muted", "old"]);
  expect(all.hiddenCount).toBe(1);
});

it("shows hidden chats where they are wanted", () => {
  expect(listed(chats, true, new Set()).others.map((one) => one.id)).toEqual(["new", "hidden", "muted", "old"]);
});

it("counts what asks for attention", () => {
  expect(unreadTotal(chats, new Set(["b"]))).toBe(2 + 1 + 1);
});
