// The signed-in person's notifications in this browser.
import { useEffect, useState } from "react";
import { showBadge } from "../../push/badge";
import { serviceWorkers } from "../../push/leave";
import { readLive } from "../../push/notification";
import { ownedBy, put, putAway, type Shelf } from "../../push/shelf";
import { changeShelf, onShelfChange, readShelf } from "../../push/shelfStore";
import { thisBrowserId } from "../devices/thisBrowser";

/** Puts on the shelf what came by the live channel. By push it may come too: under the same id. */
export async function takeLive(owner: string, frame: object): Promise<void> {
  const notice = readLive(frame, thisBrowserId());
  if (notice) await changeShelf((shelf) => put(ownedBy(shelf, owner), notice, Date.now()));
}

/** The person's shelf in this browser; undefined before it was read. */
export function useShelf(owner: string): Shelf | undefined {
  const [shelf, setShelf] = useState<Shelf>();

  useEffect(() => {
    let gone = false;
    const read = async () => {
      const found = await readShelf();
      if (gone) return;
      const own = ownedBy(found, owner);
      setShelf(own);
      showBadge(own.notices.length);
    };
    void read();
    const stop = onShelfChange(() => void read());
    return () => {
      gone = true;
      stop();
    };
  }, [owner]);

  return shelf;
}

/** Puts notifications away, for good, here and in the system's list. */
export async function dismiss(ids: readonly string[]): Promise<void> {
  await changeShelf((shelf) => putAway(shelf, ids));
  const registration = await serviceWorkers()?.getRegistration();
  for (const shown of (await registration?.getNotifications?.()) ?? []) {
    if (ids.includes(shown.tag)) shown.close();
  }
}
