//! One message from a writer's desk to people's screens and back as figures, as a program with
//! nothing but HTTP lives it: tokens from the token endpoint, sessions from the sign-in page,
//! refusals in Graph's form. On SQLite and PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]

mod office;

#[path = "story/chat.rs"]
mod chat;
#[path = "story/conferencing.rs"]
mod conferencing;
#[path = "story/enrolment.rs"]
mod enrolment;
#[path = "story/four_eyes.rs"]
mod four_eyes;
#[path = "story/journey.rs"]
mod journey;
#[path = "story/licences.rs"]
mod licences;
#[path = "story/live.rs"]
mod live;
#[path = "story/notifications.rs"]
mod notifications;
#[path = "story/refusals.rs"]
mod refusals;
#[path = "story/shell.rs"]
mod shell;
#[path = "story/watching.rs"]
mod watching;
