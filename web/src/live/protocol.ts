// Frames of the live channel (WebSocket subprotocol `beffroi.live.v1`). A frame has a cursor when it has a place in the
// server's log of changes; one that only says how things stand has none.
import type { ChatMessage, Showing, ShowingEvent } from "../api/types";

export const liveSubprotocol = "beffroi.live.v1";

export type ServerFrame =
  | { type: "hello"; cursor: string; resumed: boolean }
  | { type: "show"; cursor?: string; showing: Showing }
  | { type: "withdraw"; cursor?: string; messageId: string }
  | { type: "ack"; eventIds: string[] }
  | { type: "notification"; notification: object }
  | { type: "changed"; cursor?: string; kind: string; id: string }
  | ChatFrame;

/** What happens in chats. */
export type ChatFrame =
  | { type: "chat.message"; chatId: string; position: number; message: ChatMessage }
  /** How a chat stands for the person has changed; `chat` is its number where `chatId` is not given. */
  | { type: "chat.changed"; chat: string; chatId?: string }
  | { type: "chat.read"; chatId: string; userId: string; position: number }
  | { type: "chat.typing"; chatId: string; userId: string };

export type ClientFrame = { type: "events"; events: ShowingEvent[] } | { type: "chat.typing"; chatId: string };

/** Most events in one frame. */
export const maxEventsPerFrame = 500;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

const strings: Record<ServerFrame["type"], readonly string[]> = {
  hello: ["cursor"],
  show: [],
  withdraw: ["messageId"],
  ack: [],
  notification: [],
  changed: ["kind", "id"],
  "chat.message": ["chatId"],
  "chat.changed": ["chat"],
  "chat.read": ["chatId", "userId"],
  "chat.typing": ["chatId", "userId"],
};

/** Frames that name a place in a chat. */
const placed = ["chat.message", "chat.read"];

/** Reads one text frame; undefined for anything that this client does not know (a newer server may say more). */
export function parseFrame(text: unknown): ServerFrame | undefined {
  if (typeof text !== "string") return undefined;
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(frame) || typeof frame.type !== "string" || !Object.hasOwn(strings, frame.type)) return undefined;
  const wanted = strings[frame.type as ServerFrame["type"]];
  if (!wanted.every((field) => typeof frame[field] === "string")) return undefined;
  if (frame.type === "show" && !isShowing(frame.showing)) return undefined;
  if (frame.type === "notification" && !isRecord(frame.notification)) return undefined;
  if (placed.includes(frame.type) && typeof frame.position !== "number") return undefined;
  if (frame.type === "chat.message" && !(isRecord(frame.message) && typeof frame.message.id === "string"))
    return undefined;
  if (frame.type === "ack" && !Array.isArray(frame.eventIds)) return undefined;
  return frame as ServerFrame;
}

function isShowing(value: unknown): value is Showing {
  return (
    isRecord(value) &&
    ["showingId", "messageId", "location", "title", "link"].every((field) => typeof value[field] === "string") &&
    typeof value.rank === "number"
  );
}
