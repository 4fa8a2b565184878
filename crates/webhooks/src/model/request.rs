//! What one may send to make or change a webhook, and the rules that it must keep.

use beffroi_channels::http::{Policy, Target};
use beffroi_core::Ts;
use beffroi_core::failure::Violations;
use beffroi_feature::PublicEvent;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::limits::NAME;

/// A webhook to be made.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewWebhook {
    /// 1 to 100 characters.
    pub(crate) display_name: String,
    /// Where events are sent to: an `https` address of the public internet.
    #[schema(max_length = 2048)]
    pub(crate) url: String,
    /// Names of event types, at least one; see `webhookEventTypes`.
    pub(crate) event_types: Vec<String>,
}

/// A change of a webhook: what is absent stays.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct WebhookPatch {
    /// 1 to 100 characters.
    pub(crate) display_name: Option<String>,
    /// Where events are sent to from now on, those that wait too.
    #[schema(max_length = 2048)]
    pub(crate) url: Option<String>,
    /// Names of event types, at least one; see `webhookEventTypes`.
    pub(crate) event_types: Option<Vec<String>>,
    /// Whether anything is sent. What happens while nothing is, is not told afterwards either.
    pub(crate) enabled: Option<bool>,
}

impl WebhookPatch {
    /// Whether it brings events to where they did not go before.
    pub(crate) fn tells_more(&self) -> bool {
        self.url.is_some() || self.event_types.is_some() || self.enabled == Some(true)
    }
}

/// Which failed deliveries are sent again.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ReplayFailed {
    /// Those that were written then or later.
    pub(crate) since_date_time: Ts,
}

/// Notes what is wrong with a name.
pub(crate) fn check_name(name: &str, broken: &mut Violations) {
    if !(1..=NAME).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        broken.add(
            "displayName",
            "must have 1 to 100 characters, none of them a control character",
        );
    }
}

/// Notes what is wrong with an address.
pub(crate) fn check_url(url: &str, policy: Policy, broken: &mut Violations) {
    broken.take("url", Target::parse(url, policy));
}

/// Notes what is wrong with a choice of events.
pub(crate) fn check_types(types: &[String], known: &[PublicEvent], broken: &mut Violations) {
    if types.is_empty() {
        broken.add("eventTypes", "must name at least one type of event");
    }
    for (place, one) in types.iter().enumerate() {
        let field = format!("eventTypes/{place}");
        if !known.iter().any(|event| event.name == one) {
            let names: Vec<_> = known.iter().map(|event| event.name).collect();
            broken.add(field, format!("must be one of {}", names.join(", ")));
        } else if types[..place].contains(one) {
            broken.add(field, "must not name a type twice");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[PublicEvent] = &[PublicEvent {
        name: "beffroi.user.created",
        kind: "user.saved",
        needs: beffroi_directory::permission::USER_READ_ALL,
        read: |_| Ok(Vec::new()),
    }];

    fn broken(check: impl FnOnce(&mut Violations)) -> Vec<String> {
        let mut broken = Violations::default();
        check(&mut broken);
        let details = broken.into_details().into_iter();
        details.map(|detail| detail.target).collect()
    }

    #[test]
    fn every_rule_names_its_field() {
        for name in ["", "a\u{7}", &"x".repeat(101)] {
            assert_eq!(broken(|all| check_name(name, all)), ["displayName"]);
        }
        assert!(broken(|all| check_name("Intranet", all)).is_empty());
        for url in [
            "http://x.example/",
            "https://u:p@x.example/",
            "https://10.0.0.1/",
            "x",
        ] {
            assert_eq!(
                broken(|all| check_url(url, Policy::default(), all)),
                ["url"]
            );
        }
        assert!(broken(|all| check_url("https://x.example/", Policy::default(), all)).is_empty());
        let types = |types: &[&str]| {
            let types: Vec<_> = types.iter().map(|one| (*one).to_owned()).collect();
            broken(|all| check_types(&types, KNOWN, all))
        };
        assert_eq!(types(&[]), ["eventTypes"]);
        assert_eq!(types(&["beffroi.user.created", "x"]), ["eventTypes/1"]);
        assert_eq!(types(&["beffroi.user.created"; 2]), ["eventTypes/1"]);
        assert!(types(&["beffroi.user.created"]).is_empty());
    }
}
