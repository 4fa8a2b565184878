// Which showing is on screen at each location, and which ones wait. One at a time per location, lowest rank first.
import type { MessageLocation, Showing } from "../api/types";

export type OnScreen = Partial<Record<MessageLocation, Showing>>;

export class ShowingBoard {
  private readonly waiting: Showing[] = [];
  private onScreen: OnScreen = {};
  private unconfirmed = new Set<string>();
  private readonly wasDisplayed: (showingId: string) => boolean;
  private readonly changed: () => void;

  /** `wasDisplayed` says which showings must not come up again; `changed` is called after each change. */
  constructor(wasDisplayed: (showingId: string) => boolean, changed: () => void) {
    this.wasDisplayed = wasDisplayed;
    this.changed = changed;
  }

  /** What is on screen now. The same object until something changes. */
  snapshot(): OnScreen {
    return this.onScreen;
  }

  /** The server says that this is due. */
  offer(showing: Showing): void {
    const current = this.onScreen[showing.location];
    if (current?.showingId === showing.showingId) {
      this.unconfirmed.delete(showing.showingId);
      return;
    }
    if (this.wasDisplayed(showing.showingId)) return;
    this.dropWaiting((one) => one.showingId === showing.showingId || one.messageId === showing.messageId);
    this.waiting.push(showing);
    if (current && current.urgency !== "urgent" && showing.urgency === "urgent") this.interrupt(current);
    this.fill();
  }

  /** The message must be seen no longer. */
  withdraw(messageId: string): void {
    this.dropWaiting((one) => one.messageId === messageId);
    this.take((one) => one.messageId === messageId);
    this.fill();
  }

  /** The person is done with a showing, or another tab has displayed it. */
  remove(showingId: string): void {
    this.dropWaiting((one) => one.showingId === showingId);
    this.take((one) => one.showingId === showingId);
    this.fill();
  }

  /** The server could not resume: only what it offers again until `settle` is still due. */
  forget(): void {
    this.dropWaiting(() => true);
    this.unconfirmed = new Set(Object.values(this.onScreen).map((one) => one.showingId));
  }

  /** Takes down what was not offered again after `forget`. */
  settle(): void {
    const gone = this.unconfirmed;
    this.unconfirmed = new Set();
    this.take((one) => gone.has(one.showingId));
    this.fill();
  }

  /** An urgent showing takes the place; the interrupted one comes back after it. */
  private interrupt(current: Showing): void {
    this.take((one) => one.showingId === current.showingId);
    this.waiting.push(current);
  }

  private dropWaiting(matches: (one: Showing) => boolean): void {
    for (let index = this.waiting.length - 1; index >= 0; index--) {
      const one = this.waiting[index];
      if (one && matches(one)) this.waiting.splice(index, 1);
    }
  }

  private take(matches: (one: Showing) => boolean): void {
    const kept = Object.entries(this.onScreen).filter(([, one]) => !matches(one));
    if (kept.length === Object.keys(this.onScreen).length) return;
    this.onScreen = Object.fromEntries(kept);
    this.changed();
  }

  private fill(): void {
    this.waiting.sort((a, b) => a.rank - b.rank);
    const next: OnScreen = { ...this.onScreen };
    for (const one of [...this.waiting]) {
      if (next[one.location]) continue;
      next[one.location] = one;
      this.dropWaiting((waiting) => waiting === one);
    }
    if (Object.keys(next).length === Object.keys(this.onScreen).length) return;
    this.onScreen = next;
    this.changed();
  }
}
