//! What a registration must be like.

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, Ts, failure};
use beffroi_directory::permission;
use beffroi_web::Permission;
use std::time::Duration;

use super::{Registration, SECRET_LIFETIME, redirect};

/// Most characters of a name.
const LONGEST_NAME: usize = 256;
/// Most characters of a description.
const LONGEST_DESCRIPTION: usize = 1_024;
/// Most characters of a secret's name.
const LONGEST_SECRET_NAME: usize = 90;
/// More addresses than an application has.
const MOST_ADDRESSES: usize = 100;
/// More certificates than an application has, the next one's included.
pub(super) const MOST_CERTIFICATES: usize = 10;
/// More secrets than an application has, the next one's included.
pub(super) const MOST_SECRETS: usize = 10;

/// Names everything that is wrong with a registration, but for its certificates.
pub(super) fn check(registration: &Registration, violations: &mut Violations) {
    let name = &registration.display_name;
    if !(1..=LONGEST_NAME).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        violations.add(
            "displayName",
            "must have 1 to 256 characters, none of them a control character",
        );
    }
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if let Some(text) = &registration.description {
        if text.chars().count() > LONGEST_DESCRIPTION {
            violations.add("description", "must have at most 1,024 characters");
        }
        if text.contains(odd) {
            violations.add(
                "description",
                "must not contain control characters other than line breaks and tabs",
            );
        }
    }
    let place = if registration.is_public {
        "publicClient/redirectUris"
    } else {
        "web/redirectUris"
    };
    if registration.redirect_uris.len() > MOST_ADDRESSES {
        violations.add(place, "must be at most 100");
    }
    for (n, uri) in registration.redirect_uris.iter().enumerate() {
        if let Err(rule) = redirect::check(uri) {
            violations.add(format!("{place}/{n}"), rule);
        }
    }
}

/// The permissions of these names, each once.
pub(super) fn permissions(names: &[String], violations: &mut Violations) -> Vec<Permission> {
    let mut found = Vec::new();
    for (n, name) in names.iter().enumerate() {
        match permission::by_name(name) {
            Some(one) if !found.contains(&one) => found.push(one),
            Some(_) => {}
            None => violations.add(
                format!("permissions/{n}"),
                "must be the name of a permission, e.g. User.Read.All",
            ),
        }
    }
    found
}

/// Until when a new secret counts, and what it is for.
pub(super) fn secret(
    now: Ts,
    name: Option<&str>,
    until: Option<Ts>,
) -> failure::Result<(Option<String>, Ts)> {
    let name = name.map(str::trim).filter(|name| !name.is_empty());
    if name.is_some_and(|name| {
        name.chars().count() > LONGEST_SECRET_NAME || name.chars().any(char::is_control)
    }) {
        return Err(Failure::invalid(
            "passwordCredential/displayName",
            "must have at most 90 characters, none of them a control character",
        ));
    }
    let longest = now.plus(SECRET_LIFETIME);
    let until = until.unwrap_or(longest);
    // A clock that is a little ahead still means two years.
    let skew = Duration::from_hours(24);
    if until <= now || until > longest.plus(skew) {
        return Err(Failure::invalid(
            "passwordCredential/endDateTime",
            "must be in the future, and at most two years ahead",
        ));
    }
    Ok((name.map(str::to_owned), until.min(longest)))
}
