//! The people who listen to the product, made through its API: one group with all of them.

use std::net::SocketAddrV4;

use serde_json::json;

use super::Outcome;
use crate::binary::{ADMINISTRATOR, Application, DOMAIN, PASSWORD, token};
use crate::http::Http;

/// What the application may do; approving is the administrator's.
pub(super) const PERMISSIONS: [&str; 4] = [
    "User.ReadWrite.All",
    "Group.ReadWrite.All",
    "OrganizationalMessages.Read.All",
    "OrganizationalMessages.ReadWrite.All",
];

/// Connections of one person: fewer than the server allows.
const PER_PERSON: usize = 60;

/// Who there is.
pub(super) struct Organization {
    /// The group of everybody who listens.
    pub(super) group: String,
    /// One session cookie for each of them.
    pub(super) cookies: Vec<String>,
    /// The session cookie of the administrator.
    pub(super) administrator: String,
}

/// Makes the people, puts them into a group and signs each in.
pub(super) fn make(
    address: SocketAddrV4,
    application: &Application,
    subscribers: usize,
) -> Outcome<Organization> {
    let mut http = Http::connect(address)?;
    let bearer = [token(&mut http, application)?];
    let everybody = json!({"displayName": "Everybody", "mailNickname": "everybody"});
    let group = http.post("/v1.0/groups", &bearer, &everybody)?;
    let group = group.text("id")?.to_owned();
    let mut cookies = Vec::new();
    for number in 0..subscribers.div_ceil(PER_PERSON) {
        let name = format!("person{number}@{DOMAIN}");
        let person = json!({
            "userPrincipalName": name,
            "displayName": format!("Person {number}"),
            "passwordProfile": {"password": PASSWORD, "forceChangePasswordNextSignIn": false},
        });
        let person = http.post("/v1.0/users", &bearer, &person)?;
        let reference = format!(
            "http://{address}/v1.0/directoryObjects/{}",
            person.text("id")?
        );
        let members = format!("/v1.0/groups/{group}/members/$ref");
        http.post(&members, &bearer, &json!({"@odata.id": reference}))?;
        cookies.push(sign_in(&mut http, address, &name)?);
    }
    let administrator = sign_in(&mut http, address, ADMINISTRATOR)?;
    Ok(Organization {
        group,
        cookies,
        administrator,
    })
}

/// The header line that a browser on one of the server's own pages sends.
pub(super) fn origin(address: SocketAddrV4) -> String {
    format!("Origin: http://{address}")
}

/// Signs somebody in; the pair of name and value of the session's cookie.
fn sign_in(http: &mut Http, address: SocketAddrV4, name: &str) -> Outcome<String> {
    let attempt = json!({"userPrincipalName": name, "password": PASSWORD});
    let answer = http.post("/identity/session", &[origin(address)], &attempt)?;
    let cookie = answer.header("set-cookie")?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}
