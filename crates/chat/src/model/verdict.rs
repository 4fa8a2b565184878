//! Whether one person may write to another one: each rule in turn, so that *explain* shows the same that decides.

use serde::Serialize;
use utoipa::ToSchema;

use super::contact::Contact;
use super::domains::DomainRule;
use super::party::Party;
use super::settings::{Policy, Settings};

/// What the rules need to know of one of the two.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Side<'a> {
    /// The rules of their organization and the policy that is theirs; none of people without one.
    pub(crate) rules: Option<Rules<'a>>,
    /// Addresses by which an organization may have blocked them, or the domain of their organization.
    pub(crate) addresses: &'a [String],
    /// The domain of somebody who has an organization.
    pub(crate) domain: Option<&'a str>,
}

/// An organization's rules for one of its people.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) policy: &'a Policy,
}

/// Who began, as far as it matters: whether the person of the organization has written to the other one, or
/// invited them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Begun(pub(crate) bool);

impl Begun {
    /// Between a sender and whoever has this contact with them: whoever has an organization begins by sending.
    pub(crate) fn of(sender: Party, recipients: Option<Contact>) -> Self {
        Self(!sender.is_personal() || recipients.is_some_and(|contact| contact.has_begun))
    }
}

/// A rule, as it is named to administrators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Rule {
    /// `AllowFederatedUsers` of the organization.
    AllowFederatedUsers,
    /// `AllowTeamsConsumer` of the organization.
    AllowTeamsConsumer,
    /// `AllowTeamsConsumerInbound` of the organization.
    AllowTeamsConsumerInbound,
    /// `AllowedDomains`: the domain is not among them.
    AllowedDomains,
    /// `BlockedDomains` has it.
    BlockedDomains,
    /// `BlockAllSubdomains`: it is below a blocked one.
    BlockAllSubdomains,
    /// `BlockedUsers` has the person.
    BlockedUsers,
    /// `EnableFederationAccess` of the person's policy.
    EnableFederationAccess,
    /// `EnableTeamsConsumerAccess` of the person's policy.
    EnableTeamsConsumerAccess,
    /// `EnableTeamsConsumerInbound` of the person's policy.
    EnableTeamsConsumerInbound,
}

/// A rule, and what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) rule: Rule,
    pub(crate) allows: bool,
    /// Whether it is a rule of the sender's organization, or of the recipient's.
    pub(crate) of_sender: bool,
}

/// Every rule that is asked when one writes to another, in the order in which they are.
pub(crate) fn findings(sender: Side<'_>, recipient: Side<'_>, begun: Begun) -> Vec<Finding> {
    let mut all = Vec::new();
    for (own, other, of_sender) in [(sender, recipient, true), (recipient, sender, false)] {
        let Some(rules) = own.rules else { continue };
        // Somebody without an organization who writes to somebody who has never written to them.
        let is_inbound = !of_sender && !begun.0;
        all.extend(
            asked(rules, other, is_inbound).map(|(rule, allows)| Finding {
                rule,
                allows,
                of_sender,
            }),
        );
    }
    all
}

