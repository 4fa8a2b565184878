//! The statements of messages, each written once for both databases.

mod figures;
mod handed;
mod ledgers;
mod mails;
mod messages;
mod pictures;
mod settings;

pub(crate) use figures::{Activity, activity, add, days, figures, lock, purge_days};
pub(crate) use handed::{hand, handed, handed_to};
pub(crate) use ledgers::{
    Inbox, Own, inbox, keep as keep_ledgers, of_pairs, of_user, one, seen_by,
};
pub(crate) use mails::{is_active, mail_outcomes, mailed, mailed_to, note_mail};
pub(crate) use messages::{
    SEARCHED, Stored, active, delete, find, find_to_share, ids, insert, list, under_way, update,
};
pub(crate) use pictures::{
    StoredPicture, keep, mark_approved, picture, picture_facts, purge_pictures, shown_with, touch,
};
pub(crate) use settings::{change_settings, settings};
