// The browser's subscription at its push service, and what the server knows of it. Used by the page and the worker.
import { problemOfAnswer, toProblem } from "../api/problem";
import { changeShelf, readShelf } from "./shelfStore";

const jsonHeaders = { "Content-Type": "application/json" };

/** Throws a Problem where the server refuses or does not answer; what is absent is an answer. */
async function ask(path: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, credentials: "same-origin" });
  } catch (cause) {
    throw toProblem(cause);
  }
  if (response.ok) return response;
  throw problemOfAnswer(response, await response.json().catch(() => undefined));
}

const isAbsent = (cause: unknown) => toProblem(cause).status === 404;

const registrationPath = (device: string) => `/beta/me/managedDevices/${encodeURIComponent(device)}/pushRegistration`;

/** The organization's public key, for which browsers subscribe. */
async function organizationKey(): Promise<string> {
  const { publicKey } = await (await ask("/beta/me/notifications/webPushKey")).json();
  return publicKey;
}

function base64Url(bytes: ArrayBuffer | null): string {
  if (!bytes) return "";
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** A subscription for the organization's key: the one that the browser has, or a new one. */
async function subscription(pushes: PushManager): Promise<PushSubscription> {
  const key = await organizationKey();
  const found = await pushes.getSubscription();
  if (found && base64Url(found.options.applicationServerKey) === key) return found;
  // One for another key takes nothing of ours, and stands in the way of the new one.
  await found?.unsubscribe();
  return pushes.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

async function register(found: PushSubscription, owner: string, device: string): Promise<void> {
  const { endpoint, keys } = found.toJSON();
  const body = JSON.stringify({ channel: "webPush", endpoint, keys });
  await ask(registrationPath(device), { method: "PUT", headers: jsonHeaders, body });
  await changeShelf((shelf) => ({ ...shelf, owner, device, endpoint: found.endpoint }));
}

/** Subscribes, and tells the server; harmless when repeated. */
export async function subscribe(pushes: PushManager, owner: string, device: string): Promise<void> {
  await register(await subscription(pushes), owner, device);
}

/** Subscribes anew where the browser, the server or the organization's key has changed; else nothing is written. */
export async function renewSubscription(pushes: PushManager, owner: string, device: string): Promise<void> {
  const found = await subscription(pushes);
  const { endpoint } = await readShelf();
  if (found.endpoint === endpoint && (await isRegistered(device))) return;
  await register(found, owner, device);
}

/** Whether the server pushes to that device of the person's. */
export async function isRegistered(device: string): Promise<boolean> {
  try {
    await ask(registrationPath(device));
    return true;
  } catch (cause) {
    if (isAbsent(cause)) return false;
    throw cause;
  }
}

/** Nothing more comes here: neither does the server send, nor does the browser take. */
export async function unsubscribe(pushes: PushManager | undefined, device: string): Promise<void> {
  await changeShelf((shelf) => (shelf.device === device ? { ...shelf, device: null, endpoint: null } : shelf));
  const found = await pushes?.getSubscription();
  await found?.unsubscribe();
  try {
    await ask(registrationPath(device), { method: "DELETE" });
  } catch (cause) {
    // Not registered any more: that is what was wanted.
    if (!isAbsent(cause)) throw cause;
  }
}

/** Says that this device has a notification. */
export async function acknowledge(receipt: string): Promise<void> {
  await ask("/push/receipts", { method: "POST", headers: jsonHeaders, body: JSON.stringify({ receipt }) });
}
