//! Statements. The tenant is a parameter of every one.

mod deliveries;
mod gateways;
mod notifications;
mod push_service;
mod quota;
mod registrations;
mod settings;

pub(crate) use deliveries::{
    Due, Ending, Noted, due, expire, failing, hasten, insert as insert_deliveries, move_deliveries,
    next_due, note, open_gateways,
};
pub(crate) use gateways::{
    Gateway, all as gateways, find as gateway, purge as purge_gateways, put as put_gateway,
    reset as reset_gateways,
};
pub(crate) use notifications::{
    add_counts, add_devices, counts, delivered, expiring, find, finish, has_spent_text, insert,
    is_open, list, lock_sending, newest, next_expiry, progress, purge, purge_texts,
};
pub(crate) use push_service::{
    Arrived, Subscribed, Waiting, acknowledge as acknowledge_pushes,
    is_used as is_push_service_used, keep as keep_push, pending as pending_pushes,
    purge as purge_push_service, replace as replace_push, seen as push_agent_seen,
    subscribe as push_subscribe, subscription as push_subscription,
    subscriptions as push_subscriptions, tenant_of_key, unsubscribe as push_unsubscribe,
    waiting as waiting_pushes,
};
pub(crate) use quota::{lock as lock_quota, look as quota, purge as purge_quota, put as put_quota};
pub(crate) use registrations::{
    Registration, by_channel, forget_channel, forget_person, of_devices, of_owners, others_at,
    pushed, put as put_registration, remove_ids, sealed,
};
pub(crate) use settings::{Settings, lock as lock_settings, put as put_settings, settings};
