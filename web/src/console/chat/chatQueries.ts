import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";
import type {
  EffectiveExternalPolicy,
  ExternalAccessPolicy,
  ExternalChatSettings,
  ExternalReach,
} from "../../api/types";

export const chatSettingsQuery = queryOptions({
  queryKey: ["externalChat", "settings"],
  // The server leaves none of them out.
  queryFn: async () => (await unwrap(client.GET("/beta/admin/chat/settings"))) as ExternalChatSettings,
});

export const policiesQuery = queryOptions({
  queryKey: ["externalChat", "policies"],
  queryFn: async () => (await unwrap(client.GET("/beta/admin/chat/policies"))).value as ExternalAccessPolicy[],
});

export const grantsQuery = queryOptions({
  queryKey: ["externalChat", "grants"],
  queryFn: async () => (await unwrap(client.GET("/beta/admin/chat/policyGrants"))).value,
});

export const policyOfQuery = (id: string) =>
  queryOptions({
    queryKey: ["externalChat", "policyOf", id],
    queryFn: async () =>
      (await unwrap(
        client.GET("/beta/admin/chat/users/{id}/policy", { params: { path: { id } } }),
      )) as EffectiveExternalPolicy,
  });

export const contactsQuery = queryOptions({
  queryKey: ["externalChat", "contacts"],
  queryFn: async () => (await unwrap(client.GET("/beta/admin/chat/externalContacts"))).value as ExternalReach[],
});

export const contactsOfQuery = (id: string) =>
  queryOptions({
    queryKey: ["externalChat", "contactsOf", id],
    queryFn: async () =>
      (await unwrap(
        client.GET("/beta/admin/chat/externalContacts/{id}", { params: { path: { id } } }),
      )) as ExternalReach,
  });

export const invitationsQuery = queryOptions({
  queryKey: ["externalChat", "invitations"],
  queryFn: async () => (await unwrap(client.GET("/beta/admin/chat/invitations"))).value,
});

export const domainsQuery = queryOptions({
  queryKey: ["externalChat", "domains"],
  queryFn: async () => (await unwrap(client.GET("/beta/admin/chat/domains"))).value,
});

/** Each look is noted in the audit trail: only whoever asks for it looks, never the page by itself. */
export const reportsQuery = queryOptions({
  queryKey: ["chatReports"],
  queryFn: async () => (await unwrap(client.GET("/beta/admin/chat/reports"))).value,
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  retry: false,
});

/** Something of external chat has changed; the version of the settings rises with every policy, too. */
export const externalChatChanged = (queries: QueryClient) => queries.invalidateQueries({ queryKey: ["externalChat"] });
