import { describe, expect, it } from "vitest";
import { readLive, readPush } from "./notification";

const origin = "https://beffroi.example";
const message = {
  web_push: 8030,
  mutable: true,
  notification: { title: "Closed", body: "Snow.", navigate: `${origin}/notifications`, tag: "n1" },
  beffroi: { id: "n1", sentDateTime: "2026-11-30T08:00:00Z", receipt: "secret" },
};

describe("a push", () => {
  it("is read with its receipt and where it leads", () => {
    expect(readPush(message, origin)).toEqual({
      notice: { id: "n1", title: "Closed", body: "Snow.", sent: "2026-11-30T08:00:00Z" },
      path: "/notifications",
      receipt: "secret",
    });
  });

  it("never leads to another server", () => {
    for (const navigate of [
      "https://elsewhere.example/x",
      "javascript:alert(1)",
      "//elsewhere.example",
      7,
      undefined,
    ]) {
      const sly = { ...message, notification: { ...message.notification, navigate } };
      expect(readPush(sly, origin)?.path, String(navigate)).toBe("/notifications");
    }
  });

  it("that is not ours is none", () => {
    const wrong = [
      undefined,
      null,
      "text",
      {},
      { ...message, beffroi: undefined },
      { ...message, beffroi: { ...message.beffroi, sentDateTime: "yesterday" } },
      { ...message, notification: { title: "Closed" } },
    ];
    for (const one of wrong) expect(readPush(one, origin)).toBeUndefined();
  });
});

describe("a live frame", () => {
  const frame = { id: "n1", title: "Closed", body: "Snow.", sentDateTime: "2026-11-30T08:00:00Z", deviceId: null };

  it("for everybody is for this browser too", () => {
    expect(readLive(frame, null)?.id).toBe("n1");
    expect(readLive(frame, "d1")?.id).toBe("n1");
  });

  it("for one device is for that one alone", () => {
    expect(readLive({ ...frame, deviceId: "d1" }, "d1")?.id).toBe("n1");
    expect(readLive({ ...frame, deviceId: "d1" }, "d2")).toBeUndefined();
    expect(readLive({ ...frame, deviceId: "d1" }, null)).toBeUndefined();
  });
});
