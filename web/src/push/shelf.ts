// What stands on the shelf of this browser: the notifications that its person has not put away yet.
import type { Notice } from "./notification";

export interface Shelf {
  /** Whose browser it is: the id of who signed in last. */
  owner: string | null;
  /** Which of their devices this browser is, if it is to be pushed to. */
  device: string | null;
  /** Where the server knows that device to be pushed to. */
  endpoint: string | null;
  /** Newest first. */
  notices: Notice[];
  /** What was put away, without its text: it may still come a second time, by push or by the live channel. */
  over: { id: string; sent: string }[];
}

export const emptyShelf: Shelf = { owner: null, device: null, endpoint: null, notices: [], over: [] };

/** Milliseconds after which nothing comes a second time: a push lives for a day. */
const comesAgainFor = 48 * 3_600_000;
/** How many are kept: who never puts any away still has the newest ones. */
const most = 100;

/** With one more notification; unchanged if it is there already, or was put away. */
export function put(shelf: Shelf, notice: Notice, now: number): Shelf {
  if (isOver(shelf, notice.id) || shelf.notices.some((one) => one.id === notice.id)) return shelf;
  const notices = [...shelf.notices, notice].sort((one, other) => Date.parse(other.sent) - Date.parse(one.sent));
  const over = shelf.over.filter((one) => now - Date.parse(one.sent) < comesAgainFor);
  return { ...shelf, notices: notices.slice(0, most), over };
}

export function isOver(shelf: Shelf, id: string): boolean {
  return shelf.over.some((one) => one.id === id);
}

/** Without those notifications: nothing is left of their text. */
export function putAway(shelf: Shelf, ids: readonly string[]): Shelf {
  const gone = shelf.notices.filter((one) => ids.includes(one.id));
  if (gone.length === 0) return shelf;
  return {
    ...shelf,
    notices: shelf.notices.filter((one) => !ids.includes(one.id)),
    over: [...shelf.over, ...gone.map(({ id, sent }) => ({ id, sent }))],
  };
}

/** As the shelf of that person: two people of one browser share nothing. */
export function ownedBy(shelf: Shelf, owner: string): Shelf {
  return shelf.owner === owner ? shelf : { ...emptyShelf, owner };
}
