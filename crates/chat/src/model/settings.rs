//! What an organization decides of chats with people outside.

use std::collections::BTreeSet;

use beffroi_core::failure;
use beffroi_core::failure::Violations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::domains;

/// Most blocked people.
const MOST_BLOCKED: usize = 4_000;

/// The settings of an organization.
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are the switches that administrators know, one by one"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default)]
#[schema(as = ExternalChatSettings)]
pub(crate) struct Settings {
    /// Whether people may chat with anybody outside at all.
    pub(crate) allow_federated_users: bool,
    /// Whether people may chat with people without an organization; off ends both directions.
    pub(crate) allow_teams_consumer: bool,
    /// Whether people without an organization may begin.
    pub(crate) allow_teams_consumer_inbound: bool,
    /// Only these domains of other organizations are allowed; every domain is where it is null. An empty list
    /// allows none. At most 4,000.
    pub(crate) allowed_domains: Option<BTreeSet<String>>,
    /// These domains are not allowed; counts where every domain is allowed. At most 4,000.
    pub(crate) blocked_domains: BTreeSet<String>,
    /// Whether the subdomains of blocked domains are blocked too.
    pub(crate) block_all_subdomains: bool,
    /// Addresses and numbers of people with whom nobody may chat, at most 4,000.
    pub(crate) blocked_users: BTreeSet<String>,
    /// Whether these are blocked.
    pub(crate) block_external_user_access: bool,
    /// How long an invitation can be used, in days, 1 to 30.
    pub(crate) invitation_days: i64,
    /// Whether an administrator decides before anybody writes to a domain for the first time.
    pub(crate) approve_new_domains: bool,
    /// After so many days without a message a contact ends, 1 to 3,650; never where it is null.
    pub(crate) contact_days: Option<i64>,
    /// After so many days messages are removed, 1 to 36,500; never where it is null.
    pub(crate) retention_days: Option<i64>,
    /// Whether people may send files to people outside.
    pub(crate) files_to_outside: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            allow_federated_users: true,
            allow_teams_consumer: true,
            allow_teams_consumer_inbound: true,
            allowed_domains: None,
            blocked_domains: BTreeSet::new(),
            block_all_subdomains: false,
            blocked_users: BTreeSet::new(),
            block_external_user_access: false,
            invitation_days: 14,
            approve_new_domains: false,
            contact_days: Some(180),
            retention_days: None,
            files_to_outside: true,
        }
    }
}

impl Settings {
    /// The same in its one form.
    ///
    /// # Errors
    /// Every rule that is broken.
    pub(crate) fn checked(mut self) -> failure::Result<Self> {
        let mut violations = Violations::default();
        let allowed = self.allowed_domains.take();
        self.allowed_domains =
            allowed.map(|names| domains::list("allowedDomains", names, &mut violations));
        let blocked = std::mem::take(&mut self.blocked_domains);
        self.blocked_domains = domains::list("blockedDomains", blocked, &mut violations);
        if self.blocked_users.len() > MOST_BLOCKED {
            violations.add("blockedUsers", "must have at most 4,000 addresses");
        }
        let mut blocked = BTreeSet::new();
        for text in &self.blocked_users {
            match text.parse::<super::Address>() {
                Ok(address) => {
                    blocked.insert(address.as_str().to_owned());
                }
                Err(rule) => {
                    let shown: String = text.chars().take(60).collect();
                    violations.add("blockedUsers", format!("has '{shown}': each {rule}"));
                }
            }
        }
        self.blocked_users = blocked;
        let mut within = |field: &str, days: Option<i64>, most: i64| {
            if days.is_some_and(|days| !(1..=most).contains(&days)) {
                violations.add(field, format!("must be 1 to {most} days"));
            }
        };
        within("invitationDays", Some(self.invitation_days), 30);
        within("contactDays", self.contact_days, 3_650);
        within("retentionDays", self.retention_days, 36_500);
        violations.into_result()?;
        Ok(self)
    }
}

/// What changes of the settings; what is absent stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schema(as = ExternalChatSettingsPatch)]
pub(crate) struct SettingsPatch {
    /// Whether people may chat with anybody outside at all.
    pub(crate) allow_federated_users: Option<bool>,
    /// Whether people may chat with people without an organization; off ends both directions.
    pub(crate) allow_teams_consumer: Option<bool>,
    /// Whether people without an organization may begin.
    pub(crate) allow_teams_consumer_inbound: Option<bool>,
    /// Only these domains of other organizations are allowed; null for every domain. At most 4,000.
    #[serde(deserialize_with = "given")]
    pub(crate) allowed_domains: Option<Option<BTreeSet<String>>>,
    /// These domains are not allowed, at most 4,000.
    pub(crate) blocked_domains: Option<BTreeSet<String>>,
    /// Whether the subdomains of blocked domains are blocked too.
    pub(crate) block_all_subdomains: Option<bool>,
    /// Addresses and numbers of people with whom nobody may chat, at most 4,000.
    pub(crate) blocked_users: Option<BTreeSet<String>>,
    /// Whether these are blocked.
    pub(crate) block_external_user_access: Option<bool>,
    /// How long an invitation can be used, in days, 1 to 30.
    pub(crate) invitation_days: Option<i64>,
    /// Whether an administrator decides before anybody writes to a domain for the first time.
    pub(crate) approve_new_domains: Option<bool>,
    /// After so many days without a message a contact ends; null for never.
    #[serde(deserialize_with = "given")]
    pub(crate) contact_days: Option<Option<i64>>,
    /// After so many days messages are removed; null for never.
    #[serde(deserialize_with = "given")]
    pub(crate) retention_days: Option<Option<i64>>,
    /// Whether people may send files to people outside.
    pub(crate) files_to_outside: Option<bool>,
}

