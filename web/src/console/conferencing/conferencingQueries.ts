import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";
import type { ConferencingSettings } from "../../api/types";
import type { MailKind } from "./conferencing";

export const conferencingUserQuery = (id: string) =>
  queryOptions({
    queryKey: ["conferencing", "user", id],
    queryFn: () => unwrap(client.GET("/beta/admin/conferencing/users/{id}", { params: { path: { id } } })),
  });

export const conferencingSettingsQuery = queryOptions({
  queryKey: ["conferencing", "settings"],
  // The server leaves none of them out.
  queryFn: async () => (await unwrap(client.GET("/beta/admin/conferencing/settings"))) as ConferencingSettings,
});

/** Whether people are told by e-mail by themselves; undefined until it is known. */
export const useAutomaticMails = () => useQuery(conferencingSettingsQuery).data?.automaticallySendEmailsToUsers;

export const bridgesQuery = queryOptions({
  queryKey: ["conferencing", "bridges"],
  queryFn: async () => (await unwrap(client.GET("/beta/admin/conferencing/bridges"))).value,
});

export const numbersQuery = queryOptions({
  queryKey: ["conferencing", "numbers"],
  queryFn: async () => (await unwrap(client.GET("/beta/admin/conferencing/serviceNumbers"))).value,
});

/** An e-mail as people get it, in a language that needs not be the reader's. */
export const conferencingMailQuery = (kind: MailKind, language: string) =>
  queryOptions({
    queryKey: ["conferencing", "mails", kind, language],
    queryFn: () => {
      const options = { params: { path: { kind } }, headers: { "Accept-Language": language } };
      return unwrap(client.GET("/beta/admin/conferencing/mails/{kind}", options));
    },
  });

/** Something about conferences has changed, and perhaps an e-mail tells it: both are asked for anew. */
export const conferencingChanged = (queries: QueryClient) =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ["conferencing"] }),
    queries.invalidateQueries({ queryKey: ["mail"] }),
  ]);
