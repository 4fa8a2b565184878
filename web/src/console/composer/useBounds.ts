import { queryOptions, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";
import { type Bounds, usualBounds } from "./rules";

export const messageSettingsQuery = queryOptions({
  queryKey: ["messages", "settings"],
  queryFn: () => unwrap(client.GET("/beta/admin/organizationalMessages/settings")),
});

/** What the organization allows a text; the usual while that is not known, since the server has the last word. */
export function useBounds(): Bounds {
  const { data } = useQuery(messageSettingsQuery);
  if (!data) return usualBounds;
  return {
    title: data.maxTitleLength,
    body: data.maxBodyLength,
    button: data.maxButtonTextLength,
    domains: data.allowedLinkDomains,
  };
}
