// How long the browser takes from an interaction to the next picture: Chromium's own event timing.
import type { BrowserContext, Page } from "playwright-core";

interface Timing extends PerformanceEntry {
  interactionId: number;
}

interface Watched {
  observer: PerformanceObserver;
  timings: Timing[];
  /** When the last key or button was pressed. */
  began: number | undefined;
}

type Window = typeof globalThis & { watched: Watched };

/** Milliseconds. */
export interface Measured {
  /** From the interaction to the next paint; what Chromium leaves out is faster than 16. */
  paint: number;
  /** From the last press to the data on screen, with what it takes the test to notice. */
  data: number;
}

/** Has every page of a browser keep the timings of its interactions. */
export async function watchInteractions(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const timings: Timing[] = [];
    const keep = (entries: PerformanceEntryList) => timings.push(...(entries as Timing[]));
    const observer = new PerformanceObserver((list) => keep(list.getEntries()));
    // The shortest that can be asked for.
    observer.observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
    const watched: Watched = { observer, timings, began: undefined };
    (globalThis as Window).watched = watched;
    for (const kind of ["pointerdown", "keydown"])
      addEventListener(
        kind,
        (event) => {
          watched.began = event.timeStamp;
        },
        true,
      );
  });
}

/** Does something by mouse or keyboard, and waits until `arrived`. */
export async function measure(page: Page, act: () => Promise<void>, arrived: () => Promise<void>): Promise<Measured> {
  await page.evaluate(() => {
    const { watched } = globalThis as Window;
    watched.observer.takeRecords();
    watched.timings.length = 0;
    watched.began = undefined;
  });
  await act();
  await arrived();
  return page.evaluate(async () => {
    const { watched } = globalThis as Window;
    const now = performance.now();
    // The timing of an event is known when the picture after it has been shown.
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    const timings = [...watched.timings, ...(watched.observer.takeRecords() as Timing[])];
    const paints = timings.filter((one) => one.interactionId > 0).map((one) => one.duration);
    return { paint: Math.max(0, ...paints), data: now - (watched.began ?? now) };
  });
}
