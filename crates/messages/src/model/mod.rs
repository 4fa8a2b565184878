//! Types and pure rules of organizational messages: no clock, no database, no network. Time, zone
//! and chance are parameters, and the property tests stand beside the rules.

mod action;
mod approval;
mod audience;
mod breakdown;
mod composition;
mod content;
mod content_check;
mod content_hash;
mod device_gates;
mod digest;
mod due;
mod event;
mod explain;
mod figures;
mod finding;
mod frequency;
mod gates;
mod ids;
mod kinds;
mod ledger;
mod library;
mod licence;
mod life;
mod link;
mod mailing;
mod message;
mod named;
pub mod permission;
mod picture;
mod rank;
mod receipt;
mod recipients;
mod refusal;
mod said;
mod schedule;
mod settings;
mod showing;
mod state;
mod tally;
mod text;
mod theme;
mod urgent;
mod window;
mod words;

pub use action::{Action, Caller, allowed_actions};
pub use approval::{
    Actor, ActorType, Approval, DEFAULT_REACH_GROWTH_PERCENT, Decision, Lapse, MAX_COMMENT,
    PreviousDecision, ReturnReason, Returned, check_comment, reach_grew,
};
pub use audience::Audience;
pub use breakdown::{Breakdown, LEAST_PEOPLE, Part, Published, publishable};
pub use composition::{Composition, Draft, MAX_NAME, Rules};
pub use content::{Content, Limits, MAX_DRAFT_LINE, MAX_TEXTS, Passage, Text};
pub use content_hash::ContentHash;
pub use device_gates::{
    DeviceFacts, DeviceFinding, LEAST_WINDOWS_BUILD, device_number, on_device, surface,
};
pub use digest::NotADigest;
pub use due::{Again, Delivery, Due, Habits, Reason, can_have_come, due};
pub use event::{Event, EventType, MAX_EVENTS, NotAShowingId, Reported, ShowingId};
pub use explain::explain;
pub use figures::{Figures, rate};
pub use finding::{
    AudienceFinding, Finding, GroupPath, HabitFinding, MailFinding, TextFinding, UrgentFinding,
    WindowFinding,
};
pub use frequency::{Frequency, next_due, silent_until};
pub use gates::{
    Explanation, FilterFact, Gate, GateResult, GateView, Inclusion, LicenceFact, PersonFacts,
};
pub use ids::{GroupId, MessageId, UserId};
pub use kinds::{Button, Location, Objective, Priority, Urgency};
pub use ledger::{Ledger, Moment, NotALedger};
pub use library::{LIBRARY_LOCATIONS, LibraryText, Vouched, library};
pub use licence::{Licences, MOST_LICENSES, is_license_name};
pub use life::{ReachNow, Step};
pub use link::{LinkRefusal, MAX_LINK, parse_link};
pub use mailing::{Fate, Mailed};
pub use message::Message;
pub use named::UnknownName;
pub use picture::{
    Cleaned, Format, MAX_PICTURE_BYTES, MAX_PICTURE_SIDE, PictureFacts, PictureId, PictureRefusal,
    Unreadable, check_picture, clean,
};
pub use rank::rank;
pub use receipt::Receipt;
pub use recipients::{
    FilterKind, Filters, MAX_FILTER_VALUE, MAX_FILTER_VALUES, MAX_GROUPS, Recipients,
};
pub use refusal::Refusal;
pub use said::{Said, SecondText};
pub use schedule::{DEFAULT_SPREAD_MINUTES, LEAST_WINDOW, MAX_SPREAD_MINUTES, NEVER, Schedule};
pub use settings::{
    DeviceSettings, MOST_BODY, MOST_BUTTON, MOST_DOMAINS, MOST_FIGURES_DAYS,
    MOST_REACH_GROWTH_PERCENT, MOST_TITLE, Settings, SettingsPatch, SettingsView,
};
pub use showing::Showing;
pub use state::{Move, Mover, State, attempt, next};
pub use tally::{Counts, Tally, date_of, day_number, day_of};
pub use theme::{Card, THEME_LANGUAGES, Theme};
pub use urgent::UrgentRule;
pub use window::{URGENT_LIFE, Window, spread_offset};
pub use words::Words;
