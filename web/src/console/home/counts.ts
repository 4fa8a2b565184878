import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";

const counting = { $top: 1, $count: true };

/** How many there are of each kind of thing; the lists themselves are not fetched. */
export const countQueries = {
  people: queryOptions({
    queryKey: ["people", "count"],
    queryFn: () => unwrap(client.GET("/v1.0/users", { params: { query: counting } })),
    select: (page) => page["@odata.count"] ?? 0,
  }),
  groups: queryOptions({
    queryKey: ["groups", "count"],
    queryFn: () => unwrap(client.GET("/v1.0/groups", { params: { query: counting } })),
    select: (page) => page["@odata.count"] ?? 0,
  }),
  devices: queryOptions({
    queryKey: ["devices", "count"],
    queryFn: () => unwrap(client.GET("/v1.0/deviceManagement/managedDevices", { params: { query: counting } })),
    select: (page) => page["@odata.count"] ?? 0,
  }),
  assignments: queryOptions({
    queryKey: ["roles", "count"],
    queryFn: () => unwrap(client.GET("/v1.0/roleManagement/directory/roleAssignments")),
    select: (page) => page.value.length,
  }),
};

/** The newest messages in a state, and how many there are. */
export const messagesInState = (state: "active" | "pendingApproval" | "draft") =>
  queryOptions({
    queryKey: ["messages", "inState", state],
    queryFn: () =>
      unwrap(
        client.GET("/beta/admin/organizationalMessages", {
          params: { query: { $filter: `state eq '${state}'`, $top: 20, $count: true } },
        }),
      ),
  });
