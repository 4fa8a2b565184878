//! A dynamic group while very many people change at once: how far its members are behind.

use std::time::Instant;

use serde_json::json;

use super::{Outcome, seconds, write_people};
use crate::binary::{Application, Binary, token};
use crate::http::Http;

/// People who change at once.
const CHANGED: usize = 100_000;

/// Moves people to a place where nobody is, and waits until the group of that place holds them.
pub(super) fn run(
    binary: &Binary,
    http: &mut Http,
    application: &Application,
    people: usize,
) -> Outcome<()> {
    let changed = CHANGED.min(people);
    let credentials = [token(http, application)?];
    let group = json!({
        "displayName": "Away", "mailNickname": "away", "mailEnabled": false, "securityEnabled": true,
        "groupTypes": ["DynamicMembership"], "membershipRule": "user.city -eq \"Away\"",
    });
    let group = http.post("/v1.0/groups", &credentials, &group)?;
    let path = format!("/v1.0/groups/{}?$select=memberCount", group.text("id")?);
    let file = binary.folder.join("changed.csv");
    write_people(&file, 0..changed, Some("Away"))?;
    let began = Instant::now();
    let report = binary.import(&file)?;
    let mut http = http.anew()?;
    if report["updated"] != changed {
        return Err(format!("the import said: {report}").into());
    }
    let (took, committed) = (began.elapsed(), Instant::now());
    while http.get(&path, &credentials)?.body["memberCount"] != changed {}
    println!(
        "\n{changed} people changed in {}; the group whose rule they fit holds them {} after the last",
        seconds(took),
        seconds(committed.elapsed())
    );
    Ok(())
}
