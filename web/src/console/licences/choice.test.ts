import { expect, it } from "vitest";
import { changeOf, choiceOf, withProduct } from "./choice";

const held = choiceOf([
  { skuId: "E3", disabledPlans: [] },
  { skuId: "Visio", disabledPlans: ["a", "b"] },
]);

it("nothing is told where nothing has been changed", () => {
  expect(changeOf(held, held)).toBeUndefined();
  // The same plans in another order are the same.
  expect(changeOf(held, withProduct(held, "Visio", ["b", "a"]))).toBeUndefined();
  expect(changeOf(held, withProduct(withProduct(held, "E3", undefined), "E3", []))).toBeUndefined();
});

it("a swap is one change", () => {
  const after = withProduct(withProduct(held, "E3", undefined), "E5", []);
  expect(changeOf(held, after)).toEqual({
    addLicenses: [{ skuId: "E5", disabledPlans: [] }],
    removeLicenses: ["E3"],
  });
});

it("a plan that is switched gives the product anew", () => {
  expect(changeOf(held, withProduct(held, "Visio", ["a"]))).toEqual({
    addLicenses: [{ skuId: "Visio", disabledPlans: ["a"] }],
    removeLicenses: [],
  });
});
