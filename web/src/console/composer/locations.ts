import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";
import type { MessageLocation } from "../../api/types";

/** Where messages can be sent: by e-mail only once the operator has set a mail relay. */
export const locationsQuery = queryOptions({
  queryKey: ["messageLocations"],
  queryFn: () => unwrap(client.GET("/beta/admin/organizationalMessages/locations")),
  select: (locations) => locations.value,
});

interface LocationState {
  location: MessageLocation;
  canBeSent: boolean;
}

/** Whether messages can be sent there. As long as it is not known nothing is held against it: the server decides. */
export function canBeSent(states: readonly LocationState[] | undefined, location: MessageLocation): boolean {
  return states?.find((state) => state.location === location)?.canBeSent ?? true;
}
