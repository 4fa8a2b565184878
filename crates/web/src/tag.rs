//! Entity tags: which version of a thing somebody has read (RFC 9110, 8.8.3 and 13.1).
//!
//! A tag is `W/"version"`, or `W/"version.digest"` where the answer holds more than the version
//! covers (counts, figures, what this caller may do). `If-Match` asks for the version alone, so that
//! a figure that moved keeps nobody from writing; `If-None-Match` asks for the whole tag, so that
//! nobody is told that nothing moved.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderName, header};
use beffroi_core::{Failure, Kind, failure};

/// The entity tag of a version.
pub fn etag(version: i64) -> String {
    format!("W/\"{version}\"")
}

/// The tag of what is answered: of a version, and of everything else in the text of the answer.
pub fn etag_of(tag: &str, answer: &str) -> String {
    let mut digest = DefaultHasher::new();
    answer.hash(&mut digest);
    format!("W/\"{}.{:016x}\"", version_of(tag), digest.finish())
}

/// The opaque part of a tag: weak comparison does not look at `W/`.
fn opaque(tag: &str) -> &str {
    let tag = tag.trim();
    let tag = tag.strip_prefix("W/").unwrap_or(tag);
    tag.trim_matches('"')
}

fn version_of(tag: &str) -> &str {
    opaque(tag).split('.').next().unwrap_or_default()
}

/// The version that the caller edited: the text of `If-Match`; none when there is no condition.
#[derive(Debug, Clone, Default)]
pub struct IfMatch(pub Option<String>);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let tags = text(parts, &header::IF_MATCH);
        Ok(Self(tags.filter(|tags| tags.trim() != "*")))
    }
}

impl IfMatch {
    /// Refuses when the caller edited another version than the current one.
    pub fn check(&self, version: i64) -> failure::Result<()> {
        self.check_tag(&etag(version))
    }

    /// The same for who knows the current version by its tag.
    pub fn check_tag(&self, current: &str) -> failure::Result<()> {
        let Some(wanted) = &self.0 else {
            return Ok(());
        };
        let current = version_of(current);
        if wanted.split(',').any(|tag| version_of(tag) == current) {
            return Ok(());
        }
        Err(Failure::new(
            Kind::PreconditionFailed,
            "Request_PreconditionFailed",
            "It was changed after it was read: read it again, and repeat what is still right (If-Match names another version than the current one).",
        )
        .at("If-Match"))
    }
}

/// What the caller has already: the text of `If-None-Match`.
#[derive(Debug, Clone, Default)]
pub struct IfNoneMatch(Option<String>);

impl<S: Send + Sync> FromRequestParts<S> for IfNoneMatch {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(text(parts, &header::IF_NONE_MATCH)))
    }
}

impl IfNoneMatch {
    /// True when the caller has what it would be sent.
    pub fn has(&self, current: &str) -> bool {
        let known = self.0.as_deref().unwrap_or_default();
        known.trim() == "*" || known.split(',').any(|tag| opaque(tag) == opaque(current))
    }
}

/// A header's text. One that can't be read is a condition too, which nothing fulfils.
fn text(parts: &Parts, name: &HeaderName) -> Option<String> {
    let values: Vec<&str> = parts
        .headers
        .get_all(name)
        .iter()
        .map(|value| value.to_str().unwrap_or_default())
        .collect();
    (!values.is_empty()).then(|| values.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(header: &str, version: i64) -> bool {
        IfMatch(Some(header.to_owned())).check(version).is_ok()
    }

    #[test]
    fn the_version_is_what_a_writer_must_know() {
        for header in [
            "W/\"5\"",
            "\"5\"",
            "W/\"5.0123456789abcdef\"",
            "\"4\", W/\"5\"",
        ] {
            assert!(allows(header, 5), "{header}");
        }
        for header in ["W/\"4\"", "", "W/\"55\"", "\"\"", "W/\"4.5\"", "5x"] {
            assert!(!allows(header, 5), "{header}");
        }
        assert!(IfMatch::default().check(5).is_ok());
        let refused = IfMatch(Some("\"4\"".to_owned())).check(5).expect_err("old");
        assert_eq!(refused.kind(), Kind::PreconditionFailed);
        assert_eq!(refused.target(), Some("If-Match"));
    }

    #[test]
    fn the_whole_answer_is_what_a_reader_must_have() {
        let tag = etag_of(&etag(5), "{\"clicks\":1}");
        assert_eq!(
            tag,
            etag_of(&tag, "{\"clicks\":1}"),
            "the same answer, the same tag"
        );
        let moved = etag_of(&etag(5), "{\"clicks\":2}");
        let has = |header: &str, tag: &str| IfNoneMatch(Some(header.to_owned())).has(tag);
        assert!(has(&tag, &tag) && has("*", &tag) && has(&format!("\"1\", {tag}"), &tag));
        assert!(!has(&tag, &moved) && !has("W/\"5\"", &tag) && !has("", &tag));
        assert!(!IfNoneMatch::default().has(&tag));
        assert!(
            allows(&moved, 5),
            "a figure that moved keeps nobody from writing"
        );
    }

    #[test]
    fn headers_are_read_as_one_list() {
        let request = axum::http::Request::builder()
            .header("if-match", "\"1\"")
            .header("if-match", "\"2\"");
        let (parts, ()) = request.body(()).expect("a request").into_parts();
        assert_eq!(
            text(&parts, &header::IF_MATCH).as_deref(),
            Some("\"1\",\"2\"")
        );
        let odd = axum::http::HeaderValue::from_bytes(b"\"\xff\"").expect("a value");
        let request = axum::http::Request::builder().header("if-match", odd);
        let (parts, ()) = request.body(()).expect("a request").into_parts();
        let unreadable = IfMatch(text(&parts, &header::IF_MATCH));
        assert!(unreadable.check(1).is_err(), "never passed over");
    }
}
