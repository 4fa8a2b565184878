// What travels over a page's live connection, so that a test can wait for it instead of for time.
import type { Page, WebSocket } from "playwright-core";

interface Frame {
  type: string;
  text: string;
  /** Of an acknowledgement. */
  eventIds?: string[];
}

interface ClientFrame {
  events?: { id: string; type: EventType }[];
}

/** What a browser reports of a showing. */
export type EventType = "shown" | "clicked" | "dismissed";

type Watcher = () => void;

/** Milliseconds to wait for a frame. */
const patience = 15_000;

export class LiveFrames {
  private readonly frames: Frame[] = [];
  private readonly reported = new Map<string, EventType>();
  private readonly watchers = new Set<Watcher>();
  private readonly open = new Set<WebSocket>();

  /** Has to be made before the page connects. */
  constructor(page: Page) {
    page.on("websocket", (socket) => this.follow(socket));
    // A document takes its connections with it, and nobody is told of their end.
    let leaving: WebSocket[] | undefined;
    page.on("request", (request) => {
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) leaving = [...this.open];
    });
    page.on("framenavigated", (frame) => {
      if (frame !== page.mainFrame() || !leaving) return;
      for (const socket of leaving) this.open.delete(socket);
      leaving = undefined;
      this.tell();
    });
  }

  /** Waits until the server has greeted. */
  greeted(): Promise<void> {
    return this.until("a greeting", () => this.of("hello").length > 0);
  }

  /** Waits until an event of this type has been reported and acknowledged. */
  acknowledged(type: EventType): Promise<void> {
    const ids = () => this.of("ack").flatMap((frame) => frame.eventIds ?? []);
    return this.until(`an acknowledged ${type}`, () => ids().some((id) => this.reported.get(id) === type));
  }

  /** Waits until a message with these words is offered. */
  offer(words: string): Promise<void> {
    return this.until(`the offer of ${words}`, () => this.offered(words));
  }

  /** Whether a message with these words was ever offered. */
  offered(words: string): boolean {
    return this.of("show").some((frame) => frame.text.includes(words));
  }

  /** Waits until no connection is open. */
  closed(): Promise<void> {
    return this.until("the end of the connection", () => this.open.size === 0);
  }

  private of(type: string): Frame[] {
    return this.frames.filter((frame) => frame.type === type);
  }

  private follow(socket: WebSocket): void {
    this.open.add(socket);
    socket.on("framesent", ({ payload }) => {
      const frame = JSON.parse(String(payload)) as ClientFrame;
      for (const { id, type } of frame.events ?? []) this.reported.set(id, type);
      this.tell();
    });
    socket.on("framereceived", ({ payload }) => {
      const text = String(payload);
      this.frames.push({ ...(JSON.parse(text) as Omit<Frame, "text">), text });
      this.tell();
    });
    socket.on("close", () => {
      this.open.delete(socket);
      this.tell();
    });
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher();
  }

  private until(what: string, holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.watchers.delete(look);
        reject(new Error(`${what} was waited for in vain; frames: ${this.frames.map((one) => one.text).join("\n")}`));
      }, patience);
      const look = () => {
        if (!holds()) return;
        clearTimeout(timer);
        this.watchers.delete(look);
        resolve();
      };
      this.watchers.add(look);
      look();
    });
  }
}
