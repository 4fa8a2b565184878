//! Types and pure rules.

mod address;
mod caution;
mod chat;
mod contact;
mod content;
mod domains;
mod file;
mod message;
mod party;
mod report;
mod settings;
mod verdict;

pub(crate) use address::Address;
pub(crate) use caution::{Caution, has_name, looks_like, name_key, unaccented};
pub(crate) use chat::{
    Chat, ChatId, INTIMATE, Kind, MOST_ADDED, MOST_MEMBERS, Member, Role, graph_id, read_id, topic,
};
pub(crate) use contact::{BEFORE_ACCEPTANCE, Contact, Decision, Meeting};
pub(crate) use content::{Body, ContentType, hosts, masks};
pub(crate) use file::{LARGEST_FILE, check_ending, deceives, file_name, file_type};
pub(crate) use message::{
    Details, Event, File, Importance, MOST_FILES, Mention, Message, Reaction, Said, check_mentions,
    client_id, react, unreact,
};
pub(crate) use party::Party;
pub(crate) use report::ReportId;
pub(crate) use settings::{GLOBAL, Policy, Settings, SettingsPatch, policy_name};
pub(crate) use verdict::{Begun, Finding, Rule, Rules, Side, findings};
