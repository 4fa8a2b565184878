import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Showing, ShowingEvent } from "../api/types";
import { PageStorage } from "./clientStorage";
import { EmployeeLive } from "./employeeLive";
import type { LiveSocket } from "./liveConnection";

class FakeSocket implements LiveSocket {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  readonly sent: { type: string; events: ShowingEvent[] }[] = [];
  readonly url: string;
  constructor(url: string) {
    this.url = url;
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.onclose?.(undefined as never);
  }
  say(frame: unknown): void {
    this.onmessage?.({ data: JSON.stringify(frame) } as MessageEvent);
  }
  events(): ShowingEvent[] {
    return this.sent.flatMap((frame) => frame.events);
  }
}

let sockets: FakeSocket[];
let storage: PageStorage;
let visible: boolean;
let nextId: number;
let unanswered: number;
let notified: object[];
let due: Showing[];
let serverDown: boolean;
let posted: ShowingEvent[];

function open(owner = "camille"): EmployeeLive {
  const live = new EmployeeLive({
    owner,
    storage,
    stage: { locks: undefined, channel: undefined },
    requests: {
      due: async () => {
        if (serverDown) throw new Error("unreachable");
        return due;
      },
      deliver: async (events) => {
        posted.push(...events);
        return events.map((event) => event.id);
      },
    },
    url: "wss://beffroi.example/live",
    openSocket: (url) => {
      const socket = new FakeSocket(url);
      sockets.push(socket);
      return socket;
    },
    schedule: (action, milliseconds) => {
      const timer = setTimeout(action, milliseconds);
      return () => clearTimeout(timer);
    },
    random: () => 0.5,
    now: () => Date.now(),
    newId: () => `event-${nextId++}`,
    isVisible: () => visible,
    onChange: () => undefined,
    onInboxChange: () => undefined,
    onNotification: (notification) => notified.push(notification),
    onUnanswered: () => {
      unanswered += 1;
    },
  });
  live.start();
  return live;
}

function last(): FakeSocket {
  const socket = sockets.at(-1);
  if (!socket) throw new Error("no socket was opened");
  return socket;
}

function showing(id: string, rank = 1, more: Partial<Showing> = {}): Showing {
  return {
    showingId: id,
    messageId: `message-of-${id}`,
    location: "taskbar",
    urgency: "standard",
    rank,
    language: "en",
    title: id,
    body: "",
    buttonText: "Open",
    link: "https://intranet.example/",
    contentType: "organizationalMessage",
    ...more,
  };
}

function show(one: Showing, cursor = "2"): void {
  last().say({ type: "show", cursor, showing: one });
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-22T10:00:00Z") });
  sockets = [];
  storage = new PageStorage();
  visible = true;
  nextId = 1;
  unanswered = 0;
  notified = [];
  due = [];
  serverDown = false;
  posted = [];
});
afterEach(() => vi.useRealTimers());

it("hands on custom notifications, which need no place on the screen", () => {
  open();
  last().say({ type: "hello", cursor: "1", resumed: true });
  last().say({ type: "notification", notification: { id: "n1", title: "Closed" } });
  last().say({ type: "notification" });
  expect(notified).toEqual([{ id: "n1", title: "Closed" }]);
});

