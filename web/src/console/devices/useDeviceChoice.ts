import { useState } from "react";
import type { Device } from "../../api/types";
import { limits } from "../notifications/notification";

/** Devices that were chosen in the list, on whichever page or under whichever filter, with their names. */
export function useDeviceChoice() {
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const toggle = (device: Device, isChosen: boolean) => {
    const next = new Map(chosen);
    if (!isChosen) next.delete(device.id);
    else if (next.size < limits.devices) next.set(device.id, device.deviceName);
    setChosen(next);
  };
  /** As many as may be chosen together. */
  const add = (devices: readonly Device[]) => {
    const next = new Map(chosen);
    for (const one of devices) if (next.size < limits.devices) next.set(one.id, one.deviceName);
    setChosen(next);
  };
  return { chosen, toggle, add, clear: () => setChosen(new Map()), isFull: chosen.size >= limits.devices };
}

export type DeviceChoice = ReturnType<typeof useDeviceChoice>;
