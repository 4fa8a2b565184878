import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";

const path = (id: string) => ({ params: { path: { id } } });

export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: ["messages", "one", id],
    queryFn: () => unwrap(client.GET("/beta/admin/organizationalMessages/{id}", path(id))),
  });

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ["messages", "report", id],
    queryFn: () => unwrap(client.GET("/beta/admin/organizationalMessages/{id}/report", path(id))),
  });

export const explanationQuery = (id: string, user: string, language: string) =>
  queryOptions({
    queryKey: ["messages", "explain", id, user, language],
    queryFn: () =>
      unwrap(
        client.GET("/beta/admin/organizationalMessages/{id}/explain", {
          params: { path: { id }, query: { user } },
        }),
      ),
    staleTime: 0,
  });

/** The moves of a message's life, each a call of its own. */
export const messageMoves = {
  submitForApproval: (id: string) =>
    unwrap(client.POST("/beta/admin/organizationalMessages/{id}/submitForApproval", path(id))),
  withdraw: (id: string) => unwrap(client.POST("/beta/admin/organizationalMessages/{id}/withdraw", path(id))),
  cancel: (id: string) => unwrap(client.POST("/beta/admin/organizationalMessages/{id}/cancel", path(id))),
  copy: (id: string) => unwrap(client.POST("/beta/admin/organizationalMessages/{id}/copy", path(id))),
  delete: (id: string) => unwrap(client.DELETE("/beta/admin/organizationalMessages/{id}", path(id))),
  approve: (id: string, comment: string) =>
    unwrap(
      client.POST("/beta/admin/organizationalMessages/{id}/approve", {
        ...path(id),
        body: comment.trim() === "" ? {} : { comment: comment.trim() },
      }),
    ),
  reject: (id: string, comment: string) =>
    unwrap(
      client.POST("/beta/admin/organizationalMessages/{id}/reject", {
        ...path(id),
        body: { comment: comment.trim() },
      }),
    ),
};
