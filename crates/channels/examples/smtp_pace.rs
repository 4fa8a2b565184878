//! How many mails a second one process hands over, and what writing one takes.
//!
//! Against a sink that throws them away, e.g. Postfix's `smtp-sink`:
//!
//! ```text
//! smtp-sink -c 127.0.0.1:2525 1000 &
//! cargo run --release -p beffroi-channels --example smtp_pace -- smtp://127.0.0.1:2525 32 50000 [KEY.pem]
//! ```
#![expect(
    clippy::print_stdout,
    reason = "a program that prints what it measures"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "a duration is measured, and the arguments are the configuration"
)]

use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

use beffroi_channels::smtp::{Dkim, Mail, Recipient, Relay, Settings};
use beffroi_core::Ts;
use futures_util::{StreamExt, stream};

/// Text and HTML of about the size of a message with its layout.
fn mail(number: usize) -> Result<Mail, Box<dyn Error>> {
    let words =
        "Vos bulletins de paie ont déménagé : ils sont désormais sur le portail. ".repeat(8);
    Ok(Mail {
        to: Recipient::new("Amélie Roux", &format!("amelie{number}@contoso.example"))?,
        sender: None,
        from_name: "Contoso".to_owned(),
        subject: "Vos bulletins ont déménagé".to_owned(),
        language: "fr-FR".to_owned(),
        html: format!(
            "<!DOCTYPE html><html><body>{}</body></html>",
            format!("<p style=\"margin:0 0 16px\">{words}</p>").repeat(4)
        ),
        text: words,
        picture: None,
        id: format!("{number:032x}"),
        list: "messages.contoso.example".to_owned(),
        date: Ts::from_micros(1_795_000_000_000_000),
        bounce: Some(format!("{number:032x}")),
        unsubscribe: None,
    })
}

#[tokio::main(worker_threads = 2)]
async fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [address, lanes, count, rest @ ..] = words.as_slice() else {
        return Err("usage: smtp_pace smtp://HOST:PORT LANES MAILS [KEY.pem]".into());
    };
    let (lanes, count): (usize, usize) = (lanes.parse()?, count.parse()?);
    let mut settings = Settings::parse(address, "bell@contoso.example", "localhost")?;
    if let Some(key) = rest.first() {
        let dkim = Dkim::new(&std::fs::read(key)?, "bell1", "contoso.example")?;
        settings.dkim = Some(Arc::new(dkim));
    }
    let relay = Relay::new(settings);

    let mails: Vec<Mail> = (0..1_000).map(mail).collect::<Result<_, _>>()?;
    let begin = Instant::now();
    let mut bytes = 0;
    for mail in &mails {
        bytes += mail.formatted(relay.sender())?.len();
    }
    let took = begin.elapsed() / 1_000;
    println!("formatting: {took:?} a mail of {} bytes", bytes / 1_000);

    let begin = Instant::now();
    let mut handed = stream::iter(mails.into_iter().cycle().take(count))
        .map(|mail| {
            let relay = relay.clone();
            tokio::spawn(async move { relay.send(&mail).await })
        })
        .buffer_unordered(lanes);
    while let Some(outcome) = handed.next().await {
        outcome??;
    }
    let seconds = begin.elapsed().as_secs_f64();
    println!("{lanes} lanes: {count} mails in {seconds:.2} s");
    #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
    let pace = count as f64 / seconds;
    println!("{pace:.0} mails/s");
    Ok(())
}
