// What each Exchange plan gives a mailbox, in memory.

type Limit = number | "unlimited";

export interface MockMailboxPlan {
  name: string;
  capability: string;
  version: number;
  usual: Record<string, Limit | boolean>;
  overrides: Record<string, Limit | boolean>;
}

const gb = 2 ** 30;

export function makeMailboxPlans(): MockMailboxPlan[] {
  const plan = (name: string, capability: string, size: number, isFull: boolean): MockMailboxPlan => ({
    name,
    capability,
    version: 0,
    overrides: {},
    usual: {
      issueWarningQuota: Math.floor(size * 0.98 * gb),
      prohibitSendQuota: Math.floor(size * 0.99 * gb),
      prohibitSendReceiveQuota: size * gb,
      archiveEnabled: isFull,
      archiveQuota: size === 100 ? "unlimited" : 50 * gb,
      maxSendSize: 25 * 2 ** 20,
      maxReceiveSize: 25 * 2 ** 20,
      recipientLimits: 500,
      recipientRateLimit: 10_000,
      mapiEnabled: isFull,
      ewsEnabled: isFull,
      imapEnabled: isFull,
      popEnabled: true,
      smtpEnabled: true,
      activeSyncEnabled: true,
      owaEnabled: true,
    },
  });
  return [
    plan("ExchangeOnlineEssentials", "BPOS_S_Essentials", 2, false),
    plan("ExchangeOnlineDeskless", "BPOS_S_Deskless", 2, false),
    plan("ExchangeOnline", "BPOS_S_Standard", 50, true),
    plan("ExchangeOnlineEnterprise", "BPOS_S_Enterprise", 100, true),
  ];
}

export const mailboxPlanAsApi = ({ name, capability, version, usual, overrides }: MockMailboxPlan) => ({
  "@odata.etag": `W/"${version}"`,
  id: name,
  name,
  capability,
  customized: Object.keys(overrides).sort(),
  ...usual,
  ...overrides,
});

/** Null brings back the usual. */
export function changeMailboxPlan(plan: MockMailboxPlan, body: Record<string, Limit | boolean | null>): void {
  for (const [key, value] of Object.entries(body))
    if (value === null) delete plan.overrides[key];
    else plan.overrides[key] = value;
  plan.version += 1;
}
