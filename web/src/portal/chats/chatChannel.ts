// Between the live connection, which the shell keeps, and whatever shows chats.
import type { ChatFrame } from "../../live/protocol";

/** `hello`: the connection stands anew, and much may have happened meanwhile. */
export type ChatWord = ChatFrame | { type: "hello" };

const listeners = new Set<(word: ChatWord) => void>();
let speak: (chatId: string) => void = () => undefined;

/** Passes on what came. */
export function hearOfChats(word: ChatWord): void {
  for (const listener of listeners) listener(word);
}

/** Listens until the answer is called. */
export function onChatWord(listener: (word: ChatWord) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who takes what this page says, until the answer is called. */
export function speakFor(typing: (chatId: string) => void): () => void {
  speak = typing;
  return () => {
    speak = () => undefined;
  };
}

/** The person is typing in a chat. */
export function sayTyping(chatId: string): void {
  speak(chatId);
}
