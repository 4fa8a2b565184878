const firstMilliseconds = 1_000;
const longestMilliseconds = 60_000;

/**
 * Milliseconds to wait before attempt number `attempt` (0 is the first retry). Doubles up to a minute, and half of it
 * is random, so that thousands of clients do not come back in the same instant. `random` is in 0..1.
 */
export function reconnectDelay(attempt: number, random: number): number {
  const full = Math.min(firstMilliseconds * 2 ** Math.min(attempt, 16), longestMilliseconds);
  return Math.round(full / 2 + (full / 2) * random);
}
