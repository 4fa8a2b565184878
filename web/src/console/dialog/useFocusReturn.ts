import { useEffect, useState } from "react";

/**
 * For what opens over the page and is unmounted when it closes: gives the focus back to whatever had it before, or to
 * the page's title when that is gone.
 */
export function useFocusReturn(): void {
  // While rendering for the first time: afterwards the focus is inside already.
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => returnFocus(opener), [opener]);
}

function returnFocus(opener: Element | null): void {
  const lost = () => document.activeElement === null || document.activeElement === document.body;
  // After the current work: until then the modal layer still holds the focus, and the page may be about to change.
  setTimeout(() => {
    if (lost() && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    if (lost()) document.querySelector<HTMLElement>("h1[tabindex]")?.focus({ preventScroll: true });
  });
}
