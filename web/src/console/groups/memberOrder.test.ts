import { describe, expect, it } from "vitest";
import type { DirectoryObject } from "../../api/types";
import { arrangeMembers } from "./memberOrder";

const member = (displayName: string, userPrincipalName?: string): DirectoryObject => ({
  "@odata.type": userPrincipalName ? "#microsoft.graph.user" : "#microsoft.graph.group",
  id: displayName,
  displayName,
  userPrincipalName: userPrincipalName ?? null,
  mail: null,
});
const members = [
  member("Zoe Zeller", "a.zeller@contoso.example"),
  member("Team 10"),
  member("Ève Curie", "eve.curie@contoso.example"),
  member("Team 9"),
  member("ada Lovelace", "z.lovelace@contoso.example"),
];
const names = (...[search, order = "displayName"]: [string?, Parameters<typeof arrangeMembers>[2]?]) =>
  arrangeMembers(members, search, order, "fr").map((one) => one.displayName);

describe("arrangeMembers", () => {
  it("sorts by name as the language does: case and accents come second, numbers count", () => {
    expect(names()).toEqual(["ada Lovelace", "Ève Curie", "Team 9", "Team 10", "Zoe Zeller"]);
  });

  it("sorts the other way round", () => {
    expect(names(undefined, "displayName desc")).toEqual(names().reverse());
  });

  it("sorts by user name", () => {
    expect(names("example", "userPrincipalName")).toEqual(["Zoe Zeller", "Ève Curie", "ada Lovelace"]);
  });

  it.each([
    ["eve", ["Ève Curie"]],
    ["CURIE ève", ["Ève Curie"]],
    ["z.love", ["ada Lovelace"]],
    ["team 1", ["Team 10"]],
    ["  ", ["ada Lovelace", "Ève Curie", "Team 9", "Team 10", "Zoe Zeller"]],
    ["nobody", []],
  ])("finds %o", (search, found) => {
    expect(names(search)).toEqual(found);
  });
});
