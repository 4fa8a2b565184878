//! Hands one text to a gateway and prints what became of it.
//!
//! The gateway is named as for the server, so that its password is not in the list of processes:
//!
//! ```text
//! BEFFROI_SMS=http://user:password@localhost:13013/cgi-bin/sendsms \
//!   cargo run -p beffroi-channels --example sms -- +15145550100 'The office is closed today.'
//! ```
#![expect(
    clippy::print_stdout,
    reason = "a program that prints what became of a text"
)]

use std::error::Error;
use std::process::ExitCode;

use beffroi_channels::http::Authorities;
use beffroi_channels::sms::{Gateway, Settings};

#[expect(
    clippy::disallowed_methods,
    reason = "the environment is all the configuration that there is"
)]
fn address() -> Result<String, std::env::VarError> {
    std::env::var("BEFFROI_SMS")
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [to, text] = words.as_slice() else {
        return Err("usage: sms +NUMBER TEXT, with BEFFROI_SMS".into());
    };
    let settings = Settings::parse(&address()?)?;
    let gateway = Gateway::new(settings, Authorities::default());
    Ok(match gateway.send(to, text).await {
        Ok(accepted) => {
            println!("taken: {}", accepted.words);
            ExitCode::SUCCESS
        }
        Err(why) => {
            println!("{why}");
            ExitCode::FAILURE
        }
    })
}
