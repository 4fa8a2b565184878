import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";

export const groupQuery = (id: string) =>
  queryOptions({
    queryKey: ["groups", "one", id],
    queryFn: () => unwrap(client.GET("/v1.0/groups/{id}", { params: { path: { id } } })),
  });

/** How the interface names somebody or something that is put into a group. */
const referenceTo = (id: string) => ({ "@odata.id": `${location.origin}/v1.0/directoryObjects/${id}` });

export function addMember(groupId: string, memberId: string) {
  const params = { path: { id: groupId } };
  return unwrap(client.POST("/v1.0/groups/{id}/members/$ref", { params, body: referenceTo(memberId) }));
}

export function addOwner(groupId: string, ownerId: string) {
  const params = { path: { id: groupId } };
  return unwrap(client.POST("/v1.0/groups/{id}/owners/$ref", { params, body: referenceTo(ownerId) }));
}

export function removeOwner(groupId: string, ownerId: string) {
  const params = { path: { id: groupId, owner: ownerId } };
  return unwrap(client.DELETE("/v1.0/groups/{id}/owners/{owner}/$ref", { params }));
}

export function removeMember(groupId: string, memberId: string) {
  return unwrap(
    client.DELETE("/v1.0/groups/{id}/members/{member}/$ref", { params: { path: { id: groupId, member: memberId } } }),
  );
}