describe("the screen", () => {
  it("shows one at a time per location, lowest rank first", () => {
    const live = open();
    last().say({ type: "hello", cursor: "1", resumed: false });
    show(showing("a", 5));
    show(showing("b", 3));
    show(showing("c", 2));
    show(showing("toast", 9, { location: "notificationArea" }));
    expect(live.onScreen().taskbar?.showingId).toBe("a");
    expect(live.onScreen().notificationArea?.showingId).toBe("toast");
    live.dismissed(showing("a", 5));
    expect(live.onScreen().taskbar?.showingId).toBe("c");
    live.clicked(showing("c", 2));
    expect(live.onScreen().taskbar?.showingId).toBe("b");
  });

  it("gives the place to an urgent one and comes back afterwards", () => {
    const live = open();
    last().say({ type: "hello", cursor: "1", resumed: false });
    show(showing("calm"));
    live.drawn("calm");
    const urgent = showing("urgent", 0, { urgency: "urgent" });
    show(urgent);
    expect(live.onScreen().taskbar?.showingId).toBe("urgent");
    live.drawn("urgent");
    live.dismissed(urgent);
    expect(live.onScreen().taskbar?.showingId).toBe("calm");
    live.drawn("calm");
    expect(
      last()
        .events()
        .filter((event) => event.showingId === "calm"),
    ).toHaveLength(1);
  });

  it("takes a withdrawn message down at once, waiting or not", () => {
    const live = open();
    last().say({ type: "hello", cursor: "1", resumed: false });
    show(showing("a", 1));
    show(showing("b", 2));
    last().say({ type: "withdraw", cursor: "4", messageId: "message-of-b" });
    last().say({ type: "withdraw", cursor: "5", messageId: "message-of-a" });
    expect(live.onScreen()).toEqual({});
  });

  it("counts as shown only when drawn and visible, and only once", () => {
    visible = false;
    const live = open();
    last().say({ type: "hello", cursor: "1", resumed: false });
    show(showing("a"));
    live.drawn("a");
    expect(last().events()).toEqual([]);
    visible = true;
    live.visibilityChanged();
    live.visibilityChanged();
    expect(
      last()
        .events()
        .map((event) => event.type),
    ).toEqual(["shown"]);
  });

  it("never displays a showing twice, not even in a new page or another tab", () => {
    const live = open();
    last().say({ type: "hello", cursor: "1", resumed: false });
    show(showing("a"));
    const hidden = open();
    last().say({ type: "hello", cursor: "1", resumed: false });
    show(showing("a"));
    expect(hidden.onScreen().taskbar?.showingId).toBe("a");
    live.drawn("a");
    hidden.drawn("a");
    expect(hidden.onScreen()).toEqual({});
    const reloaded = open();
    last().say({ type: "hello", cursor: "1", resumed: false });
    show(showing("a"));
    expect(reloaded.onScreen()).toEqual({});
    const somebodyElse = open("dominique");
    last().say({ type: "hello", cursor: "1", resumed: false });
    show(showing("a"));
    expect(somebodyElse.onScreen().taskbar?.showingId).toBe("a");
  });

  it("after a lost cursor keeps only what is offered again", () => {
    const live = open();
    last().say({ type: "hello", cursor: "1", resumed: false });
    show(showing("kept"));
    show(showing("gone", 1, { location: "portal" }));
    live.drawn("kept");
    live.drawn("gone");
    last().close();
    vi.advanceTimersByTime(1_000);
    last().say({ type: "hello", cursor: "9", resumed: false });
    show(showing("kept"), "10");
    vi.advanceTimersByTime(1_500);
    expect(Object.values(live.onScreen()).map((one) => one.showingId)).toEqual(["kept"]);
  });
});

describe("a test of one's own message", () => {
  it("gives the place to a test by its author, who looks at it now", () => {
    const live = open();
    last().say({ type: "hello", cursor: "1", resumed: false });
    show(showing("calm", 0));
    live.drawn("calm");
    const test = showing("test", 9, { isTest: true });
    show(test);
    expect(live.onScreen().taskbar?.showingId).toBe("test");
    live.dismissed(test);
    expect(live.onScreen().taskbar?.showingId).toBe("calm");
  });
});

describe("the connection", () => {
  it("resumes by the last cursor and waits longer each time", () => {
    open();
    expect(last().url).toBe("wss://beffroi.example/live");
    last().say({ type: "hello", cursor: "7", resumed: false });
    last().say({ type: "changed", cursor: "8", kind: "message.approved", id: "x" });
    last().close();
    for (const wait of [750, 750, 1_500, 3_000]) {
      const before = sockets.length;
      vi.advanceTimersByTime(wait - 1);
      expect(sockets).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(sockets).toHaveLength(before + 1);
      expect(last().url).toBe("wss://beffroi.example/live?cursor=8");
      last().close();
    }
    expect(unanswered).toBe(1);
  });

  it("moves its cursor only with frames that have one", () => {
    const live = open();
    last().say({ type: "hello", cursor: "7", resumed: false });
    last().say({ type: "show", showing: showing("a") });
    expect(live.onScreen().taskbar?.showingId).toBe("a");
    last().say({ type: "withdraw", messageId: "message-of-a" });
    expect(live.onScreen()).toEqual({});
    last().close();
    vi.advanceTimersByTime(1_000);
    expect(last().url).toBe("wss://beffroi.example/live?cursor=7");
  });

  it("comes back at once when the network does, and gives up a dead socket", () => {
    const live = open();
    last().say({ type: "hello", cursor: "1", resumed: false });
    live.networkChanged(false);
    expect(live.status()).toBe("waiting");
    live.networkChanged(true);
    expect(sockets).toHaveLength(2);
  });

  it("ignores frames that it does not know", () => {
    const live = open();
    last().say({ type: "hello", cursor: "1", resumed: false });
    const refusal = { type: "error", error: { code: "invalid", message: "frame is not a JSON object" } };
    for (const frame of [{ type: "future" }, { type: "show", cursor: "2" }, 3, null, { type: "ack" }, refusal])
      last().say(frame);
    last().onmessage?.({ data: "{" } as MessageEvent);
    expect(live.onScreen()).toEqual({});
    expect(live.status()).toBe("online");
  });

  it("stops for good", () => {
    const live = open();
    live.stop();
    vi.advanceTimersByTime(120_000);
    expect(sockets).toHaveLength(1);
  });
});

