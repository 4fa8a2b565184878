// One WebSocket that is kept open: resumes by cursor, comes back with backoff and jitter.
import { reconnectDelay } from "./backoff";
import { type ClientFrame, liveSubprotocol, parseFrame, type ServerFrame } from "./protocol";

/** The part of WebSocket that is used, so that tests can give another one. */
export interface LiveSocket {
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(text: string): void;
  close(): void;
}

export type LiveStatus = "connecting" | "online" | "waiting" | "stopped";

export interface LiveConnectionOptions {
  /** Address of the live channel, without query. */
  url: string;
  openSocket: (url: string, subprotocol: string) => LiveSocket;
  /** Runs the action after the milliseconds; the answer cancels it. */
  schedule: (action: () => void, milliseconds: number) => () => void;
  /** 0..1 */
  random: () => number;
  onFrame: (frame: ServerFrame) => void;
  /** `failures`: attempts in a row that did not get as far as a greeting. */
  onStatus: (status: LiveStatus, failures: number) => void;
}

export class LiveConnection {
  private readonly options: LiveConnectionOptions;
  private socket: LiveSocket | undefined;
  private cursor: string | undefined;
  private greeted = false;
  private failures = 0;
  private cancelRetry: (() => void) | undefined;
  private stopped = true;

  constructor(options: LiveConnectionOptions) {
    this.options = options;
  }

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.connect();
  }

  /** Ends the connection for good. */
  stop(): void {
    this.stopped = true;
    this.cancelRetry?.();
    this.abandonSocket();
    this.options.onStatus("stopped", this.failures);
  }

  /** Does not wait any longer for the next attempt: the network or the person is back. */
  wake(): void {
    if (this.stopped || this.socket) return;
    this.cancelRetry?.();
    this.connect();
  }

  /** The network is known to be gone: a socket that looks open is not. */
  lost(): void {
    if (this.stopped || !this.socket) return;
    this.abandonSocket();
    this.retryLater();
  }

  /** Sends if the server has greeted; false when it has to wait. */
  send(frame: ClientFrame): boolean {
    if (!this.socket || !this.greeted) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  private connect(): void {
    this.options.onStatus("connecting", this.failures);
    const url = this.cursor === undefined ? this.options.url : `${this.options.url}?cursor=${this.cursor}`;
    const socket = this.options.openSocket(url, liveSubprotocol);
    this.socket = socket;
    socket.onmessage = (event) => this.receive(event.data);
    socket.onclose = () => {
      this.abandonSocket();
      this.retryLater();
    };
  }

  private receive(data: unknown): void {
    const frame = parseFrame(data);
    if (!frame) return;
    if ("cursor" in frame && typeof frame.cursor === "string") this.cursor = frame.cursor;
    if (frame.type === "hello") {
      this.greeted = true;
      this.failures = 0;
    }
    this.options.onFrame(frame);
    if (frame.type === "hello") this.options.onStatus("online", 0);
  }

  private abandonSocket(): void {
    const socket = this.socket;
    this.socket = undefined;
    if (!this.greeted) this.failures += 1;
    this.greeted = false;
    if (!socket) return;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  private retryLater(): void {
    if (this.stopped) return;
    const delay = reconnectDelay(Math.max(this.failures - 1, 0), this.options.random());
    this.options.onStatus("waiting", this.failures);
    this.cancelRetry = this.options.schedule(() => this.connect(), delay);
  }
}
