// An ntfy server on this machine: takes what is published to its topics, or refuses it.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Published {
  topic: string;
  title: string;
  message: string;
}

export class Ntfy {
  /** What it answers to whatever comes. */
  status = 200;
  private readonly waiting: Published[] = [];
  private wake: (() => void) | undefined;
  private readonly server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (piece: string) => {
      body += piece;
    });
    request.on("end", () => {
      if (this.status === 200) this.waiting.push(JSON.parse(body) as Published);
      response.writeHead(this.status, { "content-type": "application/json" }).end("{}");
      this.wake?.();
    });
  });

  /** Its origin. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next that is published, or was. */
  async next(): Promise<Published> {
    for (;;) {
      const one = this.waiting.shift();
      if (one) return one;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
