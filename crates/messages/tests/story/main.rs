//! A message's way from a writer's desk to people's screens and back as figures, told through HTTP
//! and the live channel. On SQLite and PostgreSQL.
#![allow(clippy::unwrap_used, reason = "a test that can't go on panics")]

mod approval;
mod contoso;
mod devices;
mod figures;
mod guards;
mod handed;
mod journey;
mod library;
mod locations;
mod mail;
mod moves;
mod notices;
mod pictures;
mod rows;
mod settings;
mod time;
