import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";

/** Pixels from the edge that count as being there. */
const near = 48;

interface Scroll {
  frame: RefObject<HTMLDivElement | null>;
  isAtEnd: boolean;
  onScroll: () => void;
  toEnd: () => void;
  /** Brings something of it into the middle. */
  show: (element: Element) => void;
}

/**
 * Keeps the end of a conversation in sight while the person is there, and what they look at in its place while older
 * messages come in above.
 */
export function useScroll(firstKey: string | undefined, lastKey: string | undefined, onNearStart: () => void): Scroll {
  const frame = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const stays = useRef(true);
  const before = useRef({ firstKey, fromEnd: 0, size: "" });
  const measure = useCallback(() => {
    const element = frame.current;
    if (!element) return;
    const fromEnd = element.scrollHeight - element.scrollTop;
    before.current.fromEnd = fromEnd;
    before.current.size = `${element.scrollHeight} ${element.clientHeight}`;
    stays.current = fromEnd - element.clientHeight < near;
    setAtEnd(stays.current);
  }, []);
  const toEnd = useCallback(() => {
    const element = frame.current;
    if (element) element.scrollTop = element.scrollHeight;
    measure();
  }, [measure]);
  const show = useCallback(
    (element: Element) => {
      element.scrollIntoView({ block: "center" });
      measure();
    },
    [measure],
  );
  const onScroll = () => {
    const element = frame.current;
    if (!element) return;
    // A browser also scrolls by itself when the sizes change: then nobody has gone away from the end.
    const isResized = before.current.size !== `${element.scrollHeight} ${element.clientHeight}`;
    if (isResized && stays.current) toEnd();
    else measure();
    if (element.scrollTop < near) onNearStart();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of what is shown
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const isOlder = before.current.firstKey !== undefined && before.current.firstKey !== firstKey;
    if (stays.current) element.scrollTop = element.scrollHeight;
    else if (isOlder) element.scrollTop = element.scrollHeight - before.current.fromEnd;
    before.current.firstKey = firstKey;
    measure();
  }, [firstKey, lastKey, measure]);
  // Reactions, a grown composer, a turned phone: whoever was at the end stays there.
  useLayoutEffect(() => {
    const element = frame.current;
    const content = element?.firstElementChild;
    if (!element || !content) return;
    const observer = new ResizeObserver(() => {
      if (stays.current) toEnd();
    });
    observer.observe(content);
    observer.observe(element);
    return () => observer.disconnect();
  }, [toEnd]);
  return { frame, isAtEnd, onScroll, toEnd, show };
}
