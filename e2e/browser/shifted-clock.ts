import type { BrowserContext } from "playwright-core";

/** Lets pages that are opened from now on believe that it is so many milliseconds later. Timers run as ever. */
export async function shiftClock(context: BrowserContext, milliseconds: number): Promise<void> {
  await context.addInitScript((shift) => {
    const RealDate = Date;
    const now = () => RealDate.now() + shift;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, words, newTarget) =>
        Reflect.construct(target, words.length === 0 ? [now()] : words, newTarget),
      get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
    });
  }, milliseconds);
}
