import { useEffect, useState } from "react";

/** Counts down the seconds until signing in is possible again. */
export function useLock() {
  const [until, setUntil] = useState(0);
  const [total, setTotal] = useState(0);
  const [seconds, setSeconds] = useState(0);

  useEffect(() => {
    if (until === 0) return;
    const tick = () => setSeconds(Math.max(0, Math.ceil((until - Date.now()) / 1_000)));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [until]);

  return {
    seconds,
    total,
    start: (retryAfterSeconds: number) => {
      setTotal(retryAfterSeconds);
      setSeconds(retryAfterSeconds);
      setUntil(Date.now() + retryAfterSeconds * 1_000);
    },
  };
}

/** A span of seconds as people say it: `1 min 35 sec`. */
export function lockWords(seconds: number, language: string): string {
  const part = (value: number, unit: string) =>
    new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(value);
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return part(rest, "second");
  return rest === 0 ? part(minutes, "minute") : `${part(minutes, "minute")} ${part(rest, "second")}`;
}
