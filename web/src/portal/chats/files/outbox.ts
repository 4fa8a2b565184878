// Files on their way to a chat, for the message that is written next. Without any framework: who shows them asks for
// the snapshot after each change.
import { type Problem, toProblem } from "../../../api/problem";
import type { ChatFile } from "../../../api/types";
import type { Upload } from "../../../api/upload";
import { mostFiles, refusedBeforehand, takenName } from "./fileRules";

export interface OutFile {
  key: string;
  name: string;
  file: File;
  /** How much of it is there, from 0 to 1. */
  share: number;
  /** As the server has it. */
  taken: ChatFile | undefined;
  /** Why it was not taken. */
  problem: Problem | undefined;
}

export interface OutboxView {
  files: readonly OutFile[];
  /** How many were left out last time, since a message has room for so many. */
  leftOut: number;
}

export interface OutboxRequests {
  send: (file: File, name: string, onProgress: (share: number) => void) => Upload<ChatFile>;
  newId: () => string;
}

const nothing: OutboxView = { files: [], leftOut: 0 };

export class Outbox {
  private readonly requests: OutboxRequests;
  private readonly listeners = new Set<() => void>();
  private readonly uploads = new Map<string, Upload<ChatFile>>();
  private view = nothing;

  constructor(requests: OutboxRequests) {
    this.requests = requests;
  }

  snapshot = (): OutboxView => this.view;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  add(files: readonly File[]): void {
    const room = Math.max(0, mostFiles - this.view.files.length);
    const fresh = files.slice(0, room).map((file) => ({
      key: this.requests.newId(),
      name: takenName(file.name),
      file,
      share: 0,
      taken: undefined,
      problem: refusedBeforehand(file),
    }));
    this.change({ files: [...this.view.files, ...fresh], leftOut: files.length - fresh.length });
    for (const one of fresh) if (!one.problem) void this.send(one);
  }

  /** Takes one out again; what was on its way is ended. */
  remove(key: string): void {
    this.change({ files: this.view.files.filter((one) => one.key !== key), leftOut: 0 });
    this.uploads.get(key)?.cancel();
    this.uploads.delete(key);
  }

  retry(key: string): void {
    const one = this.view.files.find((other) => other.key === key);
    if (!one) return;
    this.replace(key, { share: 0, problem: undefined });
    void this.send(one);
  }

  /** Whether everything in it can go with a message. */
  isReady(): boolean {
    return this.view.files.every((one) => one.taken);
  }

  /** The files for the message that is sent now; none are left. */
  empty(): readonly ChatFile[] {
    const taken = this.view.files.flatMap((one) => one.taken ?? []);
    this.change(nothing);
    // The same bytes twice are one file for the server.
    return taken.filter((one, place) => taken.findIndex((other) => other.id === one.id) === place);
  }

  private async send({ key, file, name }: OutFile): Promise<void> {
    const upload = this.requests.send(file, name, (share) => this.replace(key, { share }));
    this.uploads.set(key, upload);
    try {
      const taken = await upload.answer;
      this.replace(key, { taken, share: 1 });
    } catch (cause) {
      this.replace(key, { problem: toProblem(cause) });
    } finally {
      this.uploads.delete(key);
    }
  }

  private replace(key: string, change: Partial<OutFile>): void {
    const files = this.view.files.map((one) => (one.key === key ? { ...one, ...change } : one));
    this.change({ ...this.view, files });
  }

  private change(view: OutboxView): void {
    this.view = view;
    for (const listener of this.listeners) listener();
  }
}
