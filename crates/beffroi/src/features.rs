//! The list of what the product is made of.

use beffroi_feature::Feature;

/// Every system, each after those whose projections it builds on.
pub fn all() -> Vec<Feature> {
    vec![
        beffroi_directory::feature(),
        beffroi_identity::feature(),
        beffroi_mail::feature(),
        beffroi_licences::feature(),
        beffroi_conferencing::feature(),
        beffroi_messages::feature(),
        beffroi_notifications::feature(),
        beffroi_chat::feature(),
        beffroi_scim::feature(),
        beffroi_graph_import::feature(),
        beffroi_subscriptions::feature(),
        beffroi_webhooks::feature(),
        crate::operations::feature(),
        crate::shell::feature(),
    ]
}
