import { describe, expect, it } from "vitest";
import {
  channelCounts,
  checkDraft,
  checkText,
  isKept,
  isMissing,
  lengthOf,
  limits,
  receives,
  sentText,
  shortened,
  totals,
} from "./notification";

const rules = (title: string, body: string) => checkText({ title, body }).map((one) => one.rule);

describe("the length of a text", () => {
  it("is that of what is sent, in Unicode scalar values", () => {
    // A letter with a combining mark is two of them, a thumb with a colour of skin too, a family of three five.
    expect(lengthOf("e\u0301")).toBe(2);
    expect(lengthOf("👍🏽")).toBe(2);
    expect(lengthOf("👩‍👩‍👧")).toBe(5);
    expect(lengthOf("  a\r\nb \n")).toBe(3);
    expect(sentText(" a\r\nb ")).toBe("a\nb");
  });

  it("may be 50 and 500, and not one more", () => {
    expect(rules("😀".repeat(limits.title), "😀".repeat(limits.body))).toEqual([]);
    expect(checkText({ title: "😀".repeat(52), body: "x".repeat(501) })).toEqual([
      { step: "basics", field: "title", rule: "titleTooLong", over: 2 },
      { step: "basics", field: "body", rule: "bodyTooLong", over: 1 },
    ]);
  });
});

describe("a text", () => {
  it("must be there", () => {
    expect(rules(" ", "\n")).toEqual(["titleMissing", "bodyMissing"]);
    expect(checkText({ title: "", body: "" }).every(isMissing)).toBe(true);
  });

  it("breaks lines in the message only", () => {
    expect(rules("a\nb", "a\nb")).toEqual(["titleLines"]);
    expect(rules("a", "a\tb")).toEqual(["bodyControl"]);
  });
});

it("a notification to groups needs a group", () => {
  const draft = { title: "Closed", body: "Stay home.", groups: [] };
  expect(checkDraft(draft)).toEqual([{ step: "assignments", field: "groups", rule: "groupsMissing" }]);
  expect(checkDraft({ ...draft, groups: [{ id: "1", name: "Sales", people: 3 }] })).toEqual([]);
});

describe("the figures", () => {
  const channels = {
    ntfy: { accepted: 1, delivered: 0, failed: 2 },
    webPush: { accepted: 10, delivered: 7, failed: 1 },
  };

  it("are shown in the order of the channels", () => {
    expect(channelCounts({ channels }).map((one) => one.channel)).toEqual(["webPush", "ntfy"]);
  });

  it("add up", () => {
    expect(totals({ channels })).toEqual({ accepted: 11, delivered: 7, failed: 3 });
    expect(totals({ channels: {} })).toEqual({ accepted: 0, delivered: 0, failed: 0 });
  });
});

it("a text is kept, or null", () => {
  expect(isKept({ title: "a", body: "b" })).toBe(true);
  expect(isKept({ title: null, body: null })).toBe(false);
});

it("long lists of names are shortened where that says less than a name would", () => {
  expect(shortened(["a", "b", "c"])).toEqual({ shown: ["a", "b", "c"], more: 0 });
  expect(shortened(["a", "b", "c", "d"])).toEqual({ shown: ["a", "b"], more: 2 });
});

it("notifications go to phones and browsers", () => {
  expect(["iOS", "Android", "Web", "Windows", "macOS", "Linux"].filter(receives)).toEqual(["iOS", "Android", "Web"]);
});
