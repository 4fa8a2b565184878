import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";
import type { Message } from "../../api/types";

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

/** What came back in the last days, today included, from the messages that the options choose. */
export const activityQuery = (options: { $filter?: string; $search?: string }, days: number) =>
  queryOptions({
    queryKey: ["messages", "activity", options.$filter, options.$search, days],
    queryFn: () => {
      const from = new Date(Date.now() - (days - 1) * 86_400_000).toISOString().slice(0, 10);
      return unwrap(
        client.GET("/beta/admin/organizationalMessages/activity", { params: { query: { ...options, from } } }),
      );
    },
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

/** A message as somebody has it on screen. */
type Read = Pick<Message, "id" | "@odata.etag">;

/** The move is made on the version that was read: if the words changed since, the server refuses. */
const asRead = (message: Read) => ({
  params: { path: { id: message.id }, header: { "If-Match": message["@odata.etag"] } },
});

/** The moves of a message's life, each a call of its own. */
export const messageMoves = {
  submitForApproval: (message: Read) =>
    unwrap(client.POST("/beta/admin/organizationalMessages/{id}/submitForApproval", asRead(message))),
  withdraw: (message: Read) => unwrap(client.POST("/beta/admin/organizationalMessages/{id}/withdraw", asRead(message))),
  cancel: (message: Read) => unwrap(client.POST("/beta/admin/organizationalMessages/{id}/cancel", asRead(message))),
  copy: (id: string) => unwrap(client.POST("/beta/admin/organizationalMessages/{id}/copy", path(id))),
  delete: (message: Read) => unwrap(client.DELETE("/beta/admin/organizationalMessages/{id}", asRead(message))),
  approve: (message: Read, comment: string) =>
    unwrap(
      client.POST("/beta/admin/organizationalMessages/{id}/approve", {
        ...asRead(message),
        body: comment.trim() === "" ? {} : { comment: comment.trim() },
      }),
    ),
  reject: (message: Read, comment: string) =>
    unwrap(
      client.POST("/beta/admin/organizationalMessages/{id}/reject", {
        ...asRead(message),
        body: { comment: comment.trim() },
      }),
    ),
};
