// A mail server that keeps what it is given, so that a test can read the mail that somebody gets.
import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createInterface } from "node:readline";

export interface Letter {
  to: string;
  /** Everything that a reader may meet, decoded. */
  text: string;
}

/** Milliseconds to wait for a letter. */
const patience = 20_000;

export class Mailbox {
  /** For `BEFFROI_SMTP`: on this machine no TLS is needed. */
  readonly address: string;
  private readonly server: Server;
  private readonly letters: Letter[] = [];
  private readonly waiting = new Set<() => void>();

  private constructor(server: Server, port: number) {
    this.server = server;
    this.address = `smtp://127.0.0.1:${port}`;
    server.on("connection", (socket) => this.talk(socket));
  }

  static async open(): Promise<Mailbox> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new Mailbox(server, (server.address() as AddressInfo).port);
  }

  /** Takes the next letter to somebody out of the box. */
  async next(to: string): Promise<Letter> {
    const until = Date.now() + patience;
    for (;;) {
      const place = this.letters.findIndex((one) => one.to === to);
      const [letter] = place < 0 ? [] : this.letters.splice(place, 1);
      if (letter) return letter;
      if (Date.now() > until) throw new Error(`no letter for ${to} has come`);
      await new Promise<void>((resolve) => {
        this.waiting.add(resolve);
        setTimeout(resolve, 1_000);
      });
    }
  }

  close(): void {
    this.server.close();
  }

  private talk(socket: Socket): void {
    let recipients: string[] = [];
    let data: string[] | undefined;
    const say = (line: string) => socket.write(`${line}\r\n`);
    // Whoever hangs up without a word has said all that they wanted.
    socket.on("error", () => undefined);
    say("220 mailbox ready");
    createInterface({ input: socket }).on("line", (line) => {
      if (data) {
        if (line !== ".") {
          data.push(line.startsWith("..") ? line.slice(1) : line);
          return;
        }
        for (const to of recipients) this.letters.push({ to, text: decoded(data.join("\n")) });
        for (const wake of this.waiting) wake();
        this.waiting.clear();
        [recipients, data] = [[], undefined];
        say("250 kept");
        return;
      }
      const [, to] = /^RCPT TO:<([^>]+)>/i.exec(line) ?? [];
      if (to) recipients.push(to);
      if (/^DATA/i.test(line)) {
        data = [];
        say("354 go on");
      } else if (/^EHLO/i.test(line)) socket.write("250-mailbox\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n");
      else if (/^QUIT/i.test(line)) socket.end("221 good bye\r\n");
      else say("250 fine");
    });
  }
}

/** The parts of a mail without their encodings. */
function decoded(mail: string): string {
  const blocks = mail.replaceAll(/(?:^[A-Za-z0-9+/]{40,}={0,2}\n?)+(?:^[A-Za-z0-9+/]+={0,2}\n?)?/gm, (block) =>
    Buffer.from(block, "base64").toString("utf8"),
  );
  return blocks
    .replaceAll(/=\n/g, "")
    .replaceAll(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll("=", ""), "hex").toString("utf8"));
}
