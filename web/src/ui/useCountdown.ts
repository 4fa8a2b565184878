import { useEffect, useState } from "react";

/** Whole seconds that are left of `seconds`, counted from when `since` was first seen; 0 at the end. */
export function useCountdown(seconds: number, since: unknown): number {
  const [start, setStart] = useState({ since, at: Date.now() });
  const [now, setNow] = useState(start.at);
  if (start.since !== since) {
    const at = Date.now();
    setStart({ since, at });
    setNow(at);
  }
  const left = Math.max(0, Math.ceil(seconds - (now - start.at) / 1_000));
  const running = left > 0;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  return left;
}