/// A value that is given, also when it is null.
fn given<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

impl SettingsPatch {
    /// The settings with the changes.
    pub(crate) fn on(self, mut settings: Settings) -> Settings {
        fn set<T>(place: &mut T, value: Option<T>) {
            if let Some(value) = value {
                *place = value;
            }
        }
        set(
            &mut settings.allow_federated_users,
            self.allow_federated_users,
        );
        set(
            &mut settings.allow_teams_consumer,
            self.allow_teams_consumer,
        );
        set(
            &mut settings.allow_teams_consumer_inbound,
            self.allow_teams_consumer_inbound,
        );
        set(&mut settings.allowed_domains, self.allowed_domains);
        set(&mut settings.blocked_domains, self.blocked_domains);
        set(
            &mut settings.block_all_subdomains,
            self.block_all_subdomains,
        );
        set(&mut settings.blocked_users, self.blocked_users);
        set(
            &mut settings.block_external_user_access,
            self.block_external_user_access,
        );
        set(&mut settings.invitation_days, self.invitation_days);
        set(&mut settings.approve_new_domains, self.approve_new_domains);
        set(&mut settings.contact_days, self.contact_days);
        set(&mut settings.retention_days, self.retention_days);
        set(&mut settings.files_to_outside, self.files_to_outside);
        settings
    }
}

/// What some people may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Policy {
    /// Chat with people of other organizations.
    pub(crate) enable_federation_access: bool,
    /// Chat with people without an organization.
    pub(crate) enable_teams_consumer_access: bool,
    /// Be written to by people without an organization who begin.
    pub(crate) enable_teams_consumer_inbound: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            enable_federation_access: true,
            enable_teams_consumer_access: true,
            enable_teams_consumer_inbound: true,
        }
    }
}

/// The policy that everybody has who has no other.
pub(crate) const GLOBAL: &str = "Global";

/// The name of a policy: `Global`, or `Tag:` and a name, or the name alone.
pub(crate) fn policy_name(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    let has_tag = text
        .get(..4)
        .is_some_and(|tag| tag.eq_ignore_ascii_case("tag:"));
    let name = if has_tag { text[4..].trim() } else { text };
    if !(1..=64).contains(&name.chars().count()) || name.contains(char::is_control) {
        return Err("must be one line of 1 to 64 characters");
    }
    Ok(if name.eq_ignore_ascii_case(GLOBAL) {
        GLOBAL.to_owned()
    } else {
        name.to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocked_people_have_one_form() {
        let settings = Settings {
            blocked_users: ["Anna@Example.org", "+33 6 12 34 56 78"]
                .map(str::to_owned)
                .into(),
            ..Settings::default()
        };
        let checked = settings.checked().map(|settings| settings.blocked_users);
        let expected = ["+33612345678", "anna@example.org"]
            .map(str::to_owned)
            .into();
        assert_eq!(checked.ok(), Some(expected));
    }

    #[test]
    fn every_broken_rule_is_named() {
        let settings = Settings {
            blocked_users: ["anna".to_owned()].into(),
            invitation_days: 31,
            contact_days: Some(0),
            ..Settings::default()
        };
        let failure = settings.checked().expect_err("three rules");
        let targets: Vec<&str> = failure
            .details()
            .iter()
            .map(|one| one.target.as_str())
            .collect();
        assert_eq!(targets, ["blockedUsers", "invitationDays", "contactDays"]);
    }

    #[test]
    fn policies_are_named_as_the_cmdlets_do() {
        assert_eq!(policy_name("tag:Sales"), Ok("Sales".to_owned()));
        assert_eq!(policy_name(" global "), Ok("Global".to_owned()));
        assert!(policy_name("Tag:").is_err() && policy_name("a\nb").is_err());
        assert_eq!(policy_name("€uro"), Ok("€uro".to_owned()));
    }

    #[test]
    fn settings_are_read_back() {
        let text = serde_json::to_string(&Settings::default()).expect("JSON");
        let read: Settings = serde_json::from_str(&text).expect("what was written");
        assert_eq!(read, Settings::default());
    }
}
