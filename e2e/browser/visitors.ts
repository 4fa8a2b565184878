// Browsers of people: one Chromium, and for each person a context that shares nothing with the others.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { chromiumBinary } from "../server/requirements.ts";
import { password } from "../server/server.ts";
import { Problems } from "./problems.ts";

/** Milliseconds that a page may take for anything. */
const patience = 15_000;

/** Where pictures go. */
export const output = new URL("../output/", import.meta.url).pathname;
mkdirSync(output, { recursive: true });

export interface Look {
  width: number;
  theme: "light" | "dark";
  language: "en" | "fr";
}

export const usualLook: Look = { width: 1280, theme: "light", language: "en" };

export class Visitors {
  private readonly browser: Browser;
  private readonly url: string;
  private readonly others: string[] = [];

  private constructor(browser: Browser, url: string) {
    this.browser = browser;
    this.url = url;
  }

  static async start(url: string): Promise<Visitors> {
    const browser = await chromium.launch({
      executablePath: chromiumBinary(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    return new Visitors(browser, url);
  }

  /** Lets whoever arrives from now on reach another server of the test's, by its origin. */
  admit(origin: string): void {
    this.others.push(origin);
  }

  /**
   * A new browser profile. Its preferences are the system's and the browser's, not the application's. What a service
   * worker asks for is not kept within the test, so there is one only where it is what the test is about.
   */
  async arrive(look: Look = usualLook, { withWorker = false } = {}): Promise<Visitor> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      viewport: { width: look.width, height: look.width < 600 ? 640 : 860 },
      colorScheme: look.theme,
      reducedMotion: "reduce",
      // Far from the organization's: a page that mixes the two shows it.
      timezoneId: "America/New_York",
      serviceWorkers: withWorker ? "allow" : "block",
      locale: look.language === "fr" ? "fr-FR" : "en-GB",
    });
    context.setDefaultTimeout(patience);
    await isolate(context, [this.url, ...this.others]);
    return new Visitor(context, await context.newPage());
  }

  /** Pictures of all pages that are open, for whoever looks into a failure. */
  async photograph(name: string): Promise<void> {
    const pages = this.browser.contexts().flatMap((context) => context.pages());
    const pictures = pages.map((page, number) =>
      // A page that hangs is no reason to hide the failure itself.
      page
        .screenshot({ path: join(output, `failed-${name}-${number + 1}.png`), timeout: 5_000 })
        .catch(() => undefined),
    );
    await Promise.all(pictures);
  }

  stop(): Promise<void> {
    return this.browser.close();
  }
}

export class Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly problems: Problems;

  constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    this.problems = new Problems(context);
  }

  /** Signs in without the page for it, whose language differs from look to look. */
  async signIn(url: string, userPrincipalName: string): Promise<void> {
    const data = { userPrincipalName, password };
    const answer = await this.context.request.post("/identity/session", { data, headers: { origin: url } });
    if (!answer.ok()) throw new Error(`signing in answered ${answer.status()}: ${await answer.text()}`);
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}

/** Sites other than the test's own are answered here: a journey needs no network and leaves no trace in one. */
async function isolate(context: BrowserContext, own: readonly string[]): Promise<void> {
  await context.route(
    (address) => !own.includes(address.origin),
    (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Elsewhere</title>" }),
  );
}
