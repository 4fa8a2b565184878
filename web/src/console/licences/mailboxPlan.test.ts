import { describe, expect, it } from "vitest";
import type { MailboxPlan } from "../../api/types";
import { changesOf, limitTyped, typedPlan, wrongIn } from "./mailboxPlan";

const kiosk: MailboxPlan = {
  issueWarningQuota: 2104533975,
  prohibitSendQuota: 2126008811,
  prohibitSendReceiveQuota: 2 * 2 ** 30,
  archiveEnabled: false,
  archiveQuota: "unlimited",
  maxSendSize: 25 * 2 ** 20,
  maxReceiveSize: 25 * 2 ** 20,
  recipientLimits: 500,
  recipientRateLimit: 10_000,
  mapiEnabled: false,
  ewsEnabled: false,
  imapEnabled: false,
  popEnabled: true,
  smtpEnabled: true,
  activeSyncEnabled: true,
  owaEnabled: true,
};

describe("a mailbox plan in its form", () => {
  it("is written in gigabytes, megabytes and numbers, and breaks no rule", () => {
    const typed = typedPlan(kiosk);
    expect(typed.limits.issueWarningQuota).toEqual({ text: "1.96", isUnlimited: false });
    expect(typed.limits.archiveQuota).toEqual({ text: "", isUnlimited: true });
    expect(typed.limits.maxSendSize.text).toBe("25");
    expect(wrongIn(typed)).toBeUndefined();
    expect(changesOf(typed, typedPlan(kiosk))).toEqual({});
  });

  it("sends what was typed anew and nothing else", () => {
    const before = typedPlan(kiosk);
    const after = {
      limits: { ...before.limits, prohibitSendReceiveQuota: { text: "2,5", isUnlimited: false } },
      switches: { ...before.switches, imapEnabled: true },
    };
    expect(changesOf(before, after)).toEqual({ prohibitSendReceiveQuota: 2.5 * 2 ** 30, imapEnabled: true });
  });

  it("says which field is wrong, and why", () => {
    const typed = typedPlan(kiosk);
    const set = (key: keyof typeof typed.limits, text: string) => ({
      ...typed,
      limits: { ...typed.limits, [key]: { text, isUnlimited: false } },
    });
    expect(wrongIn(set("prohibitSendQuota", "1"))).toEqual({ key: "prohibitSendQuota", why: "order" });
    expect(wrongIn(set("maxSendSize", "151"))).toEqual({ key: "maxSendSize", why: "megabytes" });
    expect(wrongIn(set("recipientLimits", "1.5"))).toEqual({ key: "recipientLimits", why: "count" });
    expect(wrongIn(set("issueWarningQuota", "much"))).toEqual({ key: "issueWarningQuota", why: "gigabytes" });
    const unlimited = { ...typed.limits, prohibitSendQuota: { text: "", isUnlimited: true } };
    expect(wrongIn({ ...typed, limits: unlimited })).toEqual({ key: "prohibitSendReceiveQuota", why: "order" });
  });

  it("reads no limit where a number is meant", () => {
    expect(limitTyped({ text: "0", isUnlimited: false }, "count")).toBeUndefined();
    expect(limitTyped({ text: "", isUnlimited: true }, "count")).toBe("unlimited");
  });
});
