import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";

/** What the person has of conferences by phone. */
export const ownConferencingQuery = queryOptions({
  queryKey: ["myConferencing"],
  queryFn: () => unwrap(client.GET("/beta/me/conferencing")),
});
