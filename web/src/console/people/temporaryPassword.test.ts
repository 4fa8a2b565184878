import { expect, it } from "vitest";
import { temporaryPassword } from "./temporaryPassword";

it("a password for one sign-in has sixteen plain signs, and never the same", () => {
  const made = Array.from({ length: 500 }, temporaryPassword);
  for (const one of made) expect(one).toMatch(/^([a-km-np-zA-HJ-NP-Z2-9]{4}-){3}[a-km-np-zA-HJ-NP-Z2-9]{4}$/);
  expect(new Set(made).size).toBe(made.length);
  expect(new Set(made.join("").replaceAll("-", "")).size).toBe(55);
});
