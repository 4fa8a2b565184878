import { type RefObject, useEffect, useRef } from "react";

/** The place of the step. Whoever goes to another step goes on there, not at the button that was pressed. */
export function useFocusOnChange(step: string): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    place.current?.focus({ preventScroll: true });
  }, [step]);
  return place;
}
