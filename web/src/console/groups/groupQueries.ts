import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";

export const groupQuery = (id: string) =>
  queryOptions({
    queryKey: ["groups", "one", id],
    queryFn: () => unwrap(client.GET("/v1.0/groups/{id}", { params: { path: { id } } })),
  });

export function addMember(groupId: string, memberId: string) {
  const reference = { "@odata.id": `${location.origin}/v1.0/directoryObjects/${memberId}` };
  return unwrap(client.POST("/v1.0/groups/{id}/members/$ref", { params: { path: { id: groupId } }, body: reference }));
}

export function removeMember(groupId: string, memberId: string) {
  return unwrap(
    client.DELETE("/v1.0/groups/{id}/members/{member}/$ref", { params: { path: { id: groupId, member: memberId } } }),
  );
}
