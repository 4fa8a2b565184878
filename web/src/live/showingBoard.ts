// Which showing is on screen at each location, and which ones wait. One at a time per location, lowest rank first.
import type { MessageLocation, Showing } from "../api/types";

export type OnScreen = Partial<Record<MessageLocation, Showing>>;

/** What the browser remembers of showings, whichever tab it was in. */
export interface BoardMemory {
  wasDisplayed: (showingId: string) => boolean;
  /** The person has followed it or put it away. */
  isOver: (showingId: string) => boolean;
}

export class ShowingBoard {
  private readonly waiting: Showing[] = [];
  private onScreen: OnScreen = {};
  private unconfirmed = new Set<string>();
  private onStage = false;
  private readonly memory: BoardMemory;
  private readonly changed: () => void;

  /** `changed` is called after each change. Nothing comes on screen before `enter`. */
  constructor(memory: BoardMemory, changed: () => void) {
    this.memory = memory;
    this.changed = changed;
  }

  /**
   * From now on this tab shows what is due. `takenOver`: what the tab before it had on screen and nobody has finished
   * comes up again here; otherwise nothing that was displayed does.
   */
  enter(takenOver: boolean): void {
    this.onStage = true;
    this.dropWaiting(({ showingId }) =>
      takenOver ? this.memory.isOver(showingId) : this.memory.wasDisplayed(showingId),
    );
    this.fill();
  }

  /** Another tab shows what is due: everything waits. */
  leave(): void {
    this.onStage = false;
    this.waiting.push(...Object.values(this.onScreen));
    this.take(() => true);
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
    if (this.mustNotComeUp(showing.showingId)) return;
    this.dropWaiting((one) => one.showingId === showing.showingId || one.messageId === showing.messageId);
    this.waiting.push(showing);
    if (current && interrupts(showing) && !interrupts(current)) this.interrupt(current);
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

  /** While another tab has the stage, what that one displays may still have to be taken over. */
  private mustNotComeUp(showingId: string): boolean {
    return this.onStage ? this.memory.wasDisplayed(showingId) : this.memory.isOver(showingId);
  }

  /** An urgent showing, or a test that its author has just sent to look at, takes the place; the interrupted one comes back after it. */
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
    if (!this.onStage) return;
    this.waiting.sort((a, b) => Number(interrupts(b)) - Number(interrupts(a)) || a.rank - b.rank);
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

/** Whether a showing takes the place of one that is on screen: an urgent one, and a test by its author. */
function interrupts(showing: Showing): boolean {
  return showing.urgency === "urgent" || showing.isTest === true;
}
