//! Refusals in SCIM's words (RFC 7644, 3.12).
//!
//! A failure's code is the `scimType` where RFC 7644 has one; [`body`] makes the answer of it.

use beffroi_core::{Failure, Kind};
use http::StatusCode;
use serde_json::json;

/// The URN of a list.
pub(crate) const LIST_RESPONSE: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
const ERROR: &str = "urn:ietf:params:scim:api:messages:2.0:Error";

/// The keywords of `scimType` that this server uses.
const SCIM_TYPES: [&str; 8] = [
    "invalidFilter",
    "tooMany",
    "uniqueness",
    "mutability",
    "invalidSyntax",
    "invalidPath",
    "noTarget",
    "invalidValue",
];

fn invalid(scim_type: &'static str, message: impl Into<String>) -> Failure {
    Failure::new(Kind::Invalid, scim_type, message)
}

/// A filter that can't be read, or asks for what is not offered.
pub(crate) fn filter(message: impl Into<String>) -> Failure {
    invalid("invalidFilter", message)
}

/// A path that can't be read, or leads nowhere.
pub(crate) fn path(message: impl Into<String>) -> Failure {
    invalid("invalidPath", message)
}

/// A value that does not fit.
pub(crate) fn value(message: impl Into<String>) -> Failure {
    invalid("invalidValue", message)
}

/// A body of the wrong shape.
pub(crate) fn syntax(message: impl Into<String>) -> Failure {
    invalid("invalidSyntax", message)
}

/// An attribute that can't be written.
pub(crate) fn read_only(name: &str) -> Failure {
    invalid("mutability", format!("{name} is read-only"))
}

/// A path whose filter finds nothing.
pub(crate) fn no_target(path: &str) -> Failure {
    invalid("noTarget", format!("{path} finds no value to work on"))
}

/// More than is taken at once.
pub(crate) fn too_many(message: impl Into<String>) -> Failure {
    invalid("tooMany", message)
}

/// Something that another resource has already.
pub(crate) fn taken(message: impl Into<String>) -> Failure {
    Failure::new(Kind::Conflict, "uniqueness", message)
}

/// Everything that is wrong, in one text: SCIM has no list for it.
pub(crate) fn detail(failure: &Failure) -> String {
    match failure.details() {
        [] | [_] => failure.message().to_owned(),
        several => {
            let messages: Vec<&str> = several.iter().map(|one| one.message.as_str()).collect();
            messages.join("; ")
        }
    }
}

/// The keyword for a refusal; none where RFC 7644 has none.
pub(crate) fn scim_type(code: &str, status: StatusCode) -> Option<&'static str> {
    let known = SCIM_TYPES.into_iter().find(|known| *known == code);
    known.or((status == StatusCode::BAD_REQUEST).then_some("invalidValue"))
}

/// The body of a refusal.
pub(crate) fn body(status: StatusCode, code: &str, detail: &str) -> serde_json::Value {
    let mut body = json!({
        "schemas": [ERROR],
        "status": status.as_u16().to_string(),
        "detail": detail,
    });
    if let Some(scim_type) = scim_type(code, status) {
        body["scimType"] = scim_type.into();
    }
    body
}
