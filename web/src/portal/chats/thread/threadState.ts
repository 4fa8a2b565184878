// What is known of one chat's messages, without any request: changes come in any order and more than once, and each
// message is shown once, as it was last.
import type { ChatMessage } from "../../../api/types";

export interface ThreadState {
  /** By their numbers, the oldest first. */
  messages: readonly ChatMessage[];
  /** Up to which position everything that happened is known. */
  position: number;
  /** Leads to older messages; undefined when the oldest one is here. */
  older: string | undefined;
}

export const emptyThread: ThreadState = { messages: [], position: 0, older: undefined };

/** A message's place in its chat. */
export function sequenceOf(message: Pick<ChatMessage, "id">): number {
  return Number(message.id);
}

/** The newest page, as the server gives it: newest first. */
export function begin(page: readonly ChatMessage[], position: number, older: string | undefined): ThreadState {
  return { messages: merged([], page), position, older };
}

/** An older page in front. */
export function prepend(state: ThreadState, page: readonly ChatMessage[], older: string | undefined): ThreadState {
  return { ...state, messages: merged(state.messages, page), older };
}

/**
 * What has come or changed. Messages older than the oldest one here are left out while there are more between: they
 * come with their page, as they are then.
 */
export function take(state: ThreadState, changes: readonly ChatMessage[]): ThreadState {
  const oldest = state.messages[0];
  const from = state.older === undefined || !oldest ? Number.NEGATIVE_INFINITY : sequenceOf(oldest);
  const wanted = changes.filter((one) => sequenceOf(one) >= from);
  return wanted.length === 0 ? state : { ...state, messages: merged(state.messages, wanted) };
}

/** Everything up to this position is known. */
export function reach(state: ThreadState, position: number): ThreadState {
  return position > state.position ? { ...state, position } : state;
}

/** Whether something is missing before a change at this position. */
export function isGap(state: ThreadState, position: number): boolean {
  return position > state.position + 1;
}

function merged(known: readonly ChatMessage[], others: readonly ChatMessage[]): readonly ChatMessage[] {
  const all = new Map(known.map((one) => [one.id, one]));
  for (const one of others) {
    const before = all.get(one.id);
    // Of two states of one message the later one counts, whichever comes first.
    if (!before || before.position <= one.position) all.set(one.id, one);
  }
  return [...all.values()].sort((one, other) => sequenceOf(one) - sequenceOf(other));
}
