import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";
import type { AssignedLicence, AssignmentState, User, WhatIfQuestion } from "../../api/types";

/** The products that the organization has, with their seats. */
export const skusQuery = queryOptions({
  queryKey: ["licences", "skus"],
  queryFn: async () => (await unwrap(client.GET("/v1.0/subscribedSkus"))).value,
});

export const subscriptionsQuery = queryOptions({
  queryKey: ["licences", "subscriptions"],
  queryFn: async () => (await unwrap(client.GET("/v1.0/directory/subscriptions"))).value,
});

/** Every product that a subscription can be made of; it changes with the server's version only. */
export const catalogQuery = queryOptions({
  queryKey: ["licences", "catalog"],
  queryFn: async () => (await unwrap(client.GET("/beta/admin/licenses/products"))).value,
  staleTime: 60 * 60_000,
});

/** The plans that must not be used somewhere. */
export const barredPlansQuery = queryOptions({
  queryKey: ["licences", "barredPlans"],
  queryFn: async () => (await unwrap(client.GET("/beta/admin/licenses/servicePlans"))).value,
});

export const licenceSettingsQuery = queryOptions({
  queryKey: ["licences", "settings"],
  queryFn: () => unwrap(client.GET("/beta/admin/licenses/settings")),
});

/** What each capability gives mailboxes. */
export const mailboxPlansQuery = queryOptions({
  queryKey: ["licences", "mailboxPlans"],
  queryFn: async () => (await unwrap(client.GET("/beta/admin/licenses/mailboxPlans"))).value,
});

/** Its sentences come in a language, so that is a part of what was asked. */
export const explanationQuery = (id: string, language: string) =>
  queryOptions({
    queryKey: ["licences", "person", id, "explain", language],
    queryFn: () => unwrap(client.GET("/beta/admin/licenses/users/{id}/explain", { params: { path: { id } } })),
  });

export interface LicensedPerson extends Pick<User, "id" | "displayName" | "userPrincipalName" | "usageLocation"> {
  assignedLicenses: AssignedLicence[];
  licenseAssignmentStates: AssignmentState[];
}

export const licensedPersonQuery = (id: string) =>
  queryOptions({
    queryKey: ["licences", "person", id, "held"],
    queryFn: async () => {
      const $select = "id,displayName,userPrincipalName,usageLocation,assignedLicenses,licenseAssignmentStates";
      const params = { path: { id }, query: { $select } };
      return (await unwrap(client.GET("/v1.0/users/{id}", { params }))) as unknown as LicensedPerson;
    },
  });

export const groupLicencesQuery = (id: string) =>
  queryOptions({
    queryKey: ["licences", "group", id, "given"],
    queryFn: async () => {
      const params = { path: { id }, query: { $select: "id,assignedLicenses,licenseProcessingState" } };
      const group = await unwrap(client.GET("/v1.0/groups/{id}", { params }));
      return (group as unknown as { assignedLicenses: AssignedLicence[] }).assignedLicenses;
    },
  });

export const groupErrorsQuery = (id: string) =>
  queryOptions({
    queryKey: ["licences", "group", id, "errors"],
    queryFn: async () => {
      const params = { path: { id } };
      return (await unwrap(client.GET("/v1.0/groups/{id}/membersWithLicenseErrors", { params }))).value;
    },
  });

export const overlapQuery = queryOptions({
  queryKey: ["licences", "overlap"],
  queryFn: async () => (await unwrap(client.GET("/beta/admin/licenses/overlap"))).value,
});

/** What was taken back before, the newest first. */
export const reclaimsQuery = queryOptions({
  queryKey: ["licences", "reclaims"],
  queryFn: async () => (await unwrap(client.GET("/beta/admin/licenses/reclaim"))).value,
});

/** What would come of something, before it is saved. */
export const whatIfQuery = (question: WhatIfQuestion) =>
  queryOptions({
    queryKey: ["licences", "whatIf", question],
    queryFn: () => unwrap(client.POST("/beta/admin/licenses/whatIf", { body: question })),
    staleTime: 0,
  });

/** Who holds what has changed: everything about licences is asked for anew. */
export const licencesChanged = (queries: QueryClient) => queries.invalidateQueries({ queryKey: ["licences"] });
