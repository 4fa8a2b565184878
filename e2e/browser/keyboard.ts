// A person without a mouse: only keys are pressed, and every stop must be visible.
import type { Locator, Page } from "playwright-core";

/** Most stops on the way to anything on a page. */
const longestWay = 80;

export class Keyboard {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(words: string): Promise<void> {
    return this.page.keyboard.type(words);
  }

  /** Tabs until the element, or one of them, has the focus. Fails when a stop on the way cannot be seen, or it is never reached. */
  async goTo(target: Locator): Promise<void> {
    await target.first().waitFor();
    const passed: string[] = [];
    while (!(await hasFocus(target))) {
      if (passed.length === longestWay)
        throw new Error(`${target} is not reached by Tab; passed: ${passed.join(", ")}`);
      await this.press("Tab");
      passed.push(await this.stop());
    }
  }

  /** Waits until the element has the focus. */
  async standsOn(target: Locator): Promise<void> {
    const handle = await target.elementHandle();
    await this.page
      .waitForFunction((element) => element === document.activeElement, handle, { timeout: 2_000 })
      .catch(async () => {
        throw new Error(`the focus should be on ${target}, but is on ${await this.page.evaluate(focusedMarkup)}`);
      });
  }

  /** What has the focus now, in words, once it can be seen. */
  private async stop(): Promise<string> {
    try {
      const seen = await this.page.waitForFunction(wordsOfSeenFocus, undefined, { timeout: 1_000 });
      return String(await seen.jsonValue());
    } catch {
      throw new Error(`the focus cannot be seen on: ${await this.page.evaluate(focusedMarkup)}`);
    }
  }
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluateAll((elements) => elements.some((element) => element === document.activeElement));
}

function focusedMarkup(): string {
  return document.activeElement?.outerHTML.slice(0, 200) ?? "nothing";
}

/**
 * Words of the element that has the focus; false while it does not show that. It shows by an outline, a shadow or a
 * drawn pseudo-element, on itself or on the field that wraps it.
 */
function wordsOfSeenFocus(): string | false {
  const element = document.activeElement;
  if (!element || element === document.body) return "the page";
  const marked = (node: Element, pseudo?: string) => {
    const style = getComputedStyle(node, pseudo);
    const outlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
    const drawn = pseudo !== undefined && style.content !== "none" && Number.parseFloat(style.borderBottomWidth) > 0;
    return outlined || drawn || style.boxShadow !== "none";
  };
  const around = [element, element.parentElement].filter((node) => node !== null);
  if (!around.some((node) => marked(node) || marked(node, "::after") || marked(node, "::before"))) return false;
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.bottom <= 0 || box.top >= innerHeight) return false;
  const words = element.getAttribute("aria-label") ?? element.textContent ?? "";
  return `${element.tagName.toLowerCase()} “${words.trim().slice(0, 40)}”`;
}
