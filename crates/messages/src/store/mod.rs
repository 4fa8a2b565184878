//! The statements of messages, each written once for both databases.

mod events;
mod mails;
mod messages;
mod pictures;
mod receipts;
mod settings;

pub(crate) use events::{Dated, DayRow, days, insert_new};
pub(crate) use mails::{is_active, mailed, mailed_to, note_mail};
pub(crate) use messages::{
    SEARCHED, Stored, active, delete, find, find_to_share, insert, list, under_way, update,
};
pub(crate) use pictures::{
    StoredPicture, keep, mark_approved, picture, picture_facts, purge_pictures, shown_with, touch,
};
pub(crate) use receipts::{
    Inbox, add, figures, inbox, of_message, of_people, of_user, one, seen_by,
};
pub(crate) use settings::{change_settings, settings};
