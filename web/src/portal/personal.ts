import type { Session } from "../api/types";

/** The tenant of everybody without an organization: the one that Microsoft's personal accounts have. */
const personalTenant = "9188040d-6c67-4c5b-b112-36a304b66dad";

/** Whether somebody has no organization, but an account of their own: chats are all that there is for them. */
export function isPersonal(session: Pick<Session, "tenant">): boolean {
  return session.tenant.id === personalTenant;
}
