// What the interface of the next version has, by hand until the generated client has it too.
import type { Client } from "openapi-fetch";
import { client } from "../../api/client";

export type Mailbox = { state: "active" | "pendingDelicense" | "softDeleted"; dueDateTime: string | null };

/** One way by which somebody holds a product. */
export interface Holding {
  skuId: string;
  skuPartNumber: string;
  displayName: string;
  /** The group that gives it; null for what was given directly. */
  assignedByGroup: string | null;
  groupName: string | null;
  /** `None`, or why it gives nothing. */
  error: string;
  isCounting: boolean;
  capability: string | null;
  isWinner: boolean;
  isSurplus: boolean;
  /** A sentence in the reader's language. */
  explanation: string;
}

export interface LicenceExplanation {
  userId: string;
  displayName: string;
  userPrincipalName: string;
  capability: string | null;
  rootCapabilities: string[];
  persistedCapabilities: string[];
  mailbox: Mailbox | null;
  holdings: Holding[];
}

export interface OverlapRow {
  skuId: string;
  skuPartNumber: string;
  displayName: string;
  reason: "covered" | "outranked";
  people: number;
  /** Of them, those from whom it can be taken back: it was given directly. */
  reclaimable: number;
  pricePerMonth: string | null;
  currency: string | null;
  savingPerMonth: string | null;
}

export interface Reclaimed {
  /** By which it can be undone; null for a preview. */
  id: string | null;
  people: number;
  seats: { skuId: string; skuPartNumber: string; displayName: string; seats: number }[];
  capabilityChanges: number;
  /** The first hundred. */
  users: { userId: string; displayName: string; userPrincipalName: string; skuPartNumber: string }[];
}

export interface LicenceChange {
  addLicenses: { skuId: string; disabledPlans: string[] }[];
  removeLicenses: string[];
}

/** What may be about to be saved; exactly one of the three. */
export interface WhatIfQuestion {
  subscription?: { id: string; totalLicenses?: number; isEnded?: boolean };
  group?: { id: string } & LicenceChange;
  users?: { ids: string[] } & LicenceChange;
}

export interface WhatIf {
  capabilityChanges: { from: string | null; to: string | null; people: number }[];
  mailboxesLost: number;
  mailboxesGained: number;
  seats: {
    skuId: string;
    skuPartNumber: string;
    displayName: string;
    before: number;
    after: number;
    missingBefore: number;
    missingAfter: number;
  }[];
}

interface Answered<Body> {
  200: { headers: Record<string, unknown>; content: { "application/json": Body } };
}
interface Sent<Body> {
  content: { "application/json": Body };
}
interface Id {
  path: { id: string };
}

interface Paths {
  "/beta/admin/licenses/users/{id}/explain": {
    get: { parameters: Id; responses: Answered<LicenceExplanation> };
  };
  "/beta/admin/licenses/overlap": { get: { responses: Answered<{ value: OverlapRow[] }> } };
  "/beta/admin/licenses/reclaim": {
    post: { requestBody: Sent<{ skuIds: string[]; isPreview: boolean }>; responses: Answered<Reclaimed> };
  };
  "/beta/admin/licenses/reclaim/{id}/undo": {
    post: { parameters: Id; responses: { 204: { headers: Record<string, unknown>; content?: never } } };
  };
  "/beta/admin/licenses/whatIf": {
    post: { requestBody: Sent<WhatIfQuestion>; responses: Answered<WhatIf> };
  };
}

/** The same client, for the calls above. */
export const ahead = client as unknown as Client<Paths>;
