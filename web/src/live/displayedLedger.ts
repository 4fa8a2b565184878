// The showings that this browser has displayed, so that none is displayed twice, whatever the server sends again.
import { type ClientStorage, keysWith } from "./clientStorage";

/** Milliseconds for which a displayed showing is remembered: longer than any server offers it again. */
const memory = 60 * 24 * 60 * 60 * 1_000;

export class DisplayedLedger {
  private readonly storage: ClientStorage;
  private readonly prefix: string;
  private readonly here = new Set<string>();

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

  add(showingId: string, now: number): void {
    this.here.add(showingId);
    try {
      this.storage.setItem(this.prefix + showingId, String(now));
    } catch {
      // A full storage: this page still knows.
    }
  }

  /** Forgets what is too old to come back. */
  prune(now: number): void {
    for (const key of keysWith(this.storage, this.prefix)) {
      if (!(now - Number(this.storage.getItem(key)) < memory)) this.storage.removeItem(key);
    }
  }
}
