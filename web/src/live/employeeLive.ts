// The employee's side of the live protocol: what is on screen, and what is told to the server about it.
import type { Showing, ShowingEvent, ShowingEventType } from "../api/types";
import type { ClientStorage } from "./clientStorage";
import { DisplayedLedger } from "./displayedLedger";
import { EventOutbox } from "./eventOutbox";
import { LiveConnection, type LiveConnectionOptions, type LiveStatus } from "./liveConnection";
import { PlainFallback, type PlainRequests } from "./plainFallback";
import { type ChatFrame, maxEventsPerFrame, type ServerFrame } from "./protocol";
import { type OnScreen, ShowingBoard } from "./showingBoard";
import { Stage, type StageOptions } from "./stage";

/** Milliseconds within which a server that could not resume has offered everything again. */
const settleAfter = 1_500;
/** Milliseconds after which unacknowledged events are sent again on a connection that looks well. */
const resendAfter = 30_000;

export interface EmployeeLiveOptions extends Omit<LiveConnectionOptions, "onFrame" | "onStatus"> {
  /** Id of the signed-in person: two people of one browser share nothing. */
  owner: string;
  storage: ClientStorage;
  /** How the tabs of this browser agree on which of them shows what is due. */
  stage: Pick<StageOptions, "locks" | "channel">;
  /** Used while no connection can be had. */
  requests: PlainRequests;
  /** Milliseconds since 1970. */
  now: () => number;
  newId: () => string;
  /** Whether the person can see the page now. */
  isVisible: () => boolean;
  /** After each change of `onScreen()` or `status()`. */
  onChange: () => void;
  /** The inbox may have changed. */
  onInboxChange: () => void;
  /** A custom notification has come, for this device or another one; who takes it looks for whom it is. */
  onNotification: (notification: object) => void;
  /** Something has happened in a chat; or the connection stands anew, and much may have happened meanwhile. */
  onChat?: (frame: ChatFrame | { type: "hello" }) => void;
  /** The server does not greet: perhaps the session has ended. */
  onUnanswered: () => void;
}

export class EmployeeLive {
  private readonly options: EmployeeLiveOptions;
  private readonly connection: LiveConnection;
  private readonly outbox: EventOutbox;
  private readonly ledger: DisplayedLedger;
  private readonly board: ShowingBoard;
  private readonly stage: Stage;
  private readonly fallback: PlainFallback;
  private readonly rendered = new Set<string>();
  private liveStatus: LiveStatus = "connecting";
  private cancelSettle: (() => void) | undefined;
  private cancelResend: (() => void) | undefined;

  constructor(options: EmployeeLiveOptions) {
    this.options = options;
    this.outbox = new EventOutbox(options.storage, options.owner);
    this.ledger = new DisplayedLedger(options.storage, options.owner);
    this.board = new ShowingBoard(
      { wasDisplayed: (id) => this.ledger.has(id), isOver: (id) => this.ledger.isOver(id) },
      () => options.onChange(),
    );
    this.stage = new Stage({
      ...options.stage,
      name: `beffroi.stage.${options.owner}`,
      isVisible: options.isVisible,
      onEnter: (takenOver) => this.board.enter(takenOver),
      onLeave: () => this.board.leave(),
    });
    this.fallback = new PlainFallback({
      requests: options.requests,
      schedule: options.schedule,
      pending: () => this.outbox.pending(options.now()),
      onSettled: (eventIds) => this.settled(eventIds),
      onDue: (showings) => this.offer(showings),
    });
    this.connection = new LiveConnection({
      ...options,
      onFrame: (frame) => this.receive(frame),
      onStatus: (status, failures) => this.statusChanged(status, failures),
    });
  }

  start(): void {
    this.ledger.prune(this.options.now());
    this.stage.start();
    this.connection.start();
  }

  stop(): void {
    this.cancelSettle?.();
    this.cancelResend?.();
    this.connection.stop();
    this.stage.stop();
    this.fallback.end();
  }

  onScreen(): OnScreen {
    return this.board.snapshot();
  }

  status(): LiveStatus {
    return this.liveStatus;
  }

  /** The page has drawn this showing. It counts as shown as soon as the page is visible too. */
  drawn(showingId: string): void {
    this.rendered.add(showingId);
    this.countShown();
  }

