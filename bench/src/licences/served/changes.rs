//! A product is given to a group of everybody, and taken away: when it is in force, counted and found,
//! and what is answered while what follows from it is written down.

use std::{
    net::SocketAddrV4,
    path::Path,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::organization::{Organization, TESTED, is_waiting, sku};
use super::{Options, Outcome, in_words, milliseconds};
use crate::http::Http;

/// What is promised from the commit until it is in force, counted and found.
const PROMISED: Duration = Duration::from_secs(1);

/// What the tested product gives.
const CAPABILITY: &str = "BPOS_S_Enterprise";

/// Requests that are measured alone.
const ALONE: usize = 300;

/// The rounds, printed.
pub(super) fn run(
    organization: &Organization,
    folder: &Path,
    address: SocketAddrV4,
    options: &Options,
) -> Outcome<()> {
    meanwhile(organization, address, |asked| Ok(asked < ALONE))?.print("nothing else");
    println!(
        "\n| change | request, with its commit | then in force | counted | found | written down |"
    );
    println!("|---|---|---|---|---|---|");
    let mut beside = Meanwhile::default();
    for _ in 0..options.rounds.max(1) {
        for is_on in [true, false] {
            let (mut http, credentials) = organization.connect(address)?;
            let row = change(organization, &mut http, &credentials, is_on)?;
            let began = Instant::now();
            beside.add(meanwhile(organization, address, |_| is_waiting(folder))?);
            println!(
                "| {} | {row} | {:.1} s |",
                if is_on { "given" } else { "taken away" },
                began.elapsed().as_secs_f64()
            );
        }
    }
    println!();
    beside.print("what follows being written");
    Ok(())
}

/// Gives or takes it, and waits until it shows everywhere.
fn change(
    organization: &Organization,
    http: &mut Http,
    credentials: &[String],
    is_on: bool,
) -> Outcome<String> {
    let product = sku(TESTED)?;
    let everybody = u64::try_from(organization.people)?;
    let body = if is_on {
        json!({"addLicenses": [{"skuId": product}], "removeLicenses": []})
    } else {
        json!({"addLicenses": [], "removeLicenses": [product]})
    };
    if (found(http, credentials)? >= everybody) == is_on {
        return Err("it is as if it were done already".into());
    }
    let began = Instant::now();
    let path = format!("/v1.0/groups/{}/assignLicense", organization.everybody);
    http.post(&path, credentials, &body)?;
    let answered = Instant::now();
    let details = format!("/v1.0/users/{}/licenseDetails", organization.person);
    let has = |answer: &Value| {
        let all = answer["value"].as_array().map_or(&[][..], Vec::as_slice);
        all.iter().any(|one| one["skuPartNumber"] == TESTED)
    };
    while has(&http.get(&details, credentials)?.body) != is_on {}
    let in_force = answered.elapsed();
    let wanted = if is_on { everybody } else { 0 };
    while consumed(http, credentials)? != wanted {}
    let counted = answered.elapsed();
    while (found(http, credentials)? >= everybody) != is_on {}
    let all = answered.elapsed();
    let late = began.elapsed() > PROMISED;
    Ok(format!(
        "{} | {} | {} | {}{}",
        milliseconds(answered - began),
        milliseconds(in_force),
        milliseconds(counted),
        milliseconds(all),
        if late { " (!)" } else { "" }
    ))
}

fn consumed(http: &mut Http, credentials: &[String]) -> Outcome<u64> {
    let all = http.get("/v1.0/subscribedSkus", credentials)?.body;
    let all = all["value"].as_array().map_or(&[][..], Vec::as_slice);
    let own = all.iter().find(|one| one["skuPartNumber"] == TESTED);
    let own = own.and_then(|one| one["consumedUnits"].as_u64());
    own.ok_or_else(|| "it is not among the subscribed products".into())
}

/// How many people a message to everybody with this capability reaches.
fn found(http: &mut Http, credentials: &[String]) -> Outcome<u64> {
    let choice = json!({
        "recipients": {"allCompany": true, "filters": {"capabilities": [CAPABILITY]}}, "location": "portal"
    });
    let path = "/beta/admin/organizationalMessages/reach";
    let said = http.post(path, credentials, &choice)?;
    let people = said.body["people"].as_u64();
    people.ok_or_else(|| said.body.to_string().into())
}

/// What requests took.
#[derive(Default)]
struct Meanwhile {
    reads: Vec<Duration>,
    writes: Vec<Duration>,
}

impl Meanwhile {
    fn add(&mut self, other: Self) {
        self.reads.extend(other.reads);
        self.writes.extend(other.writes);
    }

    fn print(self, beside: &str) {
        if !self.reads.is_empty() {
            let (reads, writes) = (in_words(self.reads), in_words(self.writes));
            println!("licenseDetails of somebody, beside {beside}: {reads}");
            println!("a change of somebody's job title, beside {beside}: {writes}");
        }
    }
}

/// Asks and changes, one after the other, for as long as it goes on.
fn meanwhile(
    organization: &Organization,
    address: SocketAddrV4,
    is_going: impl Fn(usize) -> Outcome<bool>,
) -> Outcome<Meanwhile> {
    let (mut http, credentials) = organization.connect(address)?;
    let user = format!("/v1.0/users/{}", organization.person);
    let details = format!("{user}/licenseDetails");
    let mut took = Meanwhile::default();
    while is_going(took.reads.len())? {
        let began = Instant::now();
        http.get(&details, &credentials)?;
        took.reads.push(began.elapsed());
        let title = json!({"jobTitle": format!("Number {}", took.reads.len())});
        let began = Instant::now();
        http.patch(&user, &credentials, &title)?;
        took.writes.push(began.elapsed());
    }
    Ok(took)
}
