import { expect, it } from "vitest";
import { byPrecedence, isOn, rankTyped } from "./policy";

it("grants stand in the order in which they count", () => {
  const grants = [
    { subjectType: "everybody", displayName: "Global", policy: "A" },
    { subjectType: "group", displayName: "Sales", policy: "B", rank: 2 },
    { subjectType: "group", displayName: "Board", policy: "B", rank: 1 },
    { subjectType: "user", displayName: "Emma", policy: "C" },
  ];
  expect(byPrecedence(grants).map((one) => one.displayName)).toEqual(["Emma", "Board", "Sales", "Global"]);
});

it("being written to first counts only where personal accounts are allowed at all", () => {
  const policy = { enableFederationAccess: true, enableTeamsConsumerAccess: false, enableTeamsConsumerInbound: true };
  expect(isOn(policy, "enableTeamsConsumerInbound")).toBe(false);
  expect(isOn({ ...policy, enableTeamsConsumerAccess: true }, "enableTeamsConsumerInbound")).toBe(true);
});

it("ranks are whole numbers, or left to the server", () => {
  expect(["", " 7 ", "10000", "0", "10001", "1.5", "x"].map(rankTyped)).toEqual([
    undefined,
    7,
    10_000,
    null,
    null,
    null,
    null,
  ]);
});
