// Where no WebSocket gets through (an old proxy, say), plain requests do its work, only slower.
import type { Showing, ShowingEvent } from "../api/types";
import { maxEventsPerFrame } from "./protocol";

/** Milliseconds without a connection after which plain requests begin. */
const patience = 10_000;
/** Milliseconds from one round of requests to the next. */
const pause = 15_000;

export interface PlainRequests {
  /** What should be on screen now. */
  due: () => Promise<readonly Showing[]>;
  /** Sends events; answers the ids that need not be sent again. */
  deliver: (events: readonly ShowingEvent[]) => Promise<readonly string[]>;
}

interface Options {
  requests: PlainRequests;
  /** Runs the action after the milliseconds; the answer cancels it. */
  schedule: (action: () => void, milliseconds: number) => () => void;
  pending: () => readonly ShowingEvent[];
  onSettled: (eventIds: readonly string[]) => void;
  onDue: (showings: readonly Showing[]) => void;
}

export class PlainFallback {
  private readonly options: Options;
  private cancel: (() => void) | undefined;

  constructor(options: Options) {
    this.options = options;
  }

  /** There is no connection; the first time in a row starts the clock. */
  disconnected(): void {
    if (!this.cancel) this.later(patience);
  }

  /** The connection is there, or nobody needs one any more. */
  end(): void {
    this.cancel?.();
    this.cancel = undefined;
  }

  private later(milliseconds: number): void {
    this.cancel = this.options.schedule(() => void this.round(), milliseconds);
  }

  private async round(): Promise<void> {
    const own = this.cancel;
    const { requests } = this.options;
    try {
      const events = this.options.pending().slice(0, maxEventsPerFrame);
      if (events.length > 0) this.options.onSettled(await requests.deliver(events));
      const showings = await requests.due();
      // What arrives after the connection came back is old.
      if (this.cancel === own) this.options.onDue(showings);
    } catch {
      // The next round tries again.
    }
    if (this.cancel === own) this.later(pause);
  }
}
