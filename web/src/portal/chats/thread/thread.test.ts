import { describe, expect, it } from "vitest";
import { Problem } from "../../../api/problem";
import type { ChatMessage, NewChatMessage } from "../../../api/types";
import { Thread } from "./thread";

/** A chat on a server that can be slow or gone. */
class FakeChat {
  readonly messages: ChatMessage[] = [];
  position = 0;
  isDown = false;
  asked: number[] = [];
  perAnswer = 200;
  private readonly sent = new Map<string, ChatMessage>();

  say(content: string, clientId?: string): ChatMessage {
    this.position += 1;
    const message = {
      id: String(this.position),
      position: this.position,
      body: { contentType: "text", content },
      ...(clientId ? { clientId } : {}),
    } as ChatMessage;
    this.messages.push(message);
    return message;
  }

  edit(id: string, content: string): ChatMessage {
    this.position += 1;
    const place = this.messages.findIndex((one) => one.id === id);
    const edited = { ...this.messages[place], position: this.position, body: { contentType: "text", content } };
    this.messages[place] = edited as ChatMessage;
    return edited as ChatMessage;
  }

  thread(): Thread {
    let id = 0;
    return new Thread({
      newId: () => `client-${id++}`,
      now: () => "2026-11-30T12:00:00Z",
      readMessages: async (after) => {
        this.check();
        const before = after ? Number(after) : Number.POSITIVE_INFINITY;
        const found = this.messages.filter((one) => Number(one.id) < before).reverse();
        const value = found.slice(0, 3);
        return { value, next: found.length > 3 ? value.at(-1)?.id : undefined };
      },
      readChanges: async (after) => {
        this.check();
        this.asked.push(after);
        const found = this.messages.filter((one) => one.position > after).sort((a, b) => a.position - b.position);
        const value = found.slice(0, this.perAnswer);
        const more = value.length === this.perAnswer;
        return { value, position: value.at(-1)?.position ?? Math.max(after, this.position), more };
      },
      sendMessage: async (body) => this.take(body),
    });
  }

  /** Whether the answer to what is sent is lost on its way. */
  losesAnswers = false;

  /** The ids of the files that came with messages. */
  readonly files: string[] = [];

  private take({ clientId, body, attachments = [] }: NewChatMessage): ChatMessage {
    this.check();
    this.files.push(...attachments.map((one) => one.id));
    const known = this.sent.get(clientId ?? "");
    const message = known ?? this.say(body.content, clientId ?? "");
    this.sent.set(clientId ?? "", message);
    if (this.losesAnswers) throw new Problem(0, { code: "unreachable" });
    return message;
  }

  private check(): void {
    if (this.isDown) throw new Problem(0, { code: "unreachable" });
  }
}

const words = (thread: Thread) => thread.snapshot().messages.map((one) => one.body.content);
const live = (message: ChatMessage) => ({
  type: "chat.message" as const,
  chatId: "19:x",
  position: message.position,
  message,
});
const calm = () => new Promise((resolve) => setTimeout(resolve, 5));
const text = (content: string) => ({ body: { contentType: "text" as const, content }, mentions: [] });

