// Pushes to this very browser: whether it can take them, turning them on and off, keeping them alive.
import { toProblem } from "../../api/problem";
import { closeEverything, serviceWorkers } from "../../push/leave";
import { ownedBy } from "../../push/shelf";
import { changeShelf, readShelf } from "../../push/shelfStore";
import { isRegistered, renewSubscription, subscribe, unsubscribe } from "../../push/subscription";
import { rememberThisBrowser } from "../devices/thisBrowser";

/** Why this browser takes no pushes, or that it does. */
export type PushState =
  | "on"
  | "off"
  /** The person has forbidden it, in the browser's settings. */
  | "denied"
  /** On Apple's telephones and tablets: only once the portal is on the home screen. */
  | "needsInstall"
  /** Plain http: browsers give pushes to secure origins alone. */
  | "insecure"
  | "unsupported";

/** Has the worker watch over this origin; without one, the portal works as far as it is open. */
export async function startWorker(): Promise<void> {
  // The development server has no worker to give.
  if (import.meta.env.DEV) return;
  await serviceWorkers()
    ?.register("/worker.js")
    .catch(() => undefined);
}

function isOnAppleTouch(): boolean {
  return (
    /iPhone|iPad/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  );
}

/** What stands in the way of pushes here, if anything does. */
export function obstacle(): Exclude<PushState, "on" | "off"> | undefined {
  if (!isSecureContext) return "insecure";
  if (!serviceWorkers() || !("PushManager" in globalThis) || !("Notification" in globalThis)) {
    return isOnAppleTouch() ? "needsInstall" : "unsupported";
  }
  return Notification.permission === "denied" ? "denied" : undefined;
}

/** How things stand for that device of the person's, which is this browser. */
export async function pushState(device: string): Promise<PushState> {
  const hindrance = obstacle();
  if (hindrance) return hindrance;
  const shelf = await readShelf();
  if (shelf.device !== device || Notification.permission !== "granted") return "off";
  return (await isRegistered(device)) ? "on" : "off";
}

/** Turns pushes on; asks the person, so only after they have acted. The answer is how things stand then. */
export async function turnOn(owner: string, device: string): Promise<PushState> {
  const answer = await Notification.requestPermission();
  if (answer !== "granted") return answer === "denied" ? "denied" : "off";
  await startWorker();
  const registration = await navigator.serviceWorker.ready;
  await subscribe(registration.pushManager, owner, device);
  return "on";
}

export async function turnOff(device: string): Promise<PushState> {
  const registration = await serviceWorkers()?.getRegistration();
  await unsubscribe(registration?.pushManager, device);
  return "off";
}

/**
 * Keeps pushes alive: subscribes anew where the browser or the organization's key has changed, and for nobody else
 * than who is signed in. Done at each visit; what cannot be done now is tried at the next one.
 */
export async function keepAlive(owner: string): Promise<void> {
  const before = await readShelf();
  // What was meant for somebody else is neither shown to this person nor sent here again.
  if (before.owner !== owner) await closeEverything();
  const { device } = await changeShelf((shelf) => ownedBy(shelf, owner));
  const registration = await serviceWorkers()?.getRegistration();
  if (!device || !registration || obstacle() || Notification.permission !== "granted") return;
  try {
    await renewSubscription(registration.pushManager, owner, device);
  } catch (cause) {
    // Somebody has removed the device: this browser is none of the person's any more.
    if (toProblem(cause).status !== 404) throw cause;
    await forgetThisBrowser(device);
  }
}

/** This browser is no device of the person's any more: the server has forgotten where it was pushed to. */
export async function forgetThisBrowser(device: string): Promise<void> {
  rememberThisBrowser(null);
  await turnOff(device).catch(() => undefined);
}
