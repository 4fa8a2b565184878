// A private Kannel, the SMS gateway, with its own program in the place of the phone network: what is sent through it is
// printed, and goes nowhere.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "../../server/free-port.ts";
import { MissingRequirement } from "../../server/requirements.ts";
import { type Piece, pieceOf } from "./pieces.ts";

const bearerbox = "/usr/sbin/bearerbox";
const smsbox = "/usr/sbin/smsbox";
const network = "/usr/lib/kannel/test/fakesmsc";
const user = "bell";
const password = "s3cr3t";
/** Who a text is from that does not say so. */
const sender = "13013";

interface Ports {
  admin: number;
  boxes: number;
  network: number;
  texts: number;
}

export class Kannel {
  private readonly folder: string;
  private readonly ports: Ports;
  private readonly programs: ChildProcess[] = [];
  private readonly pieces: Piece[] = [];

  private constructor(folder: string, ports: Ports) {
    this.folder = folder;
    this.ports = ports;
  }

  /** Starts one in a folder, in which its logs are; ready when it has reached its network. */
  static async open(folder: string): Promise<Kannel> {
    if (![bearerbox, smsbox, network].every(existsSync))
      throw new MissingRequirement("Kannel and its fakesmsc", "scripts/install.sh packages");
    const [admin, boxes, smsc, texts] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
    const kannel = new Kannel(folder, { admin, boxes, network: smsc, texts });
    try {
      await kannel.start();
    } catch (error) {
      await kannel.close();
      throw error;
    }
    return kannel;
  }

  /** What the operator of the server says of it. */
  address({ as = password, from }: { as?: string; from?: string } = {}): string {
    const place = `http://${user}:${as}@127.0.0.1:${this.ports.texts}/cgi-bin/sendsms`;
    return from ? `${place}?${new URLSearchParams({ from })}` : place;
  }

  /** The next so many SMS, as they came out at the network. */
  async next(count: number): Promise<Piece[]> {
    await this.until(`${count} SMS`, async () => this.pieces.length >= count);
    return this.pieces.splice(0, count);
  }

  log(): string {
    const logs = ["bearerbox", "smsbox"].map((name) => join(this.folder, `${name}.log`));
    return logs
      .filter(existsSync)
      .map((file) => readFileSync(file, "utf8"))
      .join("\n");
  }

  async close(): Promise<void> {
    const running = this.programs.filter((program) => program.exitCode === null && program.signalCode === null);
    const ended = running.map((program) => once(program, "exit"));
    for (const program of running) program.kill("SIGKILL");
    await Promise.all(ended);
  }

  private async start(): Promise<void> {
    const configuration = join(this.folder, "kannel.conf");
    writeFileSync(configuration, groups(this.ports));
    this.run(bearerbox, "-v", "1", configuration);
    // It waits for its network before it answers.
    await this.until("the bearerbox", async () => /FAKE:\d+ \(/.test(await this.status()));
    this.run(smsbox, "-v", "1", configuration);
    this.listen();
    await this.until("the network", async () => {
      const status = await this.status();
      return status.includes("smsbox:") && status.includes("(online ");
    });
    await this.until("the page for texts", async () => (await fetch(this.page())).status === 403);
  }

  private run(program: string, ...words: string[]): void {
    const name = program.split("/").at(-1);
    const log = openSync(join(this.folder, `${name}.log`), "w");
    this.keep(spawn(program, words, { cwd: this.folder, stdio: ["ignore", log, log] }));
  }

  /** The network sends nothing (0 times its only text), and prints what it gets. */
  private listen(): void {
    const words = ["-H", "127.0.0.1", "-r", `${this.ports.network}`, "-m", "0", "1 2 text none"];
    const child = spawn(network, words, { stdio: ["ignore", "ignore", "pipe"] });
    createInterface({ input: child.stderr }).on("line", (printed) => {
      const piece = pieceOf(printed);
      if (piece) this.pieces.push(piece);
    });
    this.keep(child);
  }

  private keep(program: ChildProcess): void {
    process.once("exit", () => program.kill("SIGKILL"));
    this.programs.push(program);
  }

  private page(): string {
    return `http://127.0.0.1:${this.ports.texts}/cgi-bin/sendsms`;
  }

  private async status(): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${this.ports.admin}/status.txt?password=${password}`);
    return answer.text();
  }

  private async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    for (let turn = 0; ; turn++) {
      // Until somebody listens there, asking fails.
      if (await holds().catch(() => false)) return;
      const ended = this.programs.some((program) => program.exitCode !== null);
      if (ended || turn > 300) throw new Error(`no sign of ${what}: ${this.log()}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Its configuration. Kannel wants an empty line between two groups. */
function groups(ports: Ports): string {
  const all: Record<string, string | number>[] = [
    {
      group: "core",
      "admin-port": ports.admin,
      "admin-interface": "127.0.0.1",
      "admin-password": password,
      "status-password": password,
      "smsbox-port": ports.boxes,
      "smsbox-interface": "127.0.0.1",
      "dlr-storage": "internal",
    },
    // Its port can't be bound to the loopback alone; nobody else is let in.
    { group: "smsc", smsc: "fake", "smsc-id": "FAKE", port: ports.network, "connect-allow-ip": "127.0.0.1" },
    {
      group: "smsbox",
      "bearerbox-host": "127.0.0.1",
      "bearerbox-port": ports.boxes,
      "sendsms-port": ports.texts,
      "sendsms-interface": "127.0.0.1",
      "sendsms-chars": '"0123456789+"',
      "global-sender": sender,
    },
    { group: "sendsms-user", username: user, password, "max-messages": 30, concatenation: "true" },
  ];
  const written = all.map((group) => Object.entries(group).map(([name, value]) => `${name} = ${value}`));
  return `${written.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
