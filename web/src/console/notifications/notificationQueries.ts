import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";
import type { CustomNotification } from "../../api/types";

/** Milliseconds after which something that still goes on is asked for again. */
const soon = 5_000;
/** Milliseconds after which the hour has moved on. */
const often = 30_000;

/** What is asked again while a notification is not done; devices that are off may take a day. */
export const whileSending = (found: Pick<CustomNotification, "state" | "createdDateTime"> | undefined) => {
  if (!found || found.state === "done") return false;
  return Date.now() - Date.parse(found.createdDateTime) < 10 * 60_000 ? soon : often;
};

export const quotaQuery = queryOptions({
  queryKey: ["notifications", "quota"],
  queryFn: () => unwrap(client.GET("/beta/admin/notifications/quota")),
  refetchInterval: often,
});

export const notificationQuery = (id: string) =>
  queryOptions({
    queryKey: ["notifications", "one", id],
    queryFn: () => unwrap(client.GET("/beta/admin/notifications/{id}", { params: { path: { id } } })),
    refetchInterval: ({ state }) => whileSending(state.data),
  });

export const failuresQuery = (id: string) =>
  queryOptions({
    queryKey: ["notifications", "failures", id],
    queryFn: async () =>
      (await unwrap(client.GET("/beta/admin/notifications/{id}/failures", { params: { path: { id } } }))).value,
  });

export const channelsQuery = queryOptions({
  queryKey: ["notifications", "channels"],
  queryFn: async () => (await unwrap(client.GET("/beta/admin/notifications/channels"))).value,
  refetchInterval: often,
});

export const historyQuery = queryOptions({
  queryKey: ["notifications", "settings"],
  queryFn: () => unwrap(client.GET("/beta/admin/notifications/settings")),
});

/** Something was sent, or a key is another one: everything about notifications is asked for anew. */
export const notificationsChanged = (queries: QueryClient) =>
  queries.invalidateQueries({ queryKey: ["notifications"] });
