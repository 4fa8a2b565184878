// A Firefox whose push service is the test's own server, with a desktop of its own that shows its notifications.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import puppeteer, { type Browser } from "puppeteer-core";
import { firefoxBinary } from "../server/requirements.ts";

const run = promisify(execFile);
/** Milliseconds that a program of the desktop may take to start. */
const patience = 20_000;

/** A screen, a bus, and a daemon that shows notifications: what Firefox needs to show any. */
export class Desktop {
  readonly environment: Record<string, string>;
  private readonly programs: ChildProcess[];
  private readonly folder: string;

  private constructor(environment: Record<string, string>, programs: ChildProcess[], folder: string) {
    this.environment = environment;
    this.programs = programs;
    this.folder = folder;
  }

  static async start(): Promise<Desktop> {
    const folder = mkdtempSync(join(tmpdir(), "beffroi-desktop-"));
    const programs: ChildProcess[] = [];
    const environment: Record<string, string> = { HOME: folder, XDG_RUNTIME_DIR: folder };
    try {
      const begin = (command: string, words: readonly string[]) => {
        const env = { ...process.env, ...environment };
        const child = spawn(command, words, { env, stdio: ["ignore", "pipe", "ignore"] });
        programs.push(child);
        return firstLine(command, child);
      };
      const display = await begin("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]);
      environment.DISPLAY = `:${display}`;
      environment.DBUS_SESSION_BUS_ADDRESS = await begin("dbus-daemon", ["--session", "--nofork", "--print-address=1"]);
      const daemon = spawn("dunst", [], { env: { ...process.env, ...environment }, stdio: "ignore" });
      programs.push(daemon);
      const desktop = new Desktop(environment, programs, folder);
      await desktop.until("the daemon of notifications", async () => (await desktop.dunst("count", "displayed")) === "0");
      return desktop;
    } catch (cause) {
      for (const program of programs) program.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
      throw cause;
    }
  }

  /** How many notifications are on the screen. */
  async shown(): Promise<number> {
    return Number(await this.dunst("count", "displayed"));
  }

  /** Clicks on the newest notification. */
  async click(): Promise<void> {
    await this.dunst("action", "0");
  }

  /** Closes everything, and tells what was closed: the daemon tells words only of what is over. */
  async closeAll(): Promise<string> {
    await this.dunst("close-all");
    return this.dunst("history");
  }

  /** Waits until something holds. */
  async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      if (await holds().catch(() => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${what}: not within ${patience / 1_000} s`);
  }

  async stop(): Promise<void> {
    for (const program of this.programs.toReversed()) program.kill("SIGKILL");
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async dunst(...words: string[]): Promise<string> {
    const { stdout } = await run("dunstctl", words, { env: { ...process.env, ...this.environment } });
    return stdout.trim();
  }
}

function firstLine(command: string, child: ChildProcess): Promise<string> {
  const { stdout } = child;
  if (!stdout) throw new Error(`${command} was started without pipes`);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${command} said nothing`)), patience);
    child.once("error", reject);
    createInterface({ input: stdout }).once("line", (line) => {
      clearTimeout(timer);
      resolve(line);
    });
  });
}

/** Starts Firefox on that desktop, as an organization sets it up that runs its own push service. */
export function startFirefox(desktop: Desktop, server: string): Promise<Browser> {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: firefoxBinary(),
    headless: false,
    env: { ...process.env, ...desktop.environment },
    extraPrefsFirefox: {
      "dom.push.serverURL": `${server.replace(/^http/, "ws")}/push`,
      "dom.push.connection.enabled": true,
      // The test's server speaks plain HTTP, and nobody is there to press "Allow".
      "dom.push.testing.allowInsecureServerURL": true,
      "permissions.default.desktop-notification": 1,
    },
  });
}
