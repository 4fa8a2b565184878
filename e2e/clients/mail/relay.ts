// A relay of other people's: aiosmtpd, which demands TLS and a password, and reads mails with Python's own parser.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface, type Interface } from "node:readline";
import { MissingRequirement } from "../../server/requirements.ts";

const here = (path: string) => new URL(path, import.meta.url).pathname;

export interface Mail {
  to: string[];
  sender: string;
  headers: Record<string, string>;
  signed: boolean;
  kinds: string[];
  text: string;
  html: string;
  defects: string[];
}

/** Where the relay listens, and the certificate to trust. */
interface Place {
  /** For STARTTLS. */
  port: number;
  /** For TLS from the first byte. */
  tlsPort: number;
  authority: string;
}

/** The relay, and the mails that it has taken and nobody has asked for. */
export class Relay {
  readonly place: Place;
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterator<string>;

  private constructor(child: ChildProcess, lines: AsyncIterator<string>, place: Place) {
    this.child = child;
    this.lines = lines;
    this.place = place;
  }

  static async open(folder: string): Promise<Relay> {
    const python = here(".venv/bin/python");
    if (!existsSync(python)) throw new MissingRequirement("aiosmtpd", "scripts/install.sh clients");
    const child = spawn(python, [here("relay.py"), folder], { stdio: ["ignore", "pipe", "inherit"] });
    process.once("exit", () => child.kill("SIGKILL"));
    const output: Interface = createInterface({ input: child.stdout });
    const lines = output[Symbol.asyncIterator]();
    const first = await lines.next();
    return new Relay(child, lines, JSON.parse(String(first.value)) as Place);
  }

  /** The next so many mails, by recipient. */
  async next(count: number): Promise<Mail[]> {
    const mails: Mail[] = [];
    while (mails.length < count) {
      const line = await this.lines.next();
      if (line.done) throw new Error("the relay has ended");
      mails.push(JSON.parse(line.value) as Mail);
    }
    return mails.sort((one, other) => (one.to[0] ?? "").localeCompare(other.to[0] ?? ""));
  }

  close(): void {
    this.child.kill("SIGKILL");
  }
}

/** User and password, as they stand in an address. */
export const login = `bell%40contoso.example:${encodeURIComponent("p:ä/ss@word")}`;
