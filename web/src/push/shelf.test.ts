import { describe, expect, it } from "vitest";
import type { Notice } from "./notification";
import { emptyShelf, isOver, ownedBy, put, putAway } from "./shelf";

const now = Date.parse("2026-11-30T09:00:00Z");
const notice = (id: string, sent = "2026-11-30T08:00:00Z"): Notice => ({ id, title: id, body: "", sent });

describe("the shelf", () => {
  it("has the newest first, and each once", () => {
    let shelf = put(emptyShelf, notice("old", "2026-11-30T07:00:00Z"), now);
    shelf = put(shelf, notice("new"), now);
    const again = put(shelf, notice("old", "2026-11-30T07:00:00Z"), now);
    expect(again).toBe(shelf);
    expect(shelf.notices.map((one) => one.id)).toEqual(["new", "old"]);
  });

  it("does not take again what was put away, and keeps nothing of its text", () => {
    const shelf = putAway(put(emptyShelf, notice("a"), now), ["a", "unknown"]);
    expect(put(shelf, notice("a"), now)).toBe(shelf);
    expect(isOver(shelf, "a")).toBe(true);
    expect(shelf.over).toEqual([{ id: "a", sent: "2026-11-30T08:00:00Z" }]);
  });

  it("forgets what was put away when it can come no more", () => {
    const shelf = putAway(put(emptyShelf, notice("a", "2026-11-28T08:00:00Z"), now), ["a"]);
    expect(put(shelf, notice("b"), now).over).toEqual([]);
  });

  it("does not grow without end", () => {
    let shelf = emptyShelf;
    for (let hour = 0; hour < 200; hour += 1)
      shelf = put(shelf, notice(`n${hour}`, new Date(now + hour * 60_000).toISOString()), now);
    expect(shelf.notices).toHaveLength(100);
    expect(shelf.notices[0]?.id).toBe("n199");
  });

  it("is nobody else's", () => {
    const ada = put(ownedBy(emptyShelf, "ada"), notice("a"), now);
    expect(ownedBy(ada, "ada")).toBe(ada);
    expect(ownedBy(ada, "bob")).toEqual({ ...emptyShelf, owner: "bob" });
  });
});
