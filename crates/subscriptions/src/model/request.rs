//! What one may send to make or renew a subscription, and the rules that it must keep.

use beffroi_channels::http::{Policy, Target};
use beffroi_core::failure::Violations;
use beffroi_core::{Ts, failure};
use beffroi_feature::Watchable;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ChangeTypes, Resource};
use crate::limits::{CLIENT_STATE, LONGEST_LIFE, SHORTEST_LIFE};

/// What is asked for when nothing is said of TLS.
const USUAL_TLS: &str = "v1_2";
/// The versions that this server speaks.
const TLS: [&str; 2] = [USUAL_TLS, "v1_3"];

/// A subscription to be made.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewSubscription {
    /// Which changes are told: `created`, `updated`, `deleted`, separated by commas.
    pub(crate) change_type: String,
    /// Where notifications are sent to: an `https` address of the public internet that answers the
    /// validation request.
    #[schema(max_length = 2048)]
    pub(crate) notification_url: String,
    /// Where is said what becomes of the subscription itself; answers the validation request too.
    #[schema(max_length = 2048)]
    pub(crate) lifecycle_notification_url: Option<String>,
    /// What is watched: `users`, `users/{id}`, `groups`, `groups/{id}`, `groups/{id}/members`, or of chats
    /// `chats`, `chats/{id}`, `chats/{id}/members`, `chats/{id}/messages`, `chats/getAllMembers`,
    /// `chats/getAllMessages`, `me/chats`, `me/chats/getAllMessages`, and the same below `users/{id}`.
    pub(crate) resource: String,
    /// When it ends unless it is renewed: at most 41,760 minutes ahead. What ends within 45 minutes
    /// ends after 45 minutes.
    pub(crate) expiration_date_time: Ts,
    /// What the listener shall find in each notification, so that it knows it for real.
    #[schema(max_length = 128)]
    pub(crate) client_state: Option<String>,
    /// The version of TLS that the listener speaks: `v1_2` or `v1_3`.
    pub(crate) latest_supported_tls_version: Option<String>,
    /// Must not be true: notifications never hold more than ids.
    pub(crate) include_resource_data: Option<bool>,
    /// Must not be given: see `includeResourceData`.
    pub(crate) encryption_certificate: Option<String>,
    /// Must not be given: see `includeResourceData`.
    pub(crate) encryption_certificate_id: Option<String>,
    /// Must not be given.
    pub(crate) notification_query_options: Option<String>,
    /// Must not be given.
    pub(crate) notification_url_app_id: Option<String>,
}

/// What may be changed of a subscription.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SubscriptionPatch {
    /// When it ends unless it is renewed again: at most 41,760 minutes ahead.
    pub(crate) expiration_date_time: Option<Ts>,
    /// Where notifications are sent to from now on; the address must answer the validation request.
    #[schema(max_length = 2048)]
    pub(crate) notification_url: Option<String>,
}

/// A subscription to be made that keeps the rules.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) resource: Resource,
    pub(crate) change_types: ChangeTypes,
    pub(crate) notification: Target,
    pub(crate) lifecycle: Option<Target>,
    pub(crate) expires_at: Ts,
    pub(crate) tls_version: String,
}

impl NewSubscription {
    /// Checks everything that can be checked without asking anybody.
    ///
    /// # Errors
    /// Every broken rule at once.
    pub(crate) fn check(
        &self,
        now: Ts,
        policy: Policy,
        others: &[Watchable],
    ) -> failure::Result<Draft> {
        let mut broken = Violations::default();
        let change_types: Option<ChangeTypes> = broken.take("changeType", self.change_type.parse());
        let resource = Resource::read(&self.resource, others);
        let resource = broken.take("resource", resource);
        if let (Some(Resource::Members(_)), Some(types)) = (&resource, change_types)
            && !types.updated
        {
            broken.add(
                "changeType",
                "must name updated: members who come or go change their group",
            );
        }
        let notification = Target::parse(&self.notification_url, policy);
        let notification = broken.take("notificationUrl", notification);
        let lifecycle = self.lifecycle_notification_url.as_deref();
        let lifecycle = lifecycle
            .map(|text| Target::parse(text, policy))
            .transpose();
        let lifecycle = broken.take("lifecycleNotificationUrl", lifecycle);
        let expires_at = broken.take("expirationDateTime", end(self.expiration_date_time, now));
        let tls_version = self.check_rest(&mut broken);
        let (
            Some(change_types),
            Some(resource),
            Some(notification),
            Some(lifecycle),
            Some(expires_at),
            true,
        ) = (
            change_types,
            resource,
            notification,
            lifecycle,
            expires_at,
            broken.is_empty(),
        )
        else {
            return Err(failure::Failure::invalid_all(broken.into_details()));
        };
        Ok(Draft {
            resource,
            change_types,
            notification,
            lifecycle,
            expires_at,
            tls_version,
        })
    }