describe("without a connection", () => {
  it("asks by plain requests after ten seconds, then every fifteen, until the connection is back", async () => {
    const live = open();
    due = [showing("a")];
    await vi.advanceTimersByTimeAsync(9_999);
    expect(live.onScreen()).toEqual({});
    await vi.advanceTimersByTimeAsync(1);
    expect(live.onScreen().taskbar?.showingId).toBe("a");
    live.drawn("a");
    live.dismissed(showing("a"));
    due = [showing("b")];
    await vi.advanceTimersByTimeAsync(15_000);
    expect(posted.map((event) => event.type)).toEqual(["shown", "dismissed"]);
    expect(live.onScreen().taskbar?.showingId).toBe("b");
    due = [showing("c", 1, { location: "portal" })];
    last().say({ type: "hello", cursor: "1", resumed: true });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(live.onScreen().portal).toBeUndefined();
    expect(posted).toHaveLength(2);
  });

  it("goes on after a round that failed", async () => {
    const live = open();
    due = [showing("a")];
    serverDown = true;
    await vi.advanceTimersByTimeAsync(10_000);
    serverDown = false;
    expect(live.onScreen()).toEqual({});
    await vi.advanceTimersByTimeAsync(15_000);
    expect(live.onScreen().taskbar?.showingId).toBe("a");
  });

  it("counts anew after each connection, and ends with the page", async () => {
    const live = open();
    last().say({ type: "hello", cursor: "1", resumed: false });
    await vi.advanceTimersByTimeAsync(60_000);
    due = [showing("a")];
    last().close();
    await vi.advanceTimersByTimeAsync(9_999);
    expect(live.onScreen()).toEqual({});
    await vi.advanceTimersByTimeAsync(1);
    expect(live.onScreen().taskbar?.showingId).toBe("a");
    live.stop();
    due = [showing("b", 1, { location: "portal" })];
    await vi.advanceTimersByTimeAsync(60_000);
    expect(live.onScreen().portal).toBeUndefined();
  });
});

describe("events", () => {
  it("are kept until acknowledged and sent again with the same ids", () => {
    const live = open();
    show(showing("a"));
    live.drawn("a");
    live.clicked(showing("a"));
    expect(last().sent).toEqual([]);
    last().say({ type: "hello", cursor: "1", resumed: false });
    const ids = last()
      .events()
      .map((event) => event.id);
    expect(
      last()
        .events()
        .map((event) => event.type),
    ).toEqual(["shown", "clicked"]);
    last().close();
    vi.advanceTimersByTime(1_000);
    last().say({ type: "hello", cursor: "1", resumed: true });
    expect(
      last()
        .events()
        .map((event) => event.id),
    ).toEqual(ids);
    last().say({ type: "ack", eventIds: [ids[0]] });
    live.stop();
    open();
    last().say({ type: "hello", cursor: "1", resumed: false });
    expect(
      last()
        .events()
        .map((event) => event.id),
    ).toEqual([ids[1]]);
    last().say({ type: "ack", eventIds: [ids[1]] });
    expect(storage.getItem("beffroi.event.camille.event-1")).toBeNull();
  });

  it("are sent again when the acknowledgement does not come, in frames of at most 500", () => {
    const live = open();
    for (let index = 0; index < 600; index++) live.dismissed(showing(`s${index}`));
    last().say({ type: "hello", cursor: "1", resumed: false });
    expect(last().sent.map((frame) => frame.events.length)).toEqual([500, 500, 200]);
    vi.advanceTimersByTime(30_000);
    expect(last().sent).toHaveLength(6);
    last().say({
      type: "ack",
      eventIds: last()
        .events()
        .map((event) => event.id),
    });
    vi.advanceTimersByTime(60_000);
    expect(last().sent).toHaveLength(6);
  });

  it("of a week ago are forgotten", () => {
    const live = open();
    live.dismissed(showing("a"));
    vi.advanceTimersByTime(8 * 24 * 3_600_000);
    last().say({ type: "hello", cursor: "1", resumed: false });
    expect(last().sent).toEqual([]);
  });
});
