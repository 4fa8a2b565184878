import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "../../api/client";
import type { WebhookDelivery } from "../../api/types";

/** The types of event that have words of their own; a newer server may know more. */
export const eventKeys = {
  "beffroi.organizationalMessage.stateChanged": "messageStateChanged",
  "beffroi.organizationalMessage.deleted": "messageDeleted",
  "beffroi.user.created": "userCreated",
  "beffroi.user.updated": "userUpdated",
  "beffroi.user.deleted": "userDeleted",
  "beffroi.group.created": "groupCreated",
  "beffroi.group.updated": "groupUpdated",
  "beffroi.group.deleted": "groupDeleted",
  "beffroi.license.capabilityChanged": "licenceCapabilityChanged",
  "beffroi.license.mailboxEnded": "licenceMailboxEnded",
  "beffroi.license.subscriptionChanged": "licenceSubscriptionChanged",
  "beffroi.license.subscriptionEnding": "licenceSubscriptionEnding",
  "beffroi.test": "test",
} as const;

export type EventName = keyof typeof eventKeys;

export function isKnownEvent(name: string): name is EventName {
  return name in eventKeys;
}

export const deliveryStates = ["waiting", "delivered", "failed"] as const satisfies readonly WebhookDelivery["state"][];

export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: ["webhooks", "one", id],
    queryFn: () => unwrap(client.GET("/beta/admin/webhooks/{id}", { params: { path: { id } } })),
  });

export const eventTypesQuery = queryOptions({
  queryKey: ["webhooks", "types"],
  queryFn: () => unwrap(client.GET("/beta/admin/webhookEventTypes")),
});

export const deliveryQuery = (id: string, eventId: string) =>
  queryOptions({
    queryKey: ["webhooks", "delivery", id, eventId],
    queryFn: () =>
      unwrap(client.GET("/beta/admin/webhooks/{id}/deliveries/{eventId}", { params: { path: { id, eventId } } })),
  });