    /// What may be said in some ways only; returns the version of TLS.
    fn check_rest(&self, broken: &mut Violations) -> String {
        let state = self.client_state.as_deref().unwrap_or_default();
        if state.chars().count() > CLIENT_STATE {
            broken.add("clientState", "must have at most 128 characters");
        }
        if self.include_resource_data == Some(true) {
            broken.add(
                "includeResourceData",
                "must be false: notifications hold ids only",
            );
        }
        for (field, value) in [
            ("encryptionCertificate", &self.encryption_certificate),
            ("encryptionCertificateId", &self.encryption_certificate_id),
            ("notificationQueryOptions", &self.notification_query_options),
            ("notificationUrlAppId", &self.notification_url_app_id),
        ] {
            if value.is_some() {
                broken.add(field, "must be left out: it is not supported");
            }
        }
        let tls = self.latest_supported_tls_version.as_deref();
        let tls = tls.unwrap_or(USUAL_TLS);
        if !TLS.contains(&tls) {
            broken.add("latestSupportedTlsVersion", "must be v1_2 or v1_3");
        }
        tls.to_owned()
    }
}

/// When a subscription ends that shall end then, or the rule that this breaks.
pub(crate) fn end(wanted: Ts, now: Ts) -> Result<Ts, &'static str> {
    if wanted <= now {
        return Err("must be in the future");
    }
    if wanted > now.plus(LONGEST_LIFE) {
        return Err("must be at most 41,760 minutes in the future");
    }
    Ok(wanted.max(now.plus(SHORTEST_LIFE)))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const LAX: Policy = Policy {
        allow_private: true,
    };

    fn good() -> serde_json::Value {
        serde_json::json!({
            "changeType": "updated,deleted", "resource": "users",
            "notificationUrl": "https://hooks.example.org/graph",
            "expirationDateTime": "1970-01-02T00:00:00Z",
        })
    }

    fn check(change: &[(&str, serde_json::Value)]) -> Result<Draft, Vec<String>> {
        let mut body = good();
        for (field, value) in change {
            body[*field] = value.clone();
        }
        let new: NewSubscription = serde_json::from_value(body).expect("the form");
        new.check(Ts::from_micros(0), Policy::default(), &[])
            .map_err(|failure| {
                let details = failure.details().iter();
                details.map(|detail| detail.target.clone()).collect()
            })
    }

    #[test]
    fn every_rule_is_named() {
        let draft = check(&[]).expect("good");
        assert_eq!(draft.tls_version, "v1_2");
        for (field, value) in [
            ("changeType", "moved".into()),
            ("resource", "devices".into()),
            ("notificationUrl", "http://hooks.example.org/".into()),
            ("notificationUrl", "https://u:p@hooks.example.org/".into()),
            ("notificationUrl", "https://127.0.0.1/".into()),
            ("lifecycleNotificationUrl", "https://10.0.0.1/".into()),
            ("expirationDateTime", "1969-12-31T00:00:00Z".into()),
            ("expirationDateTime", "1970-01-30T00:00:01Z".into()),
            ("clientState", "x".repeat(129).into()),
            ("includeResourceData", true.into()),
            ("encryptionCertificate", "MII".into()),
            ("encryptionCertificateId", "1".into()),
            ("notificationQueryOptions", "$filter=x".into()),
            ("notificationUrlAppId", "1".into()),
            ("latestSupportedTlsVersion", "v1_0".into()),
        ] {
            let broken = check(&[(field, value)]).expect_err(field);
            assert_eq!(broken, [field]);
        }
        let both = check(&[("resource", "x".into()), ("changeType", "x".into())]);
        assert_eq!(both.expect_err("two"), ["changeType", "resource"]);
        let members = format!("groups/{}/members", uuid::Uuid::nil());
        let members = check(&[
            ("resource", members.into()),
            ("changeType", "created".into()),
        ]);
        assert_eq!(members.expect_err("never told"), ["changeType"]);
    }

    #[test]
    fn the_longest_and_the_shortest_life() {
        let now = Ts::from_micros(0);
        let minutes = |minutes: u64| now.plus(Duration::from_mins(minutes));
        assert_eq!(end(minutes(41_760), now), Ok(minutes(41_760)));
        assert!(end(minutes(41_761), now).is_err());
        assert_eq!(end(minutes(1), now), Ok(minutes(45)));
        assert!(end(now, now).is_err());
        let local: NewSubscription = serde_json::from_value(good()).expect("the form");
        assert!(local.check(now, LAX, &[]).is_ok());
    }
}
