// The showings that this browser has displayed, so that none is displayed twice, whatever the server sends again.
import { type ClientStorage, keysWith } from "./clientStorage";

/** Milliseconds for which a displayed showing is remembered: longer than any server offers it again. */
const memory = 60 * 24 * 60 * 60 * 1_000;

/** Stands behind the time of a showing that the person is done with. */
const overMark = " over";

export class DisplayedLedger {
  private readonly storage: ClientStorage;
  private readonly prefix: string;
  private readonly here = new Set<string>();
  private readonly over = new Set<string>();

  constructor(storage: ClientStorage, owner: string) {
    this.storage = storage;
    this.prefix = `beffroi.displayed.${owner}.`;
  }

  has(showingId: string): boolean {
    return this.here.has(showingId) || this.storage.getItem(this.prefix + showingId) !== null;
  }

  /** Whether this very page displayed it (another tab of the browser may have been quicker). */
  isMine(showingId: string): boolean {
    return this.here.has(showingId);
  }

  /** Whether the person is done with it, in whatever tab: it comes up in none again. */
  isOver(showingId: string): boolean {
    return this.over.has(showingId) || this.storage.getItem(this.prefix + showingId)?.endsWith(overMark) === true;
  }

  add(showingId: string, now: number): void {
    this.here.add(showingId);
    this.write(showingId, String(now));
  }

  /** The person has followed it or put it away. */
  finish(showingId: string, now: number): void {
    this.here.add(showingId);
    this.over.add(showingId);
    this.write(showingId, now + overMark);
  }

  private write(showingId: string, value: string): void {
    try {
      this.storage.setItem(this.prefix + showingId, value);
    } catch {
      // A full storage: this page still knows.
    }
  }

  /** Forgets what is too old to come back. */
  prune(now: number): void {
    for (const key of keysWith(this.storage, this.prefix)) {
      if (!(now - Number.parseInt(this.storage.getItem(key) ?? "", 10) < memory)) this.storage.removeItem(key);
    }
  }
}
