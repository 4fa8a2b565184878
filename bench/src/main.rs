//! Measures this product against its peers, in one run on one machine: read the ratios, not the
//! times.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

mod audience;
mod binary;
mod chat;
mod events;
mod fanout;
mod http;
mod licences;
mod mails;
mod notifications;
mod ratios;
mod start;

use std::error::Error;

use clap::{Args, Command, Parser, Subcommand};

/// Ratios against the peers. Without a command: every benchmark that has peers, and one table of
/// ratios.
#[derive(Debug, Parser)]
#[command(name = "bench")]
struct Arguments {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Audience of a message: population sets against `PostgreSQL`.
    Audience(audience::Options),
    /// One message to many connected subscribers: the product against NATS and mosquitto.
    Fanout(fanout::Options),
    /// Start with many people, and pages of them: how long the product takes, alone.
    Start(start::Options),
    /// What devices report: events a second that are acknowledged as durable, the product alone.
    Events(events::Options),
    /// Messages of chats that are acknowledged as durable, against Prosody with its storage on.
    Chat(chat::Options),
    /// Licences of a large organization: all of it evaluated anew, against `PostgreSQL`.
    Licences(licences::Options),
    /// A mail to each of very many people, against Postfix's own source.
    Mails(mails::Options),
    /// One notification to very many devices, against the same sends one by one.
    Notifications(notifications::Options),
    /// Licences in a running server: a product on a group of everybody, *explain* and *what if*, memory.
    LicencesServed(licences::served::Options),
    #[command(hide = true)]
    FanoutClient(fanout::client::Options),
    #[command(hide = true)]
    FanoutHub(fanout::hub::Options),
    #[command(hide = true)]
    FanoutLoop(fanout::send_loop::Options),
}

fn main() -> Result<(), Box<dyn Error>> {
    let Some(what) = Arguments::parse().what else {
        return everything();
    };
    match what {
        What::Audience(options) => audience::run(&options).map(drop),
        What::Fanout(options) => fanout::run(&options).map(drop),
        What::Start(options) => start::run(&options),
        What::Events(options) => events::run(&options),
        What::Chat(options) => chat::run(&options),
        What::Licences(options) => licences::run(&options),
        What::Mails(options) => mails::run(&options),
        What::Notifications(options) => notifications::run(&options),
        What::LicencesServed(options) => licences::served::run(&options),
        What::FanoutClient(options) => fanout::client::run(options),
        What::FanoutHub(options) => fanout::hub::run(&options),
        What::FanoutLoop(options) => fanout::send_loop::run(&options),
    }
}

/// Runs every benchmark as it is by default. One that fails does not keep the others' figures back.
fn everything() -> Result<(), Box<dyn Error>> {
    let load = ratios::load();
    let fanout = defaults().and_then(|options| fanout::run(&options));
    println!();
    let audience = defaults().and_then(|options| audience::run(&options));
    let done = [&fanout, &audience].into_iter().flatten();
    ratios::print(done.flatten(), &load);
    fanout?;
    audience?;
    Ok(())
}

/// Options that nobody gave.
fn defaults<O: Args>() -> Result<O, Box<dyn Error>> {
    let command = O::augment_args(Command::new("bench"));
    let matches = command.try_get_matches_from(["bench"])?;
    O::from_arg_matches(&matches).map_err(Into::into)
}
