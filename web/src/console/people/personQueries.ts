import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ["people", "one", id],
    queryFn: () => unwrap(client.GET("/v1.0/users/{id}", { params: { path: { id } } })),
  });

/** Every group that holds the person, nested ones too, and which of them directly. */
export const personGroupsQuery = (id: string) =>
  queryOptions({
    queryKey: ["people", "groups", id],
    queryFn: async () => {
      const options = { params: { path: { id } } };
      const [all, direct] = await Promise.all([
        unwrap(client.GET("/v1.0/users/{id}/transitiveMemberOf", options)),
        unwrap(client.GET("/v1.0/users/{id}/memberOf", options)),
      ]);
      const directIds = new Set(direct.value.map((one) => one.id));
      return all.value.map((group) => ({ ...group, isDirect: directIds.has(group.id) }));
    },
  });
