import { useEffect, useState } from "react";

/** Something that stands over the page, and what had the focus when it opened. */
interface Layer {
  opener: Element | null;
  /** The layer that was the latest then: this one may have been opened from it. */
  below: Layer | undefined;
  isOpen: boolean;
}

let latest: Layer | undefined;

/**
 * For what opens over the page and is unmounted when it closes: gives the focus back to whatever had it before. When
 * that is gone, because one dialog led to the next, to what had it before the first of them; or to the page's title.
 */
export function useFocusReturn(): void {
  // While rendering for the first time: afterwards the focus is inside already.
  const [layer] = useState(() => {
    latest = { opener: document.activeElement, below: latest, isOpen: false };
    return latest;
  });
  useEffect(() => {
    layer.isOpen = true;
    return () => {
      layer.isOpen = false;
      while (latest && !latest.isOpen) latest = latest.below;
      returnFocus(layer);
    };
  }, [layer]);
}

/** The layer that stands over all others. */
const uppermost = () => [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1);

function returnFocus(layer: Layer): void {
  const lost = () => document.activeElement === null || document.activeElement === document.body;
  // After the current work: until then the modal layer still holds the focus, and the page may be about to change.
  setTimeout(() => {
    for (let one: Layer | undefined = layer; one && lost(); one = one.below) {
      if (one.opener instanceof HTMLElement && one.opener.isConnected) one.opener.focus();
      // What opened it is gone, but not the layer that had it: out on the page, the focus would leave that one hidden
      // from screen readers.
      if (lost() && one.below?.isOpen) uppermost()?.querySelector("button")?.focus();
    }
    if (lost()) document.querySelector<HTMLElement>("h1[tabindex]")?.focus({ preventScroll: true });
  });
}
