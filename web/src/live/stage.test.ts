// Two tabs of one browser and one person. What the browser itself does (locks, channel) is played here, in order.
import { beforeEach, describe, expect, it } from "vitest";
import type { Showing, ShowingEvent } from "../api/types";
import { PageStorage } from "./clientStorage";
import { EmployeeLive } from "./employeeLive";
import type { StageChannel, StageLocks, StageWord } from "./stage";

/** One lock, given in the order of asking. */
class FakeLocks implements StageLocks {
  private held = false;
  private readonly queue: (() => void)[] = [];

  request: StageLocks["request"] = (_name, { ifAvailable, signal }, granted) =>
    new Promise((resolve, reject) => {
      const run = async () => {
        this.held = true;
        resolve(await granted({}));
        this.held = false;
        this.queue.shift()?.();
      };
      if (!this.held) return void run();
      if (ifAvailable) return resolve(granted(null));
      this.queue.push(run);
      signal?.addEventListener("abort", () => {
        const place = this.queue.indexOf(run);
        if (place >= 0) this.queue.splice(place, 1);
        reject(signal.reason);
      });
    });
}

class FakeChannel implements StageChannel {
  onmessage: StageChannel["onmessage"] = null;
  static all: FakeChannel[] = [];

  constructor() {
    FakeChannel.all.push(this);
  }

  postMessage(word: StageWord): void {
    for (const one of FakeChannel.all) if (one !== this) one.onmessage?.({ data: word } as MessageEvent);
  }

  close(): void {
    this.onmessage = null;
  }
}

let storage: PageStorage;
let locks: FakeLocks;
let reported: ShowingEvent[];
let nextId: number;

class Tab {
  visible: boolean;
  readonly live: EmployeeLive;
  private say: ((event: MessageEvent) => void) | null = null;

  constructor(visible = true) {
    this.visible = visible;
    this.live = new EmployeeLive({
      owner: "camille",
      storage,
      stage: { locks, channel: new FakeChannel() },
      requests: { due: async () => [], deliver: async () => [] },
      url: "wss://beffroi.example/live",
      openSocket: () => {
        const tab = this;
        return {
          set onmessage(listener: ((event: MessageEvent) => void) | null) {
            tab.say = listener;
          },
          onclose: null,
          send: (text: string) => reported.push(...(JSON.parse(text) as { events: ShowingEvent[] }).events),
          close: () => undefined,
        };
      },
      schedule: () => () => undefined,
      random: () => 0.5,
      now: () => 0,
      newId: () => `event-${nextId++}`,
      isVisible: () => this.visible,
      onChange: () => undefined,
      onInboxChange: () => undefined,
      onNotification: () => undefined,
      onUnanswered: () => undefined,
    });
    this.live.start();
    this.receive({ type: "hello", cursor: "1", resumed: true });
  }

  receive(frame: unknown): void {
    this.say?.({ data: JSON.stringify(frame) } as MessageEvent);
  }

  /** What is on screen, once everything that waits has run; the page draws it. */
  async shows(): Promise<string[]> {
    await settled();
    const ids = Object.values(this.live.onScreen()).map((one) => one.showingId);
    for (const id of ids) this.live.drawn(id);
    return ids;
  }

  async turn(visible: boolean): Promise<void> {
    this.visible = visible;
    this.live.visibilityChanged();
    await settled();
  }
}

/** Lets every promise that can go on do so. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

function showing(id: string): Showing {
  return {
    showingId: id,
    messageId: `message-of-${id}`,
    location: "portal",
    urgency: "standard",
    rank: 1,
    language: "en",
    title: id,
    body: "",
    buttonText: "Open",
    link: "https://intranet.example/",
    contentType: "organizationalMessage",
  };
}

function offer(id: string, ...tabs: Tab[]): void {
  for (const tab of tabs) tab.receive({ type: "show", showing: showing(id) });
}

const words = () => reported.map((event) => `${event.showingId} ${event.type}`);

beforeEach(() => {
  storage = new PageStorage();
  locks = new FakeLocks();
  FakeChannel.all = [];
  reported = [];
  nextId = 1;
});

describe("two visible tabs", () => {
  it("have one message on screen once, and count it once", async () => {
    const [first, second] = [new Tab(), new Tab()];
    offer("a", second, first);
    expect(await first.shows()).toEqual(["a"]);
    expect(await second.shows()).toEqual([]);
    expect(words()).toEqual(["a shown"]);
  });

  it("when the one that shows it closes, the other takes over, and nothing is counted twice", async () => {
    const [first, second] = [new Tab(), new Tab()];
    offer("a", first);
    expect(await first.shows()).toEqual(["a"]);
    // Offered late, when the other tab has displayed it already.
    offer("a", second);
    first.live.stop();
    expect(await second.shows()).toEqual(["a"]);
    second.live.clicked(showing("a"));
    expect(words()).toEqual(["a shown", "a clicked"]);
    expect(await second.shows()).toEqual([]);
  });

  it("what was finished in one does not come up in the other", async () => {
    const [first, second] = [new Tab(), new Tab()];
    offer("a", first, second);
    await first.shows();
    first.live.dismissed(showing("a"));
    first.live.stop();
    expect(await second.shows()).toEqual([]);
    offer("a", second);
    expect(await second.shows()).toEqual([]);
    expect(words()).toEqual(["a shown", "a dismissed"]);
  });

  it("what was withdrawn does not come up in the other", async () => {
    const [first, second] = [new Tab(), new Tab()];
    offer("a", first, second);
    await first.shows();
    for (const tab of [first, second]) tab.receive({ type: "withdraw", messageId: "message-of-a" });
    first.live.stop();
    expect(await second.shows()).toEqual([]);
  });
});

describe("a tab alone", () => {
  it("does not display again what was displayed before it was opened", async () => {
    const before = new Tab();
    offer("a", before);
    await before.shows();
    before.live.pageLeft();
    await settled();
    const after = new Tab();
    offer("a", after);
    expect(await after.shows()).toEqual([]);
    after.live.pageLeft();
    await settled();
    const inBackground = new Tab(false);
    offer("a", inBackground);
    await inBackground.turn(true);
    expect(await inBackground.shows()).toEqual([]);
  });

  it("keeps what is on screen while it is hidden", async () => {
    const tab = new Tab();
    offer("a", tab);
    await tab.shows();
    await tab.turn(false);
    expect(await tab.shows()).toEqual(["a"]);
  });
});

describe("a hidden tab", () => {
  it("gives the message to the tab that the person looks at, and gets it back", async () => {
    const [first, second] = [new Tab(), new Tab(false)];
    offer("a", first, second);
    expect(await first.shows()).toEqual(["a"]);
    await first.turn(false);
    expect(await first.shows()).toEqual(["a"]);
    await second.turn(true);
    expect(await first.shows()).toEqual([]);
    expect(await second.shows()).toEqual(["a"]);
    // The new one may be seen before the old one is told that it is hidden.
    await first.turn(true);
    expect(await first.shows()).toEqual([]);
    await second.turn(false);
    expect(await second.shows()).toEqual([]);
    expect(await first.shows()).toEqual(["a"]);
    expect(words()).toEqual(["a shown"]);
  });

  it("waits for nothing: a visible one comes before it", async () => {
    const [first, hidden, second] = [new Tab(), new Tab(), new Tab()];
    offer("a", first, hidden, second);
    await first.shows();
    await hidden.turn(false);
    first.live.stop();
    expect(await hidden.shows()).toEqual([]);
    expect(await second.shows()).toEqual(["a"]);
  });
});
