// How a channel is doing, and what is known of a key before it is sent.
import type { ChannelHealth, PushGateway } from "../../api/types";

export type ChannelState = "notSetUp" | "away" | "partly" | "setUp" | "ready";

const isAway = ({ failures }: PushGateway): boolean => failures > 0;

/** How a channel is doing as a whole. */
export function channelState({ isConfigured, gateways, key }: ChannelHealth): ChannelState {
  if (!isConfigured) return "notSetUp";
  const away = gateways.filter(isAway).length;
  if (away > 0) return away === gateways.length ? "away" : "partly";
  return key ? "setUp" : "ready";
}

export type GatewayState = "works" | "waiting" | "away";

export function gatewayState(gateway: PushGateway): GatewayState {
  if (isAway(gateway)) return "away";
  return gateway.lastAcceptedDateTime ? "works" : "waiting";
}

/** What is out of order first, then by name. */
export function sortedGateways(gateways: readonly PushGateway[]): PushGateway[] {
  const place = (one: PushGateway) => (isAway(one) ? 0 : 1);
  return gateways.toSorted((a, b) => place(a) - place(b) || a.gateway.localeCompare(b.gateway));
}

/** Project and account of a service account's file; undefined as long as it is none. Whether it is right, the server says. */
export function serviceAccountOf(text: string): { project: string; email: string } | undefined {
  try {
    const file: unknown = JSON.parse(text);
    if (typeof file !== "object" || file === null) return undefined;
    const { type, project_id, client_email } = file as Record<string, unknown>;
    if (type !== "service_account" || typeof project_id !== "string" || typeof client_email !== "string")
      return undefined;
    return { project: project_id, email: client_email };
  } catch {
    return undefined;
  }
}

/** Apple names its files `AuthKey_ABC123DEFG.p8`, after the key. */
export const keyIdOf = (fileName: string): string | undefined => /^AuthKey_([A-Z0-9]{10})\.p8$/.exec(fileName)?.[1];
