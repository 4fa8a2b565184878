// What every page has to pass, whatever it shows.
import { deepEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { type Look, output } from "./visitors.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 to level AA, and what axe recommends beyond it. */
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Waits until the page has loaded everything and has come to rest. */
export async function rest(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  // Skeletons and spinners are progress bars.
  await page.waitForFunction(() => document.querySelector("h1") && !document.querySelector("[role=progressbar]"));
  await page.evaluate(async () => {
    const finite = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    // An animation that is canceled has come to rest too.
    await Promise.allSettled(finite.map((one) => one.finished));
  });
}

/** What is wrong with the page as it stands, a line each. */
export async function inspect(page: Page): Promise<string[]> {
  return [...(await violations(page)), ...(await overflow(page)), ...(await belowTheFold(page))];
}

/** Photographs the page as it stands, and finds nothing wrong with it. */
export async function examine(page: Page, name: string, look: Look): Promise<void> {
  await rest(page);
  // What stands over the page is as large as the window.
  const fullPage = (await page.locator("[role=dialog], [role=alertdialog]").count()) === 0;
  const words = [name, look.width, look.theme, look.language];
  await page.screenshot({ path: join(output, `${words.join("-")}.png`), fullPage });
  deepEqual(await inspect(page), [], name);
}

async function violations(page: Page): Promise<string[]> {
  // The policy of the pages forbids foreign scripts; what the debugger evaluates is not one.
  await page.evaluate(axe);
  const results = await page.evaluate(
    (runOnly): Promise<AxeResults> =>
      // Tabster's own stops, at both ends of the page, of lists of tabs and of dialogs: whoever comes to one by the
      // Tab key is sent on at once, so nobody meets it. It can take the focus and is hidden from screen readers on
      // purpose, which `aria-hidden-focus` reports; no other element is left out of any rule.
      (globalThis as unknown as { axe: typeof import("axe-core") }).axe.run(
        { exclude: [["[data-tabster-dummy]"]] },
        { runOnly },
      ),
    rules,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = "" }) => `axe ${id}: ${target.join(" ")}: ${failureSummary.split("\n")[1]?.trim()}`,
    ),
  );
}

async function overflow(page: Page): Promise<string[]> {
  const pixels = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  return pixels > 0 ? [`scrolls sideways by ${pixels} px`] : [];
}

/** Whoever opens a page sees its title without scrolling. */
async function belowTheFold(page: Page): Promise<string[]> {
  const pixels = await page.evaluate(() => {
    const title = document.querySelector("h1")?.getBoundingClientRect();
    return title ? Math.round(title.bottom + scrollY - innerHeight) : Number.POSITIVE_INFINITY;
  });
  return pixels > 0 ? [`the title is ${pixels} px below what is in sight`] : [];
}
