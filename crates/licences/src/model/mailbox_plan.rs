//! What a capability gives a mailbox.

use super::grant::Root;

const GB: u64 = 1 << 30;
/// Hundredths of a gigabyte, in bytes.
const fn gb(hundredths: u64) -> u64 {
    GB * hundredths / 100
}

/// What a capability gives a mailbox: sizes in bytes, and by which protocols it is reached. The numbers of
/// Essentials are not published; they are those of Kiosk here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailboxPlan {
    /// Its name.
    pub name: &'static str,
    /// For which root.
    pub root: Root,
    /// From which size on its owner is warned.
    pub warning_quota: u64,
    /// From which size on nothing is sent.
    pub send_quota: u64,
    /// From which size on nothing is received either.
    pub receive_quota: u64,
    /// Whether programs that speak MAPI and EWS reach it, and IMAP.
    pub full_access: bool,
}

const PLANS: [MailboxPlan; 4] = [
    MailboxPlan {
        name: "ExchangeOnlineEssentials",
        root: Root::Essentials,
        warning_quota: gb(196),
        send_quota: gb(198),
        receive_quota: gb(200),
        full_access: false,
    },
    MailboxPlan {
        name: "ExchangeOnlineDeskless",
        root: Root::Deskless,
        warning_quota: gb(196),
        send_quota: gb(198),
        receive_quota: gb(200),
        full_access: false,
    },
    MailboxPlan {
        name: "ExchangeOnline",
        root: Root::Standard,
        warning_quota: gb(4_900),
        send_quota: gb(4_950),
        receive_quota: gb(5_000),
        full_access: true,
    },
    MailboxPlan {
        name: "ExchangeOnlineEnterprise",
        root: Root::Enterprise,
        warning_quota: gb(9_800),
        send_quota: gb(9_900),
        receive_quota: gb(10_000),
        full_access: true,
    },
];

impl MailboxPlan {
    /// Every plan, from the lowest to the highest.
    #[must_use]
    pub const fn all() -> &'static [Self] {
        &PLANS
    }

    /// The plan of a root.
    #[must_use]
    pub fn of(root: Root) -> &'static Self {
        &PLANS[root as usize]
    }
}
