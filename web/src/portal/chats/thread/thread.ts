// One chat's messages on screen, and what the person has written that the server does not have yet. Without any
// framework: who shows it asks for the snapshot after each change.
import { type Problem, toProblem } from "../../../api/problem";
import type { ChatFile, NewChatMessage } from "../../../api/types";
import type { ChatFrame } from "../../../live/protocol";
import type { Changes, Page } from "../chatRequests";
import type { Written } from "../compose/writing";
import { begin, emptyThread, isGap, prepend, reach, sequenceOf, type ThreadState, take } from "./threadState";

type Message = ThreadState["messages"][number];

/** Most messages that the server gives at once. */
const largestPage = 50;

/** A message on its way. */
export interface Pending {
  clientId: string;
  written: Written;
  files: readonly ChatFile[];
  replyToId: string | undefined;
  at: string;
  /** Why it was not taken; undefined while it is being sent. */
  problem: Problem | undefined;
}

export interface ThreadView extends ThreadState {
  pending: readonly Pending[];
  isLoaded: boolean;
  isLoadingOlder: boolean;
  problem: Problem | undefined;
}

export interface ThreadRequests {
  /** A page of the chat, of as many messages as are wanted. */
  readMessages: (after?: string, count?: number) => Promise<Page<Message>>;
  readChanges: (after: number) => Promise<Changes>;
  sendMessage: (body: NewChatMessage) => Promise<Message>;
  newId: () => string;
  now: () => string;
}

export class Thread {
  private readonly requests: ThreadRequests;
  private readonly listeners = new Set<() => void>();
  private view: ThreadView = {
    ...emptyThread,
    pending: [],
    isLoaded: false,
    isLoadingOlder: false,
    problem: undefined,
  };
  private loading: Promise<void> | undefined;
  private loadingOlder: Promise<boolean> | undefined;
  private catching: Promise<void> | undefined;
  /** Something happened while the changes were being read. */
  private isBehind = false;

  constructor(requests: ThreadRequests) {
    this.requests = requests;
  }

  snapshot = (): ThreadView => this.view;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads the newest messages. `position`: what the chat had come to before they are asked for. */
  load(position: number): Promise<void> {
    this.loading ??= this.loadNow(position).finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async loadNow(position: number): Promise<void> {
    if (this.view.isLoaded) return this.catchUp();
    this.change({ problem: undefined });
    try {
      const page = await this.requests.readMessages();
      this.change({ ...begin(page.value, position, page.next), isLoaded: true });
      this.settle();
      // What happened between the position and the page is in the page, or comes now.
      await this.catchUp();
    } catch (cause) {
      this.change({ problem: toProblem(cause) });
    }
  }

  /** Whether there was an answer; who scrolls on tries again. */
  loadOlder(count?: number): Promise<boolean> {
    this.loadingOlder ??= this.loadOlderNow(count).finally(() => {
      this.loadingOlder = undefined;
    });
    return this.loadingOlder;
  }

  private async loadOlderNow(count?: number): Promise<boolean> {
    const { older } = this.view;
    if (older === undefined) return false;
    this.change({ isLoadingOlder: true });
    try {
      const page = await this.requests.readMessages(older, count);
      this.change({ ...prepend(this.view, page.value, page.next), isLoadingOlder: false });
      return true;
    } catch {
      this.change({ isLoadingOlder: false });
      return false;
    }
  }

  /** Reads back to a message; whether it is here then. */
  async loadBackTo(id: string): Promise<boolean> {
    const isBefore = () => sequenceOf({ id }) < sequenceOf(this.view.messages[0] ?? { id });
    while (this.view.older !== undefined && isBefore()) if (!(await this.loadOlder(largestPage))) break;
    return this.view.messages.some((one) => one.id === id);
  }

  /** Takes what came live; where something before it is missing, asks for that. */
  hear(frame: Extract<ChatFrame, { type: "chat.message" }>): void {
    if (!this.view.isLoaded) return;
    const state = take(this.view, [frame.message]);
    if (isGap(this.view, frame.position)) {
      this.change(state);
      void this.catchUp();
    } else this.change(reach(state, frame.position));
    this.settle();
  }

  /** Reads everything that happened after the last known position, once and in order. */
  catchUp(): Promise<void> {
    if (!this.view.isLoaded) return Promise.resolve();
    this.isBehind = true;
    this.catching ??= this.catchUpNow().finally(() => {
      this.catching = undefined;
    });
    return this.catching;
  }

  private async catchUpNow(): Promise<void> {
    try {
      while (this.isBehind) {
        this.isBehind = false;
        for (let more = true; more; ) {
          const changes = await this.requests.readChanges(this.view.position);
          this.change(reach(take(this.view, changes.value), changes.position));
          more = changes.more;
        }
        this.settle();
      }
    } catch {
      // The next frame, the next greeting or the next deed asks again.
    }
  }

  send(written: Written, replyToId: string | undefined, files: readonly ChatFile[] = []): void {
    const [clientId, at] = [this.requests.newId(), this.requests.now()];
    const one = { clientId, written, files, replyToId, at, problem: undefined };
    this.change({ pending: [...this.view.pending, one] });
    void this.post(one);
  }

  /** Once more, under the same id: where it had arrived after all, it is there once. */
  retry(clientId: string): void {
    const one = this.view.pending.find((other) => other.clientId === clientId);
    if (!one) return;
    this.replace({ ...one, problem: undefined });
    void this.post(one);
  }

  discard(clientId: string): void {
    this.change({ pending: this.view.pending.filter((one) => one.clientId !== clientId) });
  }

  private async post(one: Pending): Promise<void> {
    const { clientId } = one;
    try {
      const sent = await this.requests.sendMessage(messageOf(one));
      const state = take(this.view, [sent]);
      this.change(isGap(this.view, sent.position) ? state : reach(state, sent.position));
      this.discard(clientId);
      if (isGap(this.view, sent.position)) await this.catchUp();
    } catch (cause) {
      this.replace({ ...one, problem: toProblem(cause) });
    }
  }

  private replace(one: Pending): void {
    this.change({ pending: this.view.pending.map((other) => (other.clientId === one.clientId ? one : other)) });
  }

  /** What is there is not on its way any more, whichever answer was lost. */
  private settle(): void {
    const arrived = new Set(this.view.messages.map((one) => one.clientId));
    if (this.view.pending.some((one) => arrived.has(one.clientId)))
      this.change({ pending: this.view.pending.filter((one) => !arrived.has(one.clientId)) });
  }

  private change(change: Partial<ThreadView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}

function messageOf({ clientId, written, files, replyToId }: Pending): NewChatMessage {
  const attachments = files.map(({ id, name }) => ({ id, name, contentType: "reference" }));
  return {
    ...written,
    clientId,
    ...(replyToId ? { replyToId } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
  };
}
