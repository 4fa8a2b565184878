//! What a capability gives a mailbox: the usual, and what an organization has decided instead.

use std::sync::LazyLock;

use beffroi_core::failure::Violations;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::grant::Root;

/// That there is no bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum Unlimited {
    /// None.
    Unlimited,
}

/// A bound, or none: a number, or `unlimited`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum Bound {
    /// So much.
    At(u64),
    /// No bound.
    Unlimited(Unlimited),
}

impl Bound {
    /// No bound.
    pub const NONE: Self = Self::Unlimited(Unlimited::Unlimited);
}

/// What a mailbox has: sizes in bytes, limits of transport, and by which protocols it is reached.
///
/// The usual values are those that Microsoft publishes in "Exchange Online limits" and "Exchange Online
/// service description". Nothing is published of Essentials, which is as Kiosk here. Of transport one
/// table holds for all plans. Kiosk has an archive only as an add-on, of which no size is published; it
/// is that of Plan 1 here. An archive of Plan 2 grows by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a protocol of its own, as Exchange has it"
)]
pub struct MailboxPlan {
    /// From which size on its owner is warned, in bytes.
    pub issue_warning_quota: Bound,
    /// From which size on nothing is sent, in bytes.
    pub prohibit_send_quota: Bound,
    /// From which size on nothing is received either, in bytes.
    pub prohibit_send_receive_quota: Bound,
    /// Whether there is an archive.
    pub archive_enabled: bool,
    /// How much an archive holds, in bytes.
    pub archive_quota: Bound,
    /// The largest message that is sent, in bytes.
    pub max_send_size: Bound,
    /// The largest message that is received, in bytes.
    pub max_receive_size: Bound,
    /// How many recipients one message may have.
    pub recipient_limits: Bound,
    /// To how many recipients messages may go in a day.
    pub recipient_rate_limit: Bound,
    /// Whether Outlook reaches it.
    pub mapi_enabled: bool,
    /// Whether programs reach it by Exchange Web Services.
    pub ews_enabled: bool,
    /// Whether it is reached by IMAP.
    pub imap_enabled: bool,
    /// Whether it is reached by POP.
    pub pop_enabled: bool,
    /// Whether programs send by SMTP.
    pub smtp_enabled: bool,
    /// Whether telephones reach it, by `ActiveSync`.
    pub active_sync_enabled: bool,
    /// Whether it is reached in a browser.
    pub owa_enabled: bool,
}

/// What an organization has decided of a plan, by property.
pub type Overrides = Map<String, Value>;

/// Largest size, a pebibyte: more than any number of bytes in JSON can lose a digit of.
const MOST_BYTES: u64 = 1 << 50;
/// What the size of a message can be set to.
const MESSAGE: std::ops::RangeInclusive<u64> = 1 << 20..=150 << 20;
const MOST_RECIPIENTS: u64 = 1_000_000;

impl MailboxPlan {
    /// The usual plan of a root.
    #[must_use]
    pub fn usual(root: Root) -> &'static Self {
        &USUAL[root as usize]
    }

    /// Its name, as Exchange displays it.
    #[must_use]
    pub const fn name(root: Root) -> &'static str {
        match root {
            Root::Essentials => "ExchangeOnlineEssentials",
            Root::Deskless => "ExchangeOnlineDeskless",
            Root::Standard => "ExchangeOnline",
            Root::Enterprise => "ExchangeOnlineEnterprise",
        }
    }

    /// The root whose plan has this name.
    #[must_use]
    pub fn root(name: &str) -> Option<Root> {
        let mut all = Root::ALL.into_iter();
        all.find(|root| Self::name(*root).eq_ignore_ascii_case(name))
    }

    /// With what was decided instead. None when that is of another version of this program, and can't be read.
    #[must_use]
    pub fn with(&self, overrides: &Overrides) -> Option<Self> {
        let Ok(Value::Object(mut all)) = serde_json::to_value(self) else {
            return None;
        };
        all.extend(overrides.clone());
        serde_json::from_value(Value::Object(all)).ok()
    }

    /// Notes what can't be.
    pub fn check(&self, broken: &mut Violations) {
        let sizes = [
            ("issueWarningQuota", self.issue_warning_quota),
            ("prohibitSendQuota", self.prohibit_send_quota),
            ("prohibitSendReceiveQuota", self.prohibit_send_receive_quota),
            ("archiveQuota", self.archive_quota),
        ];
        for (field, bound) in sizes {
            if matches!(bound, Bound::At(bytes) if bytes > MOST_BYTES) {
                broken.add(
                    field,
                    format_args!("must be a number from 0 to {MOST_BYTES}, or unlimited"),
                );
            }
        }
        for [(_, lower), (field, upper)] in [[sizes[0], sizes[1]], [sizes[1], sizes[2]]] {
            if lower > upper {
                broken.add(
                    field,
                    "must not be less than the quota before it: issueWarningQuota, prohibitSendQuota, prohibitSendReceiveQuota",
                );
            }
        }
        let messages = [
            ("maxSendSize", self.max_send_size),
            ("maxReceiveSize", self.max_receive_size),
        ];
        for (field, bound) in messages {
            if !matches!(bound, Bound::At(bytes) if MESSAGE.contains(&bytes)) {
                let (least, most) = (MESSAGE.start(), MESSAGE.end());
                broken.add(
                    field,
                    format_args!("must be a number from {least} to {most}"),
                );
            }
        }
        let recipients = [
            ("recipientLimits", self.recipient_limits),
            ("recipientRateLimit", self.recipient_rate_limit),
        ];
        for (field, bound) in recipients {
            if matches!(bound, Bound::At(count) if !(1..=MOST_RECIPIENTS).contains(&count)) {
                broken.add(
                    field,
                    format_args!("must be a number from 1 to {MOST_RECIPIENTS}, or unlimited"),
                );
            }
        }
    }
}

