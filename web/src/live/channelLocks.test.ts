import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ChannelLocks, type LockChannel, type LockWord } from "./channelLocks";

let channels: LockChannel[];

function tab(id: string): ChannelLocks {
  const channel: LockChannel = {
    onmessage: null,
    postMessage(word: LockWord) {
      for (const one of channels) if (one !== channel) one.onmessage?.({ data: word } as MessageEvent);
    },
  };
  channels.push(channel);
  return new ChannelLocks({
    channel,
    id,
    schedule: (action, milliseconds) => {
      const timer = setTimeout(action, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}

/** Asks for the lock and keeps it until told; says who has it now. */
function keeping(locks: ChannelLocks, name: string, holders: Set<string>) {
  const end = new AbortController();
  const done = locks
    .request("stage", { signal: end.signal }, () => {
      holders.add(name);
      return new Promise((resolve) =>
        end.signal.addEventListener("abort", () => {
          holders.delete(name);
          resolve();
        }),
      );
    })
    .catch(() => undefined);
  return { end: () => end.abort(), done };
}

beforeEach(() => {
  channels = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe("tabs without the browser's locks", () => {
  it("that ask at the same moment: one has it", async () => {
    const holders = new Set<string>();
    const [b, a, c] = [tab("b"), tab("a"), tab("c")];
    for (const [locks, name] of [
      [b, "b"],
      [a, "a"],
      [c, "c"],
    ] as const)
      keeping(locks, name, holders);
    await vi.advanceTimersByTimeAsync(20_000);
    expect([...holders]).toEqual(["a"]);
  });

  it("take over at once when the one that has it lets go", async () => {
    const holders = new Set<string>();
    const first = keeping(tab("z"), "first", holders);
    await vi.advanceTimersByTimeAsync(1_000);
    keeping(tab("b"), "second", holders);
    keeping(tab("a"), "third", holders);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([...holders]).toEqual(["first"]);
    first.end();
    await vi.advanceTimersByTimeAsync(300);
    expect(holders.size).toBe(1);
    expect(holders).not.toContain("first");
  });

  it("take over later when it ended without a word", async () => {
    const holders = new Set<string>();
    const crashed = tab("a");
    keeping(crashed, "first", holders);
    await vi.advanceTimersByTimeAsync(1_000);
    keeping(tab("b"), "second", holders);
    await vi.advanceTimersByTimeAsync(1_000);
    channels.splice(0, 1);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(holders).toContain("second");
  });

  it("say when it is not free, and leave the line when told", async () => {
    const holders = new Set<string>();
    const first = keeping(tab("a"), "first", holders);
    await vi.advanceTimersByTimeAsync(1_000);
    const second = tab("b");
    const answer = vi.fn(() => undefined);
    void second.request("stage", { ifAvailable: true }, answer);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(answer).toHaveBeenCalledWith(null);
    const waiting = keeping(second, "second", holders);
    await vi.advanceTimersByTimeAsync(1_000);
    waiting.end();
    await waiting.done;
    first.end();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(holders.size).toBe(0);
  });
});