/// What the rules of one of the two say of the other one.
fn asked<'a>(
    rules: Rules<'a>,
    other: Side<'a>,
    is_inbound: bool,
) -> impl Iterator<Item = (Rule, bool)> {
    let (settings, policy) = (rules.settings, rules.policy);
    let mut asked = vec![(Rule::AllowFederatedUsers, settings.allow_federated_users)];
    if other.rules.is_none() {
        asked.push((Rule::AllowTeamsConsumer, settings.allow_teams_consumer));
        asked.push((
            Rule::EnableTeamsConsumerAccess,
            policy.enable_teams_consumer_access,
        ));
        if is_inbound {
            asked.push((
                Rule::AllowTeamsConsumerInbound,
                settings.allow_teams_consumer_inbound,
            ));
            asked.push((
                Rule::EnableTeamsConsumerInbound,
                policy.enable_teams_consumer_inbound,
            ));
        }
    } else {
        let rule = other
            .domain
            .and_then(|domain| settings.stops_domain(domain));
        asked.push(match rule {
            Some(DomainRule::NotListed) => (Rule::AllowedDomains, false),
            Some(DomainRule::Blocked) => (Rule::BlockedDomains, false),
            Some(DomainRule::SubdomainOfBlocked) => (Rule::BlockAllSubdomains, false),
            None if settings.allowed_domains.is_some() => (Rule::AllowedDomains, true),
            None => (Rule::BlockedDomains, true),
        });
        asked.push((
            Rule::EnableFederationAccess,
            policy.enable_federation_access,
        ));
    }
    let is_blocked = settings.block_external_user_access
        && other
            .addresses
            .iter()
            .any(|address| settings.blocked_users.contains(address));
    asked.push((Rule::BlockedUsers, !is_blocked));
    asked.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: &[String] = &[];

    fn may_write(sender: Side<'_>, recipient: Side<'_>, begun: Begun) -> bool {
        findings(sender, recipient, begun)
            .iter()
            .all(|finding| finding.allows)
    }

    fn work<'a>(settings: &'a Settings, policy: &'a Policy, domain: &'a str) -> Side<'a> {
        Side {
            rules: Some(Rules { settings, policy }),
            addresses: NOBODY,
            domain: Some(domain),
        }
    }

    const fn personal(addresses: &[String]) -> Side<'_> {
        Side {
            rules: None,
            addresses,
            domain: None,
        }
    }

    /// The nested meaning of the switches, for each of their 32 combinations.
    #[test]
    fn people_without_an_organization() {
        for bits in 0..32_u8 {
            let on = |bit: u8| bits & (1 << bit) != 0;
            let settings = Settings {
                allow_federated_users: on(0),
                allow_teams_consumer: on(1),
                allow_teams_consumer_inbound: on(2),
                ..Settings::default()
            };
            let policy = Policy {
                enable_federation_access: false,
                enable_teams_consumer_access: on(3),
                enable_teams_consumer_inbound: on(4),
            };
            let (own, other) = (work(&settings, &policy, "contoso.com"), personal(NOBODY));
            let outbound = on(0) && on(1) && on(3);
            for begun in [Begun(false), Begun(true)] {
                assert_eq!(may_write(own, other, begun), outbound, "{bits:b}");
            }
            assert_eq!(may_write(other, own, Begun(true)), outbound, "{bits:b}");
            let inbound = outbound && on(2) && on(4);
            assert_eq!(may_write(other, own, Begun(false)), inbound, "{bits:b}");
        }
    }

    #[test]
    fn two_organizations_must_both_allow_it() {
        let (open, policy) = (Settings::default(), Policy::default());
        let closed = Settings {
            blocked_domains: ["contoso.com".to_owned()].into(),
            // Of no concern between organizations.
            allow_teams_consumer: false,
            ..Settings::default()
        };
        let (one, other) = (
            work(&open, &policy, "contoso.com"),
            work(&closed, &policy, "fabrikam.com"),
        );
        let third = work(&open, &policy, "tailspin.com");
        for begun in [Begun(false), Begun(true)] {
            assert!(!may_write(one, other, begun) && !may_write(other, one, begun));
            assert!(may_write(third, other, begun) && may_write(other, third, begun));
        }
        let stops: Vec<Finding> = findings(one, other, Begun(true))
            .into_iter()
            .filter(|finding| !finding.allows)
            .collect();
        let expected = Finding {
            rule: Rule::BlockedDomains,
            allows: false,
            of_sender: false,
        };
        assert_eq!(stops, [expected]);
        let alone = Policy {
            enable_federation_access: false,
            ..Policy::default()
        };
        assert!(!may_write(
            third,
            work(&open, &alone, "contoso.com"),
            Begun(true)
        ));
    }

    #[test]
    fn blocked_people() {
        let mut settings = Settings {
            blocked_users: ["anna@example.org".to_owned()].into(),
            ..Settings::default()
        };
        let (policy, addresses) = (Policy::default(), ["anna@example.org".to_owned()]);
        let write = |settings: &Settings| {
            let own = work(settings, &policy, "contoso.com");
            (
                may_write(own, personal(&addresses), Begun(true)),
                may_write(personal(&addresses), own, Begun(true)),
            )
        };
        assert_eq!(write(&settings), (true, true));
        settings.block_external_user_access = true;
        assert_eq!(write(&settings), (false, false));
    }
}
