import { expect, it } from "vitest";
import type { ChatMessage } from "../../../api/types";
import { rowsOf } from "./rows";

function message(id: number, by: string, createdDateTime: string, messageType = "message"): ChatMessage {
  return { id: String(id), messageType, createdDateTime, from: { user: { id: by } } } as ChatMessage;
}

const dayOf = (at: string) => at.slice(0, 10);

it("begins each day, and each run of one person", () => {
  const rows = rowsOf(
    [
      message(1, "a", "2026-11-29T22:00:00Z"),
      message(2, "a", "2026-11-29T22:01:00Z"),
      message(3, "a", "2026-11-29T22:30:00Z"),
      message(4, "b", "2026-11-30T08:00:00Z"),
      message(5, "b", "2026-11-30T08:00:30Z", "systemEventMessage"),
      message(6, "b", "2026-11-30T08:01:00Z"),
    ],
    "a",
    undefined,
    dayOf,
  );
  expect(rows.map((row) => (row.kind === "message" ? `${row.key}${row.isFirst ? " first" : ""}` : row.kind))).toEqual([
    "day",
    "1 first",
    "2",
    "3 first",
    "day",
    "4 first",
    "event",
    "6 first",
  ]);
});

it("says from where on others have written what is new", () => {
  const at = "2026-11-30T08:00:00Z";
  const messages = [message(1, "b", at), message(2, "a", at), message(3, "b", at), message(4, "b", at)];
  expect(rowsOf(messages, "a", 1, dayOf).map((row) => row.key)).toEqual(["day-1", "1", "2", "new", "3", "4"]);
  expect(rowsOf(messages, "a", 4, dayOf).map((row) => row.kind)).not.toContain("new");
});
