import { expect, it } from "vitest";
import { allOf, literal, searchTerm, skipTokenOf } from "./odata";

it.each([
  [undefined, undefined],
  ["  ", undefined],
  [" Lille ", '"Lille"'],
  ['the "new" portal', '"the \\"new\\" portal"'],
  ["at 9:30", '"at 9\\:30"'],
  ["C:\\temp", '"C\\:\\\\temp"'],
])("searchTerm(%j) is %j", (text, expected) => expect(searchTerm(text)).toBe(expected));

it("doubles quotes in literals and joins what is set", () => {
  expect(allOf(false, undefined)).toBeUndefined();
  expect(allOf(`city eq ${literal("L'Isle")}`, undefined, "enabled")).toBe("city eq 'L''Isle' and enabled");
});

it("finds the token of the next page", () => {
  expect(skipTokenOf("https://beffroi.example/v1.0/users?$top=50&$skiptoken=Ab-_")).toBe("Ab-_");
  expect(skipTokenOf(null)).toBeUndefined();
});
