import { describe, expect, it } from "vitest";
import { type Conditions, conditionsOf, operators, properties, ruleOf } from "./ruleText";

describe("a rule as conditions", () => {
  it("is written and read back", () => {
    const values = ["Sales", "", 'Head of "Bread"', "`", "a, b", "-and user.city"];
    for (const property of properties)
      for (const operator of operators)
        for (const value of values) {
          if (property === "accountEnabled" && operator !== "eq" && operator !== "ne") continue;
          const plain = operator === "present" || operator === "missing" ? "" : value;
          const own = property === "accountEnabled" ? "false" : plain;
          const one = { property, operator, value: own };
          const conditions: Conditions = { join: "or", list: [one, one] };
          expect(conditionsOf(ruleOf(conditions))).toEqual(conditions);
        }
  });

  it("is read as people write it", () => {
    expect(conditionsOf('user.department eq "Sales" AND user.accountEnabled -eq True')).toEqual({
      join: "and",
      list: [
        { property: "department", operator: "eq", value: "Sales" },
        { property: "accountEnabled", operator: "eq", value: "true" },
      ],
    });
    expect(conditionsOf('user.country -in ["FR","BE"]')?.list[0]?.value).toBe("FR, BE");
  });

  it("stays text where it is more than a list", () => {
    for (const rule of [
      "",
      '(user.city -eq "a")',
      'user.city -eq "a" -and user.city -eq "b" -or user.city -eq "c"',
      '-not user.city -eq "a"',
      'user.salary -eq "1"',
      'user.city -in ["a, b"]',
      'user.city -eq "a',
      'user.accountEnabled -eq "x"',
    ])
      expect(conditionsOf(rule), rule).toBeUndefined();
  });
});
