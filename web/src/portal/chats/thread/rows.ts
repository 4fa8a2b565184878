// How messages follow each other on screen: a line for each new day, one before what is new, and messages of one
// person within a few minutes as one run.
import type { ChatMessage } from "../../../api/types";
import { sequenceOf } from "./threadState";

export type Row =
  | { kind: "day"; key: string; at: string }
  | { kind: "new"; key: string }
  | { kind: "event"; key: string; message: ChatMessage }
  | { kind: "message"; key: string; message: ChatMessage; isFirst: boolean };

/** Milliseconds after which somebody's next message has a heading of its own. */
const runLength = 5 * 60_000;

/** `readUpTo`: the position up to which the person had read when they came; `dayOf`: the day in their time zone. */
export function rowsOf(
  messages: readonly ChatMessage[],
  ownId: string,
  readUpTo: number | undefined,
  dayOf: (at: string) => string,
): Row[] {
  const rows: Row[] = [];
  let before: ChatMessage | undefined;
  let isNewShown = readUpTo === undefined;
  for (const message of messages) {
    const isNewDay = !before || dayOf(before.createdDateTime) !== dayOf(message.createdDateTime);
    if (isNewDay) rows.push({ kind: "day", key: `day-${message.id}`, at: message.createdDateTime });
    const isOthers = message.from.user.id !== ownId && message.messageType === "message";
    const isNew = !isNewShown && isOthers && sequenceOf(message) > (readUpTo ?? 0);
    if (isNew) {
      rows.push({ kind: "new", key: "new" });
      isNewShown = true;
    }
    if (message.messageType === "message") {
      const isFirst = isNewDay || isNew || !before || !continues(before, message);
      rows.push({ kind: "message", key: message.id, message, isFirst });
    } else rows.push({ kind: "event", key: message.id, message });
    before = message;
  }
  return rows;
}

function continues(before: ChatMessage, message: ChatMessage): boolean {
  const between = Date.parse(message.createdDateTime) - Date.parse(before.createdDateTime);
  const isSame = before.from.user.id === message.from.user.id && before.messageType === message.messageType;
  return isSame && between < runLength && !message.replyToId;
}
