//! *Explain* and *what if*: what they take beyond a request that does nothing.

use std::{
    net::SocketAddrV4,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::organization::{Organization, TESTED, sku};
use super::{Options, Outcome, in_words, milliseconds, spread};

const WHAT_IF: &str = "/beta/admin/licenses/whatIf";

/// A question about a whole group is asked no more often.
const WHOLE: usize = 50;

/// A question: its name, what is promised for it, how it is asked.
struct Question {
    name: &'static str,
    promised: Duration,
    path: String,
    body: Option<Value>,
}

fn questions(organization: &Organization) -> Outcome<[Question; 4]> {
    let (person, few, everybody) = (
        &organization.person,
        &organization.few,
        &organization.everybody,
    );
    let add = json!([{"skuId": sku(TESTED)?}]);
    let (one, whole) = (Duration::from_millis(1), Duration::from_millis(200));
    let what_if = |name, promised, body| Question {
        name,
        promised,
        path: WHAT_IF.to_owned(),
        body: Some(body),
    };
    Ok([
        Question {
            name: "explain of one person",
            promised: one,
            path: format!("/beta/admin/licenses/users/{person}/explain"),
            body: None,
        },
        what_if(
            "what if one person is given it",
            one,
            json!({"users": {"ids": [person], "addLicenses": add}}),
        ),
        what_if(
            "what if a group of few gives it",
            whole,
            json!({"group": {"id": few, "addLicenses": add}}),
        ),
        what_if(
            "what if a group of everybody gives it",
            whole,
            json!({"group": {"id": everybody, "addLicenses": add}}),
        ),
    ])
}

/// Asks all and prints what they took.
pub(super) fn run(
    organization: &Organization,
    address: SocketAddrV4,
    options: &Options,
) -> Outcome<()> {
    println!();
    for question in &questions(organization)? {
        let rounds = match &question.body {
            Some(body) if body["users"].is_null() => options.questions.min(WHOLE),
            _ => options.questions,
        };
        let (mut http, credentials) = organization.connect(address)?;
        let (mut floor, mut own) = (Vec::new(), Vec::new());
        for _ in 0..rounds.max(1) {
            // By turns, so that whatever else the machine does hits both.
            let began = Instant::now();
            http.get("/healthz", &[])?;
            floor.push(began.elapsed());
            let began = Instant::now();
            match &question.body {
                Some(body) => http.post(&question.path, &credentials, body)?,
                None => http.get(&question.path, &credentials)?,
            };
            own.push(began.elapsed());
        }
        let nothing = spread(floor).0;
        let beyond: Vec<Duration> = own.iter().map(|one| one.saturating_sub(nothing)).collect();
        let late = spread(beyond.clone()).0 > question.promised;
        println!(
            "{}: {} beyond the {} of a request that does nothing{}",
            question.name,
            in_words(beyond),
            milliseconds(nothing),
            if late { " (!)" } else { "" }
        );
    }
    Ok(())
}