describe("a chat on screen", () => {
  it("shows what comes live, without asking", async () => {
    const chat = new FakeChat();
    chat.say("one");
    const thread = chat.thread();
    await thread.load(1);
    chat.asked = [];
    thread.hear(live(chat.say("two")));
    thread.hear(live(chat.edit("1", "one, edited")));
    expect(words(thread)).toEqual(["one, edited", "two"]);
    expect(chat.asked).toEqual([]);
  });

  it("asks for what is missing before something that came", async () => {
    const chat = new FakeChat();
    chat.say("one");
    const thread = chat.thread();
    await thread.load(1);
    chat.say("two");
    chat.say("three");
    thread.hear(live(chat.say("four")));
    await calm();
    expect(words(thread)).toEqual(["one", "two", "three", "four"]);
    expect(thread.snapshot().position).toBe(4);
  });

  it("gets everything after a lost connection, in as many answers as it takes", async () => {
    const chat = new FakeChat();
    const thread = chat.thread();
    await thread.load(0);
    chat.perAnswer = 2;
    for (let number = 1; number <= 7; number += 1) chat.say(`${number}`);
    chat.edit("2", "2, edited");
    await thread.catchUp();
    expect(words(thread)).toEqual(["1", "2, edited", "3", "4", "5", "6", "7"]);
    expect(thread.snapshot().position).toBe(8);
    await thread.catchUp();
    expect(words(thread)).toHaveLength(7);
  });

  it("reads older pages when they are wanted", async () => {
    const chat = new FakeChat();
    for (let number = 1; number <= 7; number += 1) chat.say(`${number}`);
    const thread = chat.thread();
    await thread.load(7);
    expect(words(thread)).toEqual(["5", "6", "7"]);
    await Promise.all([thread.loadOlder(), thread.loadOlder()]);
    await thread.loadOlder();
    expect(words(thread)).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
    expect(thread.snapshot().older).toBeUndefined();
  });

  it("says what is wrong, and loads later", async () => {
    const chat = new FakeChat();
    chat.say("one");
    chat.isDown = true;
    const thread = chat.thread();
    await thread.load(1);
    expect(thread.snapshot().problem?.status).toBe(0);
    chat.isDown = false;
    await thread.load(1);
    expect(thread.snapshot().problem).toBeUndefined();
    expect(words(thread)).toEqual(["one"]);
  });
});

describe("a message that was searched for", () => {
  it("is read back to, page by page", async () => {
    const chat = new FakeChat();
    for (let count = 1; count <= 11; count += 1) chat.say(`${count}`);
    const thread = chat.thread();
    await thread.load(11);
    // Somebody scrolls at the same time.
    void thread.loadOlder();
    expect(await thread.loadBackTo("4")).toBe(true);
    expect(words(thread)).toEqual(["3", "4", "5", "6", "7", "8", "9", "10", "11"]);
    expect(await thread.loadBackTo("12")).toBe(false);
    chat.isDown = true;
    expect(await thread.loadBackTo("1")).toBe(false);
  });
});

describe("a message on its way", () => {
  it("takes its files along", async () => {
    const chat = new FakeChat();
    const thread = chat.thread();
    await thread.load(0);
    thread.send(text(""), undefined, [{ id: "f1", name: "plan.pdf", fileType: "application/pdf", size: 3 }]);
    expect(thread.snapshot().pending[0]?.files.map((one) => one.name)).toEqual(["plan.pdf"]);
    await calm();
    expect(chat.files).toEqual(["f1"]);
  });

  it("stands there at once, and once when it has arrived", async () => {
    const chat = new FakeChat();
    const thread = chat.thread();
    await thread.load(0);
    thread.send(text("hello"), undefined);
    expect(thread.snapshot().pending.map((one) => one.written.body.content)).toEqual(["hello"]);
    await calm();
    expect(thread.snapshot().pending).toEqual([]);
    thread.hear(live(chat.messages[0] as ChatMessage));
    expect(words(thread)).toEqual(["hello"]);
  });

  it("is kept with its reason, and tried again under the same id", async () => {
    const chat = new FakeChat();
    const thread = chat.thread();
    await thread.load(0);
    chat.losesAnswers = true;
    thread.send(text("hello"), undefined);
    await calm();
    const [one] = thread.snapshot().pending;
    expect(one?.problem?.status).toBe(0);
    chat.losesAnswers = false;
    thread.retry(one?.clientId ?? "");
    await calm();
    expect(thread.snapshot().pending).toEqual([]);
    expect(words(thread)).toEqual(["hello"]);
    expect(chat.messages).toHaveLength(1);
  });

  it("is there when only its answer was lost", async () => {
    const chat = new FakeChat();
    const thread = chat.thread();
    await thread.load(0);
    chat.losesAnswers = true;
    thread.send(text("hello"), undefined);
    await calm();
    await thread.catchUp();
    expect(thread.snapshot().pending).toEqual([]);
    expect(words(thread)).toEqual(["hello"]);
  });

  it("can be given up", async () => {
    const chat = new FakeChat();
    const thread = chat.thread();
    await thread.load(0);
    chat.isDown = true;
    thread.send(text("hello"), undefined);
    await calm();
    thread.discard(thread.snapshot().pending[0]?.clientId ?? "");
    expect(thread.snapshot().pending).toEqual([]);
  });
});
