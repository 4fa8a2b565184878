// Leaving this browser: its next person gets, and sees, nothing of this one's.
import { emptyShelf } from "./shelf";
import { changeShelf, readShelf } from "./shelfStore";
import { unsubscribe } from "./subscription";

/** The browser's service workers. Absent on plain http, whatever the types say. */
export function serviceWorkers(): ServiceWorkerContainer | undefined {
  return (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
}

/** Ends the browser's subscription, and closes what the system shows. */
export async function closeEverything(): Promise<void> {
  const registration = await serviceWorkers()?.getRegistration();
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
  for (const shown of (await registration?.getNotifications?.()) ?? []) shown.close();
}

/** Before signing out: nothing comes here any more, and nothing stays here. Never fails: signing out must not. */
export async function leaveThisBrowser(): Promise<void> {
  try {
    const { device } = await readShelf();
    await closeEverything();
    const registration = await serviceWorkers()?.getRegistration();
    if (device) await unsubscribe(registration?.pushManager, device);
  } catch {
    // The browser itself takes nothing more; the server learns it from the push service with the next push.
  }
  await changeShelf(() => emptyShelf);
}
