// A custom notification, as it comes by push or by the live channel. See docs/notifications.md.

/** What a person is to read, until they put it away. */
export interface Notice {
  /** The notification's id: what comes twice is shown once. */
  id: string;
  title: string;
  body: string;
  /** When it was sent: RFC 3339. */
  sent: string;
}

/** What a push brings beside the text. */
export interface Pushed {
  notice: Notice;
  /** Where a click leads, on this server. */
  path: string;
  /** By which the device says that it has it; where the organization keeps a history. */
  receipt: string | undefined;
}

/** Where clicks lead that lead nowhere else. */
export const noticesPath = "/notifications";

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function noticeOf(id: unknown, title: unknown, body: unknown, sent: unknown): Notice | undefined {
  const texts = [id, title, body, sent];
  if (!texts.every((text) => typeof text === "string") || Number.isNaN(Date.parse(sent as string))) return undefined;
  return { id, title, body, sent } as Notice;
}

/** The path of an address of this server; what leads elsewhere leads to the notifications. */
function ownPath(address: unknown, origin: string): string {
  if (typeof address !== "string") return noticesPath;
  try {
    const url = new URL(address, origin);
    return url.origin === origin ? url.pathname + url.search : noticesPath;
  } catch {
    return noticesPath;
  }
}

/** What a push message says; undefined for one that is not ours. */
export function readPush(message: unknown, origin: string): Pushed | undefined {
  if (!isRecord(message) || !isRecord(message.notification) || !isRecord(message.beffroi)) return undefined;
  const { notification, beffroi } = message;
  const notice = noticeOf(beffroi.id, notification.title, notification.body, beffroi.sentDateTime);
  if (!notice) return undefined;
  const receipt = typeof beffroi.receipt === "string" ? beffroi.receipt : undefined;
  return { notice, path: ownPath(notification.navigate, origin), receipt };
}

/** What a frame of the live channel says, if it is meant for this browser. */
export function readLive(frame: unknown, device: string | null): Notice | undefined {
  if (!isRecord(frame)) return undefined;
  if (typeof frame.deviceId === "string" && frame.deviceId !== device) return undefined;
  return noticeOf(frame.id, frame.title, frame.body, frame.sentDateTime);
}
