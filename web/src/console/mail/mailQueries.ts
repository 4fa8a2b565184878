import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";
import type { MailMessage } from "../../api/types";
import { useCan } from "../../session/useSession";

export const mailStates = ["queued", "deferred", "sent", "failed", "canceled"] as const;
export type MailState = (typeof mailStates)[number];

/** What the server says, or that it waits for a word that is not known. */
export const mailStateOf = (word: string): MailState => mailStates.find((one) => one === word) ?? "queued";

/** Whether something can still be done about it. */
export const isWaiting = ({ state }: Pick<MailMessage, "state">) => ["queued", "deferred"].includes(state);

export const relayQuery = queryOptions({
  queryKey: ["mail", "relay"],
  queryFn: () => unwrap(client.GET("/beta/admin/mail/relay")),
});

/** The relay, for whoever may know of it; undefined for everybody else and until it is known. */
export function useRelay() {
  const mayRead = useCan("ExchangeMessageTrace.Read.All");
  return useQuery({ ...relayQuery, enabled: mayRead }).data;
}

export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: ["mail", "one", id],
    queryFn: () => unwrap(client.GET("/beta/admin/mail/messages/{id}", { params: { path: { id } } })),
  });

/** Names of people by their ids; whom the reader may not know is left out. */
export const namesQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ["mail", "names", ...ids],
    queryFn: async () => {
      const body = { ids: [...ids], types: ["user"] };
      const { value } = await unwrap(client.POST("/v1.0/directoryObjects/getByIds", { body }));
      return new Map(value.map((one) => [one.id, one.displayName ?? ""]));
    },
    enabled: ids.length > 0,
    staleTime: 60_000,
  });

/** The names of those to whom some mails are. */
export function useRecipientNames(mails: readonly Pick<MailMessage, "userId">[]): ReadonlyMap<string, string> {
  const ids = [...new Set(mails.flatMap((one) => one.userId ?? []))].sort();
  return useQuery(namesQuery(ids)).data ?? nobody;
}

const nobody: ReadonlyMap<string, string> = new Map();

/** Something has become of a mail: the log is asked for anew. */
export const mailChanged = (queries: QueryClient) => queries.invalidateQueries({ queryKey: ["mail"] });
