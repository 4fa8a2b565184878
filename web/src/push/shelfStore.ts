// The shelf, where the portal's tabs and the service worker both find it.
import { createStore, get, type UseStore, update } from "idb-keyval";
import { emptyShelf, type Shelf } from "./shelf";

const key = "shelf";
let store: UseStore | undefined;
/** The shelf of this page alone, in browsers that refuse a database. */
let fallback: Shelf = emptyShelf;

function database(): UseStore {
  store ??= createStore("beffroi-notifications", "shelf");
  return store;
}

/** Tells each tab, and the worker, that something has changed. */
const changes = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("beffroi.notifications");
const listeners = new Set<() => void>();
changes?.addEventListener("message", () => announce());

function announce(): void {
  for (const listener of listeners) listener();
}

export async function readShelf(): Promise<Shelf> {
  try {
    return (await get<Shelf>(key, database())) ?? emptyShelf;
  } catch {
    return fallback;
  }
}

/** Changes the shelf, in one transaction; the answer is how it stands then. */
export async function changeShelf(change: (shelf: Shelf) => Shelf): Promise<Shelf> {
  let before = fallback;
  let after = fallback;
  try {
    await update<Shelf>(
      key,
      (found) => {
        before = found ?? emptyShelf;
        after = change(before);
        return after;
      },
      database(),
    );
  } catch {
    before = fallback;
    after = change(before);
    fallback = after;
  }
  if (after !== before) {
    announce();
    changes?.postMessage("changed");
  }
  return after;
}

/** Calls the listener after each change of any tab, or of the worker; the answer stops that. */
export function onShelfChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
