import { describe, expect, it } from "vitest";
import type { ChannelHealth, PushGateway } from "../../api/types";
import { channelState, gatewayState, keyIdOf, serviceAccountOf, sortedGateways } from "./channel";
import { daysTyped, removedBy } from "./history";

const gateway = (name: string, failures: number, lastAcceptedDateTime: string | null = null): PushGateway => ({
  gateway: name,
  failures,
  lastAcceptedDateTime,
});
const channel = (part: Partial<ChannelHealth>): ChannelHealth => ({
  channel: "webPush",
  devices: 0,
  isConfigured: true,
  key: null,
  gateways: [],
  ...part,
});

describe("a channel", () => {
  it("is set up by its key, or needs none", () => {
    expect(channelState(channel({ isConfigured: false }))).toBe("notSetUp");
    expect(channelState(channel({ key: "a" }))).toBe("setUp");
    expect(channelState(channel({}))).toBe("ready");
  });

  it("is out of reach when none of its servers takes anything", () => {
    const [works, away] = [gateway("https://a", 0, "2026-11-22T10:00:00Z"), gateway("https://b", 3)];
    expect(channelState(channel({ gateways: [away] }))).toBe("away");
    expect(channelState(channel({ gateways: [works, away] }))).toBe("partly");
    expect([works, away, gateway("https://c", 0)].map(gatewayState)).toEqual(["works", "away", "waiting"]);
    expect(sortedGateways([works, gateway("https://0", 0), away]).map((one) => one.gateway)).toEqual([
      "https://b",
      "https://0",
      "https://a",
    ]);
  });
});

describe("a key", () => {
  it("shows whose it is before it is sent", () => {
    const file = { type: "service_account", project_id: "p", client_email: "e@p", private_key: "secret" };
    expect(serviceAccountOf(JSON.stringify(file))).toEqual({ project: "p", email: "e@p" });
    expect(serviceAccountOf(JSON.stringify({ ...file, type: "authorized_user" }))).toBeUndefined();
    for (const text of ["", "{", "null", "[]", '"text"']) expect(serviceAccountOf(text)).toBeUndefined();
  });

  it("is named by Apple's file", () => {
    expect(keyIdOf("AuthKey_ABC123DEFG.p8")).toBe("ABC123DEFG");
    expect(keyIdOf("key.p8")).toBeUndefined();
  });
});

describe("a history", () => {
  it("has 1 to 365 days", () => {
    expect(["1", " 365 ", "30"].map(daysTyped)).toEqual([1, 365, 30]);
    for (const text of ["", "0", "366", "1.5", "-1", "1e2", "9999"]) expect(daysTyped(text)).toBeUndefined();
  });

  it("loses what is older when it becomes shorter", () => {
    expect(removedBy(30, null)).toBe("all");
    expect(removedBy(30, 7)).toBe("some");
    expect(removedBy(30, 90)).toBe("nothing");
    expect(removedBy(null, 7)).toBe("nothing");
    expect(removedBy(null, null)).toBe("nothing");
  });
});
