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

  /** Tabs until the element has the focus. Fails when a stop on the way cannot be seen, or it is never reached. */
  async goTo(target: Locator): Promise<void> {
    await target.waitFor();
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
        throw new Error(
          `the focus should be on ${target}, but is on ${(await this.page.evaluate(describeFocus)).words}`,
        );
      });
  }

  /** What has the focus now, in words. */
  private async stop(): Promise<string> {
    const { words, visible } = await this.page.evaluate(describeFocus);
    if (!visible) throw new Error(`the focus cannot be seen on: ${words}`);
    return words;
  }
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/**
 * Whether the element shows that it has the focus: by an outline, a shadow or a border that it would not have
 * otherwise, on itself, on what stands around its pseudo-elements, or on the field that wraps it.
 */
function describeFocus(): { words: string; visible: boolean } {
  const element = document.activeElement;
  if (!element || element === document.body) return { words: "the page", visible: true };
  const words = `${element.tagName.toLowerCase()} “${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40)}”`;
  const marked = (node: Element, pseudo?: string) => {
    const style = getComputedStyle(node, pseudo);
    const drawn = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
    const bordered = pseudo !== undefined && style.content !== "none" && Number.parseFloat(style.borderBottomWidth) > 0;
    return drawn || bordered || style.boxShadow !== "none";
  };
  const around = [element, element.parentElement].filter((node) => node !== null);
  const visible = around.some((node) => marked(node) || marked(node, "::after") || marked(node, "::before"));
  const box = element.getBoundingClientRect();
  return { words, visible: visible && box.width > 0 && box.bottom > 0 && box.top < innerHeight };
}
