// Which tab of a browser shows the messages. Everybody who opens the portal twice has it on screen twice; a message is
// on screen once. Tabs agree by a lock that the browser gives to one of them and takes back when that tab closes.

/** The part of the browser's locks that is used. */
export interface StageLocks {
  request(
    name: string,
    options: { ifAvailable?: boolean; signal?: AbortSignal },
    granted: (lock: unknown) => Promise<void> | undefined,
  ): Promise<unknown>;
}

/** The part of a BroadcastChannel that is used: what one tab says, all others hear. */
export interface StageChannel {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(word: StageWord): void;
  close(): void;
}

/** `wanted`: a visible tab waits for the stage. `hidden`: the tab that has it cannot be seen any more. */
export type StageWord = "wanted" | "hidden";

export interface StageOptions {
  /** Tabs of the same name share one stage. */
  name: string;
  /** Absent where tabs cannot agree at all. Then every tab has a stage of its own. */
  locks: StageLocks | undefined;
  channel: StageChannel | undefined;
  /** Whether the person can see this tab now. */
  isVisible: () => boolean;
  /** `takenOver`: another tab had the stage since this one was opened, and may have left something on it. */
  onEnter: (takenOver: boolean) => void;
  onLeave: () => void;
}

/** Only a visible tab asks for the stage; a hidden one gives it up to a visible one, and keeps it while none asks. */
export class Stage {
  private readonly options: StageOptions;
  /** Ends the waiting for the stage, or the time on it. */
  private turn: AbortController | undefined;
  private entered = false;
  private waitedOnce = false;

  constructor(options: StageOptions) {
    this.options = options;
  }

  /** Whether no other tab shows anything meanwhile. */
  get isExclusive(): boolean {
    return this.options.locks !== undefined;
  }

  start(): void {
    const { channel } = this.options;
    if (channel) channel.onmessage = ({ data }) => this.hear(data as StageWord);
    if (this.isExclusive) this.visibilityChanged();
    else this.enter();
  }

  /** Leaves for good. */
  stop(): void {
    this.endTurn();
    this.options.channel?.close();
  }

  /** The page is being left, perhaps by a reload: the next one must find the stage free. */
  pageLeft(): void {
    if (this.isExclusive) this.endTurn();
  }

  /** The tab became visible or hidden. */
  visibilityChanged(): void {
    const { locks, channel, isVisible } = this.options;
    if (!locks) return;
    if (isVisible()) {
      if (!this.turn) void this.ask(locks);
    } else if (this.entered) channel?.postMessage("hidden");
    else this.endTurn();
  }

  private hear(word: StageWord): void {
    if (word === "wanted" && this.entered && !this.options.isVisible()) this.endTurn();
    if (word === "hidden" && this.turn && !this.entered) this.options.channel?.postMessage("wanted");
  }

  private async ask(locks: StageLocks): Promise<void> {
    const { name, channel } = this.options;
    this.turn = new AbortController();
    const { signal } = this.turn;
    const play = () => (signal.aborted ? undefined : this.play(signal));
    try {
      let free = false;
      await locks.request(name, { ifAvailable: true }, (lock) => {
        free = lock !== null;
        return free ? play() : undefined;
      });
      if (free || signal.aborted) return;
      this.waitedOnce = true;
      channel?.postMessage("wanted");
      await locks.request(name, { signal }, play);
    } catch {
      // Ended while waiting; or a browser that refuses locks: rather shown twice than never.
      if (!signal.aborted) this.enter();
    }
  }

  /** On stage, until the turn ends. */
  private play(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      signal.addEventListener("abort", () => resolve(), { once: true });
      this.enter();
    });
  }

  private enter(): void {
    this.entered = true;
    this.options.onEnter(this.waitedOnce);
  }

  private endTurn(): void {
    const left = this.entered;
    this.entered = false;
    this.turn?.abort();
    this.turn = undefined;
    if (left) this.options.onLeave();
  }
}
