// What a page must never do: break, complain, or try what its content security policy forbids.
import type { BrowserContext, ConsoleMessage } from "playwright-core";

export class Problems {
  private readonly found: string[] = [];

  constructor(context: BrowserContext) {
    context.on("console", (message) => this.heard(message));
    context.on("weberror", (problem) => this.found.push(`page error: ${problem.error().message}`));
  }

  /** The problems since the last call. */
  take(): string[] {
    return this.found.splice(0);
  }

  /** The same without the browser's own note that the page itself was answered with 404. */
  takeBesideMissing(url: string): string[] {
    return this.take().filter((problem) => !(problem.includes("status of 404") && problem.endsWith(`(${url})`)));
  }

  private heard(message: ConsoleMessage): void {
    const text = message.text();
    // Policy violations are errors in Chromium's console, whichever page they happen on.
    if (message.type() === "error" || text.includes("Content Security Policy"))
      this.found.push(`console: ${text} (${message.location().url})`);
  }
}
