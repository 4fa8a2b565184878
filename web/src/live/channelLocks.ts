// Browsers give locks to secure origins only. On plain http, tabs ask each other instead: whoever hears no objection
// within a moment has the lock. Good enough for screens; nothing that is stored rests on it.
import type { StageLocks } from "./stage";

/** Milliseconds within which a tab that has the lock, or a better right to it, has answered. */
const answerWithin = 200;
/** Milliseconds after which a tab that waits asks again: the one that had the lock may have ended without a word. */
const askAgain = 5_000;

export interface LockWord {
  /** `ask`: may I have it? `no`: somebody has it. `free`: I have it no longer. */
  word: "ask" | "no" | "free";
  /** Of two tabs that ask at once, the smaller one has the better right. */
  from: string;
  /** Whose question a `no` answers. */
  to?: string;
}

/** The part of a BroadcastChannel that is used. */
export interface LockChannel {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(word: LockWord): void;
}

interface Options {
  channel: LockChannel;
  /** Runs the action after the milliseconds; the answer cancels it. */
  schedule: (action: () => void, milliseconds: number) => () => void;
  /** Different in every tab. */
  id: string;
}

/** One lock among the tabs that share the channel. */
export class ChannelLocks implements StageLocks {
  private readonly options: Options;
  private held = false;
  private asking = false;
  private refused = false;
  /** Ends the wait of the request that stands in line. */
  private wake: (() => void) | undefined;

  constructor(options: Options) {
    this.options = options;
    options.channel.onmessage = ({ data }) => this.hear(data as LockWord);
  }

  request: StageLocks["request"] = async (_name, { ifAvailable, signal }, granted) => {
    let free = await this.ask();
    if (!free && ifAvailable) return granted(null);
    while (!free && !signal?.aborted) {
      await this.pause(signal);
      free = !signal?.aborted && (await this.ask());
    }
    if (signal?.aborted) throw signal.reason;
    return this.hold(granted);
  };

  private async hold(granted: (lock: unknown) => Promise<void> | undefined): Promise<void> {
    this.held = true;
    try {
      await granted({});
    } finally {
      this.held = false;
      this.say("free");
    }
  }

  private async ask(): Promise<boolean> {
    this.asking = true;
    this.refused = false;
    this.say("ask");
    await new Promise<void>((resolve) => this.options.schedule(resolve, answerWithin));
    this.asking = false;
    return !this.refused;
  }

  private async pause(signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = this.options.schedule(resolve, askAgain);
      this.wake = () => {
        cancel();
        resolve();
      };
      signal?.addEventListener("abort", this.wake, { once: true });
    });
    this.wake = undefined;
  }

  private hear({ word, from, to }: LockWord): void {
    const { id } = this.options;
    if (word === "no" && to === id) this.refused = true;
    if (word === "free") this.wake?.();
    if (word !== "ask") return;
    if (this.held || (this.asking && id < from)) this.say("no", from);
    // The other one began to ask later, and has the better right all the same.
    else if (this.asking) this.refused = true;
  }

  private say(word: LockWord["word"], to?: string): void {
    this.options.channel.postMessage({ word, from: this.options.id, to });
  }
}
