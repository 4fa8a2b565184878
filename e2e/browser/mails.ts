// How a mail looks to people.
import { deepEqual } from "node:assert/strict";
import { join } from "node:path";
import { output, usualLook, type Visitors } from "./visitors.ts";

/** Photographs a mail at the widths of a reading pane and of a phone, in the light and the dark; it never scrolls sideways. */
export async function examineMail(visitors: Visitors, name: string, html: string): Promise<void> {
  for (const width of [600, 320])
    for (const theme of ["light", "dark"] as const) {
      const visitor = await visitors.arrive({ ...usualLook, width, theme });
      const { page } = visitor;
      await page.setContent(html);
      await page.screenshot({ path: join(output, `${name}-${width}-${theme}.png`), fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      deepEqual(wide, false, `${name} at ${width} scrolls sideways`);
      await visitor.leave();
    }
}
