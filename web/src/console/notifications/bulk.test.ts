import { expect, it } from "vitest";
import { namedLists } from "./bulk";

it("devices are named in each of the four lists", () => {
  const names = new Map([
    ["1", "Zoé's iPhone"],
    ["2", "Adam's Web"],
    ["3", "SEP-10000"],
  ]);
  const lists = namedLists(
    {
      successfulDeviceIds: ["1", "2"],
      failedDeviceIds: [],
      notFoundDeviceIds: ["4"],
      notSupportedDeviceIds: ["3"],
    },
    names,
  );
  expect(lists.map((one) => [one.outcome, ...one.devices.map((device) => device.name)])).toEqual([
    ["successful", "Adam's Web", "Zoé's iPhone"],
    ["failed"],
    ["notFound", "4"],
    ["notSupported", "SEP-10000"],
  ]);
});
