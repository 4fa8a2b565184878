import { describe, expect, it } from "vitest";
import type { ChatMessage } from "../../../api/types";
import { begin, emptyThread, isGap, prepend, reach, type ThreadState, take } from "./threadState";

function message(id: number, position = id, content = `message ${id}`): ChatMessage {
  return { id: String(id), position, body: { contentType: "text", content } } as ChatMessage;
}

const ids = (state: ThreadState) => state.messages.map((one) => Number(one.id));

describe("the messages of a chat", () => {
  it("stand by their numbers, not by the order in which they came", () => {
    const state = take(begin([message(10), message(9), message(2)], 10, undefined), [message(12), message(11)]);
    expect(ids(state)).toEqual([2, 9, 10, 11, 12]);
  });

  it("are there once, as they were last", () => {
    const started = begin([message(2), message(1)], 2, undefined);
    const edited = take(started, [message(1, 5, "edited"), message(2), message(1, 3, "older state")]);
    expect(ids(edited)).toEqual([1, 2]);
    expect(edited.messages[0]?.body.content).toBe("edited");
    expect(take(edited, [message(1, 1, "older state")]).messages[0]?.body.content).toBe("edited");
  });

  it("are left out while there is a gap before the oldest one", () => {
    const state = begin([message(60), message(59)], 60, "token");
    expect(ids(take(state, [message(3, 61, "a reaction")]))).toEqual([59, 60]);
    const whole = prepend(state, [message(58), message(3)], undefined);
    expect(ids(whole)).toEqual([3, 58, 59, 60]);
    expect(take(whole, [message(3, 61, "a reaction")]).messages[0]?.body.content).toBe("a reaction");
  });

  it("keep a newer state when an older page brings an older one", () => {
    const state = take(begin([message(2)], 2, "token"), [message(2, 9, "edited")]);
    expect(prepend(state, [message(2), message(1)], undefined).messages[1]?.body.content).toBe("edited");
  });
});

describe("the position", () => {
  it("never goes back", () => {
    const state = reach(begin([], 7, undefined), 5);
    expect(state.position).toBe(7);
    expect(reach(state, 9).position).toBe(9);
  });

  it("shows a gap when a number was left out", () => {
    const state = begin([], 7, undefined);
    expect([isGap(state, 7), isGap(state, 8), isGap(state, 9)]).toEqual([false, false, true]);
    expect(isGap(emptyThread, 1)).toBe(false);
  });
});