const DATA: &str = include_str!("../../data/mailbox_plans.csv");

static USUAL: LazyLock<Vec<MailboxPlan>> =
    LazyLock::new(|| read(DATA).expect("a test reads the file that is built in"));

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    name: String,
    capability: String,
    #[serde(flatten)]
    plan: Map<String, Value>,
}

/// The plans in the order of their roots.
fn read(text: &str) -> Option<Vec<MailboxPlan>> {
    let lines = csv::Reader::from_reader(text.as_bytes()).into_deserialize::<Line>();
    let lines: Vec<Line> = lines.collect::<Result<_, _>>().ok()?;
    let plan = |root: Root| {
        let line = lines.iter().find(|line| line.capability == root.as_str())?;
        let plan = serde_json::from_value(Value::Object(line.plan.clone())).ok();
        plan.filter(|_| line.name == MailboxPlan::name(root))
    };
    Root::ALL.into_iter().map(plan).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const GB: u64 = 1 << 30;

    fn broken(overrides: &Value) -> Vec<String> {
        let overrides = overrides.as_object().expect("an object");
        let plan = MailboxPlan::usual(Root::Standard).with(overrides);
        let mut broken = Violations::default();
        plan.expect("readable").check(&mut broken);
        let refused = broken.into_result();
        let details = refused.err().map(|failure| failure.details().to_vec());
        let targets = details.unwrap_or_default().into_iter();
        targets.map(|detail| detail.target).collect()
    }

    #[test]
    fn the_usual_is_what_is_published_and_breaks_no_rule() {
        for root in Root::ALL {
            let mut broken = Violations::default();
            MailboxPlan::usual(root).check(&mut broken);
            assert!(broken.into_result().is_ok(), "{root:?}");
            assert_eq!(MailboxPlan::root(MailboxPlan::name(root)), Some(root));
        }
        let kiosk = MailboxPlan::usual(Root::Deskless);
        assert_eq!(kiosk.prohibit_send_receive_quota, Bound::At(2 * GB));
        assert!(!kiosk.archive_enabled && !kiosk.imap_enabled && kiosk.pop_enabled);
        let plan_1 = MailboxPlan::usual(Root::Standard);
        assert_eq!(plan_1.prohibit_send_quota, Bound::At(GB * 99 / 2));
        let plan_2 = MailboxPlan::usual(Root::Enterprise);
        assert_eq!(plan_2.issue_warning_quota, Bound::At(98 * GB));
        assert_eq!(plan_2.archive_quota, Bound::NONE);
        assert_eq!(plan_2.recipient_limits, Bound::At(500));
    }

    #[test]
    fn what_is_decided_takes_the_place_of_the_usual_and_of_nothing_else() {
        let usual = MailboxPlan::usual(Root::Standard);
        let overrides = json!({"imapEnabled": false, "archiveQuota": "unlimited"});
        let own = usual.with(overrides.as_object().expect("an object"));
        let wanted = MailboxPlan {
            imap_enabled: false,
            archive_quota: Bound::NONE,
            ..usual.clone()
        };
        assert_eq!(own, Some(wanted));
        let odd = json!({"imapEnabled": 7});
        assert_eq!(usual.with(odd.as_object().expect("an object")), None);
    }

    #[test]
    fn each_rule_names_its_field() {
        for (overrides, fields) in [
            (json!({}), &[][..]),
            (
                json!({"issueWarningQuota": 60 * GB}),
                &["prohibitSendQuota"],
            ),
            (
                json!({"prohibitSendQuota": "unlimited"}),
                &["prohibitSendReceiveQuota"],
            ),
            (
                json!({"prohibitSendReceiveQuota": MOST_BYTES + 1}),
                &["prohibitSendReceiveQuota"],
            ),
            (json!({"maxSendSize": "unlimited"}), &["maxSendSize"]),
            (json!({"maxReceiveSize": 1}), &["maxReceiveSize"]),
            (json!({"recipientLimits": 0}), &["recipientLimits"]),
            (json!({"recipientRateLimit": "unlimited"}), &[]),
        ] {
            assert_eq!(broken(&overrides), fields, "{overrides}");
        }
    }

    proptest! {
        #[test]
        fn quotas_stand_in_their_order_or_are_refused(sizes in proptest::array::uniform3(0_u64..10)) {
            let [warn, send, receive] = sizes;
            let overrides = json!({
                "issueWarningQuota": warn, "prohibitSendQuota": send, "prohibitSendReceiveQuota": receive,
            });
            prop_assert_eq!(broken(&overrides).is_empty(), warn <= send && send <= receive);
        }
    }
}
