import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { Session } from "../api/types";
import { can, canForSome, type Permission } from "./permissions";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () => unwrap(client.GET("/identity/session")),
  staleTime: 5 * 60_000,
  retry: false,
});

/** The signed-in person. Only below a boundary that has loaded the session. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Whether the signed-in person holds a permission, be it for the people of single groups only. */
export function useCanForSome(permission: Permission): boolean {
  return canForSome(useSession(), permission);
}

/** Whether the signed-in person holds a permission in the whole organization. */
export function useCan(permission: Permission): boolean {
  return can(useSession(), permission);
}
