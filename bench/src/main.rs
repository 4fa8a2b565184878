//! Measures this product against its peers, in one run on one machine: read the ratios, not the
//! times.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

mod audience;
mod fanout;

use clap::{Parser, Subcommand};

/// Ratios against the peers.
#[derive(Debug, Parser)]
#[command(name = "bench")]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Audience of a message: population sets against `PostgreSQL`.
    Audience(audience::Options),
    /// One message to many connected subscribers: our hub against NATS and mosquitto.
    Fanout(fanout::Options),
    #[command(hide = true)]
    FanoutClient(fanout::client::Options),
    #[command(hide = true)]
    FanoutHub(fanout::hub::Options),
    #[command(hide = true)]
    FanoutLoop(fanout::send_loop::Options),
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    match Arguments::parse().what {
        What::Audience(options) => audience::run(&options),
        What::Fanout(options) => fanout::run(&options),
        What::FanoutClient(options) => fanout::client::run(options),
        What::FanoutHub(options) => fanout::hub::run(&options),
        What::FanoutLoop(options) => fanout::send_loop::run(&options),
    }
}