  /** The page became visible or hidden. */
  visibilityChanged(): void {
    this.stage.visibilityChanged();
    if (!this.options.isVisible()) return;
    this.countShown();
    this.connection.wake();
  }

  private countShown(): void {
    if (!this.options.isVisible()) return;
    for (const showing of Object.values(this.board.snapshot())) {
      if (this.rendered.has(showing.showingId)) this.reallyShown(showing);
    }
  }

  /** The page is being left. It may come back later as it was: then it becomes visible anew. */
  pageLeft(): void {
    this.stage.pageLeft();
  }

  networkChanged(online: boolean): void {
    if (online) this.connection.wake();
    else this.connection.lost();
  }

  /** Tells the others of a chat that the person is typing; of no use later, so lost without a connection. */
  typing(chatId: string): void {
    this.connection.send({ type: "chat.typing", chatId });
  }

  clicked(showing: Showing): void {
    this.finish(showing, "clicked");
  }

  dismissed(showing: Showing): void {
    this.finish(showing, "dismissed");
  }

  private reallyShown(showing: Showing): void {
    if (this.ledger.isMine(showing.showingId)) return;
    if (this.ledger.has(showing.showingId)) {
      // Another tab has displayed it, and counted it. If that one may still have it on screen, once is enough.
      if (!this.stage.isExclusive) this.board.remove(showing.showingId);
      return;
    }
    this.ledger.add(showing.showingId, this.options.now());
    this.report(showing, "shown");
  }

  private finish(showing: Showing, type: ShowingEventType): void {
    // Whoever acts has seen it, even if the browser did not say that the page is visible.
    if (!this.ledger.has(showing.showingId)) this.report(showing, "shown");
    this.ledger.finish(showing.showingId, this.options.now());
    this.report(showing, type);
    this.board.remove(showing.showingId);
  }

  private report(showing: Showing, type: ShowingEventType): void {
    const event: ShowingEvent = {
      id: this.options.newId(),
      showingId: showing.showingId,
      type,
      occurredDateTime: new Date(this.options.now()).toISOString(),
    };
    this.outbox.add(event);
    if (this.connection.send({ type: "events", events: [event] })) this.resendLater();
  }

  private sendPending(): void {
    const pending = this.outbox.pending(this.options.now());
    for (let from = 0; from < pending.length; from += maxEventsPerFrame) {
      if (!this.connection.send({ type: "events", events: pending.slice(from, from + maxEventsPerFrame) })) return;
    }
    if (pending.length > 0) this.resendLater();
  }

  private resendLater(): void {
    this.cancelResend?.();
    this.cancelResend = this.options.schedule(() => this.sendPending(), resendAfter);
  }

  private receive(frame: ServerFrame): void {
    switch (frame.type) {
      case "hello":
        this.greeted(frame.resumed);
        this.options.onChat?.({ type: "hello" });
        break;
      case "show":
        this.offer([frame.showing]);
        break;
      case "withdraw":
        this.board.withdraw(frame.messageId);
        this.options.onInboxChange();
        break;
      case "ack":
        this.settled(frame.eventIds);
        break;
      case "notification":
        this.options.onNotification(frame.notification);
        break;
      case "changed":
        break;
      default:
        this.options.onChat?.(frame);
    }
  }

  private offer(showings: readonly Showing[]): void {
    for (const showing of showings) this.board.offer(showing);
    this.options.onInboxChange();
  }

  private settled(eventIds: readonly string[]): void {
    this.outbox.acknowledge(eventIds);
    if (this.outbox.pending(this.options.now()).length === 0) this.cancelResend?.();
    this.options.onInboxChange();
  }

  private greeted(resumed: boolean): void {
    this.cancelSettle?.();
    if (!resumed) {
      this.board.forget();
      this.cancelSettle = this.options.schedule(() => this.board.settle(), settleAfter);
    }
    this.sendPending();
  }

  private statusChanged(status: LiveStatus, failures: number): void {
    this.liveStatus = status;
    if (status === "online") this.fallback.end();
    else if (status !== "stopped") this.fallback.disconnected();
    this.options.onChange();
    if (status === "waiting" && failures > 0 && failures % 3 === 0) this.options.onUnanswered();
  }
}
