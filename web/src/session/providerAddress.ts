/** The address that leads to another server and back. */
export function providerAddress(one: { id: string; tenantId: string }, more: Record<string, string> = {}): string {
  return `/identity/providers/signin?${new URLSearchParams({ tenant: one.tenantId, provider: one.id, ...more })}`;
}
