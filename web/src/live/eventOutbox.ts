// Events that the server has not acknowledged yet. They outlive the page, and are sent again with the same ids.
import type { ShowingEvent } from "../api/types";
import { type ClientStorage, keysWith, PageStorage } from "./clientStorage";

/** After this many milliseconds an event is of no use to anybody any more. */
const longestLife = 7 * 24 * 60 * 60 * 1_000;

export class EventOutbox {
  private readonly prefix: string;
  private readonly storage: ClientStorage;
  /** Holds what the browser's storage has no room for. */
  private readonly overflow = new PageStorage();

  /** Every event has a key of its own, so that several tabs never overwrite each other's. */
  constructor(storage: ClientStorage, owner: string) {
    this.storage = storage;
    this.prefix = `beffroi.event.${owner}.`;
  }

  add(event: ShowingEvent): void {
    const text = JSON.stringify(event);
    try {
      this.storage.setItem(this.prefix + event.id, text);
    } catch {
      this.overflow.setItem(this.prefix + event.id, text);
    }
  }

  acknowledge(eventIds: readonly string[]): void {
    for (const id of eventIds) {
      this.storage.removeItem(this.prefix + id);
      this.overflow.removeItem(this.prefix + id);
    }
  }

  /** What waits for acknowledgement, oldest first. `now` in milliseconds since 1970. */
  pending(now: number): ShowingEvent[] {
    const events: ShowingEvent[] = [];
    for (const store of [this.storage, this.overflow]) {
      for (const key of keysWith(store, this.prefix)) {
        const event = readEvent(store.getItem(key));
        if (event && now - Date.parse(event.occurredDateTime) < longestLife) events.push(event);
        else store.removeItem(key);
      }
    }
    return events.sort((a, b) => a.occurredDateTime.localeCompare(b.occurredDateTime));
  }
}

function readEvent(text: string | null): ShowingEvent | undefined {
  try {
    const event = JSON.parse(text ?? "") as ShowingEvent;
    return event.id && !Number.isNaN(Date.parse(event.occurredDateTime)) ? event : undefined;
  } catch {
    return undefined;
  }
}
