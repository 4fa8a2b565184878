// A server of the test's own: new data folder, free port, and a clock that can be moved.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { beffroiBinary, faketimeLibrary } from "./requirements.ts";

/** Milliseconds that a development build on a slow machine may take to start, and to drain. */
const patience = 30_000;

/** What every account of these tests signs in with. */
export const password = "a-long-enough-password";
export const domain = "contoso.example";
export const administrator = `admin@${domain}`;

/** What the program that makes people, groups and messages may do. */
const permissions = [
  "User.ReadWrite.All",
  "Group.ReadWrite.All",
  "RoleManagement.ReadWrite.Directory",
  "OrganizationalMessages.ReadWrite.All",
];

export interface Application {
  tenantId: string;
  clientId: string;
  clientSecret: string;
}

export interface ServerOptions {
  /** Whether `moveClock` will be called; needs libfaketime. */
  movableClock?: boolean;
  /** Whether it is called by a name, as passkeys need it; otherwise by its number. */
  named?: boolean;
  /** Whether it serves TLS, with a certificate that it makes itself. */
  tls?: boolean;
  /** Whether it may call this machine, where the listeners of tests are. */
  callsThisMachine?: boolean;
  /** Further variables of its environment. */
  environment?: Readonly<Record<string, string>>;
  /** What the program may do that the tenant begins with; enough to furnish an office otherwise. */
  permissions?: readonly string[];
}

export class Server {
  /** Without a slash at the end. */
  readonly url: string;
  readonly application: Application;
  private readonly folder: string;
  private readonly child: ChildProcess;
  private readonly log: string[];

  private constructor(url: string, application: Application, folder: string, child: ChildProcess, log: string[]) {
    this.url = url;
    this.application = application;
    this.folder = folder;
    this.child = child;
    this.log = log;
  }

  /** Makes the tenant and serves it; done when the server says that it is ready. */
  static async start(options: ServerOptions = {}): Promise<Server> {
    const binary = beffroiBinary();
    const library = options.movableClock ? faketimeLibrary() : undefined;
    const folder = mkdtempSync(join(tmpdir(), "beffroi-e2e-"));
    try {
      const application = makeTenant(binary, folder, options.permissions ?? permissions);
      const port = options.named ? await freePort() : 0;
      const words = ["serve", "--data", join(folder, "data"), "--listen", `127.0.0.1:${port}`];
      const name = options.named ? `http://localhost:${port}` : undefined;
      if (name) words.push("--public-url", name);
      if (options.tls) words.push("--tls-self-signed");
      const child = spawn(binary, words, {
        env: {
          ...process.env,
          ...clockVariables(folder, library),
          // One machine plays a whole organization.
          BEFFROI_SIGN_INS_PER_MINUTE: "0",
          BEFFROI_REQUESTS_PER_MINUTE: "0",
          BEFFROI_ALLOW_PRIVATE_TARGETS: String(options.callsThisMachine ?? false),
          ...options.environment,
        },
        stdio: ["ignore", "pipe", "pipe"],
      });
      endWithThisProcess(child);
      const log: string[] = [];
      const url = await ready(child, log);
      return new Server(name ?? url, application, folder, child, log);
    } catch (cause) {
      rmSync(folder, { recursive: true, force: true });
      throw cause;
    }
  }

  /** What clients have to trust when the server serves TLS, as PEM. */
  get authority(): string {
    return join(this.folder, "data", "tls", "ca.pem");
  }

  /** Runs a command of the operator's, as on the machine that serves; what it prints. */
  operate(...words: string[]): string {
    const all = [...words, "--data", join(this.folder, "data")];
    return execFileSync(beffroiBinary(), all, {
      encoding: "utf8",
      timeout: patience,
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  /** All that it keeps and has logged, byte by byte: what must not be in it can be looked for. */
  everythingKept(): string {
    const data = join(this.folder, "data");
    const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const kept = files.map((one) => readFileSync(join(one.parentPath, one.name), "latin1"));
    return [...kept, ...this.log].join("\n");
  }

  /** Moves the server's clock to so many milliseconds after the real time. */
  moveClock(milliseconds: number): void {
    writeOffset(this.folder, milliseconds);
  }

  /** Ends the server and removes its data. Fails when it had a problem or did not end well. */
  async stop(): Promise<void> {
    const ended = exit(this.child);
    this.child.kill("SIGTERM");
    const killer = setTimeout(() => this.child.kill("SIGKILL"), patience);
    const status = await ended;
    clearTimeout(killer);
    rmSync(this.folder, { recursive: true, force: true });
    const problems = this.log.filter((line) => / ERROR |panicked/.test(line));
    if (status !== 0 || problems.length > 0)
      throw new Error(`the server ended with ${status}:\n${(problems.length > 0 ? problems : this.log).join("\n")}`);
  }
}

/** A port that nobody listens on just now: a name in front of the server has to know it beforehand. */
function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function makeTenant(binary: string, folder: string, permissions: readonly string[]): Application {
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  const words = ["init", "--data", join(folder, "data"), "--tenant", "Contoso", "--domain", domain];
  words.push("--admin", administrator, "--password-file", passwordFile, "--app", "Journeys", "--output", "json");
  words.push(...permissions.flatMap((permission) => ["--app-permission", permission]));
  return JSON.parse(execFileSync(binary, words, { encoding: "utf8", timeout: patience }));
}

function clockVariables(folder: string, library: string | undefined): Record<string, string> {
  if (!library) return {};
  writeOffset(folder, 0);
  return {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: offsetFile(folder),
    FAKETIME_NO_CACHE: "1",
    // Only the calendar moves: time-outs and pulses go on as ever.
    DONT_FAKE_MONOTONIC: "1",
  };
}

function offsetFile(folder: string): string {
  return join(folder, "clock");
}

function writeOffset(folder: string, milliseconds: number): void {
  writeFileSync(offsetFile(folder), `+${Math.round(milliseconds / 1_000)}\n`);
}

function ready(child: ChildProcess, log: string[]): Promise<string> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("the server was started without pipes");
  createInterface({ input: stderr }).on("line", (line) => log.push(line));
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      child.kill("SIGKILL");
      reject(new Error(`the server ${why}:\n${log.join("\n")}`));
    };
    const timer = setTimeout(() => fail("was not ready in time"), patience);
    child.once("error", (cause) => fail(cause.message));
    child.once("exit", (code) => fail(`ended with ${code} before it was ready`));
    createInterface({ input: stdout }).on("line", (line) => {
      const url = /^ready: (https?:\S+)$/.exec(line)?.[1];
      if (!url) return;
      clearTimeout(timer);
      child.removeAllListeners("exit");
      resolve(url);
    });
  });
}

function exit(child: ChildProcess): Promise<number | string | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? child.signalCode);
  return new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
}

/** An interrupted test run leaves no server behind. */
function endWithThisProcess(child: ChildProcess): void {
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
}
