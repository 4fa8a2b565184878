//! *Reach* over very many people: whom a choice of recipients reaches, and who is left out for which
//! reason, as the console asks at every change of the choice. Over HTTP, and at the server alone, as
//! its answer says.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Outcome, middle, seconds};
use crate::binary::{Application, token};
use crate::http::Http;

/// What is promised for the server, at a million people.
const PROMISED: Duration = Duration::from_millis(50);

/// Choices of recipients; the group is one of a hundred thousand.
fn choices(group: &str) -> [(&'static str, Value); 6] {
    let filters = json!({
        "departments": ["Sales", "IT"], "cities": ["Paris", "Lyon", "Away"], "companies": [],
        "languages": ["en"], "platforms": ["Windows"],
    });
    [
        (
            "All Company",
            json!({"recipients": {"allCompany": true}, "location": "taskbar"}),
        ),
        (
            "a group",
            json!({"recipients": {"includeGroups": [group]}, "location": "taskbar"}),
        ),
        (
            "All Company but a group",
            json!({"recipients": {"allCompany": true, "excludeGroups": [group]}, "location": "taskbar"}),
        ),
        (
            "two departments, three cities",
            json!({"recipients": {"allCompany": true, "filters": {
                "departments": ["Sales", "IT"], "cities": ["Paris", "Lyon", "Away"]}}, "location": "portal"}),
        ),
        (
            "every filter, but a group",
            json!({"recipients": {"allCompany": true, "excludeGroups": [group], "filters": filters}, "location": "taskbar"}),
        ),
        (
            "All Company by e-mail",
            json!({"recipients": {"allCompany": true}, "location": "email"}),
        ),
    ]
}

/// Asks and prints the table.
pub(super) fn run(http: &mut Http, application: &Application, rounds: usize) -> Outcome<()> {
    let credentials = [token(http, application)?];
    let away = "/v1.0/groups?$filter=displayName%20eq%20%27Away%27";
    let found = http.get(away, &credentials)?;
    let group = found.body["value"][0]["id"].as_str().unwrap_or_default();
    let group = group.to_owned();
    println!("\n| reach of | people | left out | at the server | longest | over HTTP |");
    println!("|---|---|---|---|---|---|");
    for (name, choice) in choices(&group) {
        let (mut at_server, mut over_http, mut answer) = (Vec::new(), Vec::new(), Value::Null);
        for _ in 0..rounds.max(1) {
            let began = Instant::now();
            let said = http.post(
                "/beta/admin/organizationalMessages/reach",
                &credentials,
                &choice,
            )?;
            over_http.push(began.elapsed());
            let micros = said.body["durationMicroseconds"].as_u64();
            at_server.push(Duration::from_micros(
                micros.ok_or_else(|| said.body.to_string())?,
            ));
            answer = said.body;
        }
        let (median, longest) = middle(at_server);
        let left_out = answer["leftOut"].as_array().map_or(0, |all| {
            all.iter().filter_map(|one| one["people"].as_u64()).sum()
        });
        println!(
            "| {name} | {} | {left_out} | {} | {}{} | {} |",
            answer["people"],
            seconds(median),
            seconds(longest),
            if longest > PROMISED { " (!)" } else { "" },
            seconds(middle(over_http).0),
        );
    }
    Ok(())
}
