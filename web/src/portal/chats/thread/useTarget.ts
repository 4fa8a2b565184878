import { type RefObject, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Thread } from "./thread";

/** Milliseconds for which it stands out. */
const marked = 6_000;

/** A message that somebody has searched for and wants to see in its place. */
export interface Target {
  messageId: string;
  /** It is in sight, or can't be had: nobody wants it any more. */
  onEnd: (isThere: boolean) => void;
}

/** The wish for a message, said in words where it can't be had. */
export function useWish(
  wanted: string | undefined,
  onShown: () => void,
  say: (words: string | undefined) => void,
): Target | undefined {
  const { t } = useTranslation();
  return useMemo(() => {
    if (wanted === undefined) return undefined;
    const onEnd = (isThere: boolean) => {
      onShown();
      say(isThere ? undefined : t("chats.search.missing"));
    };
    return { messageId: wanted, onEnd };
  }, [wanted, onShown, say, t]);
}

/** Reads back to the wanted message, brings it into sight, and gives it the focus. Whether that is under way. */
export function useTarget(
  thread: Thread,
  target: Target | undefined,
  frame: RefObject<HTMLElement | null>,
  show: (element: Element) => void,
): { isLooking: boolean; foundId: string | undefined } {
  const [foundId, setFound] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each wish
  useEffect(() => {
    if (!target) return;
    let isWanted = true;
    void thread.loadBackTo(target.messageId).then((isThere) => {
      if (!isWanted) return;
      // After what has been read is drawn.
      requestAnimationFrame(() => {
        const element = frame.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(target.messageId)}"]`);
        setFound(element ? target.messageId : undefined);
        element?.focus({ preventScroll: true });
        if (element) show(element);
        target.onEnd(isThere && Boolean(element));
      });
    });
    return () => {
      isWanted = false;
    };
  }, [thread, target]);
  useEffect(() => {
    if (foundId === undefined) return;
    const timer = setTimeout(() => setFound(undefined), marked);
    return () => clearTimeout(timer);
  }, [foundId]);
  return { isLooking: target !== undefined, foundId };
}
