//! One form of refusal for the whole house; it knows nothing of HTTP.
//!
//! Rules and services return a [`Failure`]; each edge renders it once in its own dialect. The
//! message is for the caller, `source` for the operator's log only.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

/// How the caller should react; decides status codes and retries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The input breaks a rule: mend it.
    Invalid,
    /// Nobody is signed in, or the credential is not good: sign in.
    Unauthenticated,
    /// The caller lacks a permission: ask for it.
    Denied,
    /// There is no such thing (or it belongs to another tenant).
    NotFound,
    /// It was there, and is not any more: begin anew.
    Gone,
    /// Somebody else was first, or the state does not allow it: look again.
    Conflict,
    /// The version the caller edited is no longer the current one: reload.
    PreconditionFailed,
    /// More than the limit allows: wait.
    Limited,
    /// Larger than the limit allows: send less.
    TooLarge,
    /// In a form that is not taken here: send it in another one.
    UnsupportedMedia,
    /// Asked for something that exists in the protocol but not here.
    Unsupported,
    /// Not now: retry later.
    Unavailable,
    /// Our fault.
    Bug,
}

/// One broken rule among several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// Stable code of the rule.
    pub code: Cow<'static, str>,
    /// Which field, as a path such as `schedule/endDateTime`.
    pub target: String,
    /// The rule in a sentence.
    pub message: String,
}

/// A refusal: kind, stable code, a sentence for the caller, and where it applies.
#[derive(Debug)]
pub struct Failure(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: Kind,
    code: Cow<'static, str>,
    message: String,
    target: Option<String>,
    details: Vec<Detail>,
    retry_after: Option<Duration>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What services return.
pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// A refusal of any kind.
    pub fn new(kind: Kind, code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            code: code.into(),
            message: message.into(),
            target: None,
            details: Vec::new(),
            retry_after: None,
            source: None,
        }))
    }

    /// A field that breaks a rule; the rule continues the sentence begun by the field's name.
    pub fn invalid(field: impl Into<String>, rule: impl fmt::Display) -> Self {
        let field = field.into();
        let message = format!("{field} {rule}");
        Self::new(Kind::Invalid, "Request_BadRequest", message).at(field)
    }

    /// Several broken rules at once. The first leads the message.
    pub fn invalid_all(details: Vec<Detail>) -> Self {
        let message = match details.as_slice() {
            [] => "The request is not valid.".to_owned(),
            [one] => one.message.clone(),
            [first, rest @ ..] => {
                format!("{} (and {} more, see details)", first.message, rest.len())
            }
        };
        let target = details.first().map(|detail| detail.target.clone());
        let mut failure = Self::new(Kind::Invalid, "Request_BadRequest", message);
        failure.0.target = target;
        failure.0.details = details;
        failure
    }

    /// There is no such thing for this caller.
    pub fn not_found(what: &str, key: impl fmt::Display) -> Self {
        Self::new(
            Kind::NotFound,
            "Request_ResourceNotFound",
            format!(
                "Resource '{key}' does not exist or one of its queried reference-property objects are not present: no such {what}."
            ),
        )
    }

    /// The state does not allow the move, or somebody else was first.
    pub fn conflict(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Kind::Conflict, code, message)
    }

    /// Our fault; the caller sees no more than that.
    pub fn bug(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        let mut failure = Self::new(
            Kind::Bug,
            "InternalServerError",
            "The server made a mistake. The request id leads the operator to the cause.",
        );
        failure.0.source = Some(source.into());
        failure
    }

    /// Names the field it applies to.
    #[must_use]
    pub fn at(mut self, target: impl Into<String>) -> Self {
        self.0.target = Some(target.into());
        self
    }

    /// Adds one detail.
    #[must_use]
    pub fn with_detail(mut self, detail: Detail) -> Self {
        self.0.details.push(detail);
        self
    }

    /// Says when a retry may work.
    #[must_use]
    pub fn retry_after(mut self, span: Duration) -> Self {
        self.0.retry_after = Some(span);
        self
    }

    /// Keeps the cause for the operator's log.
    #[must_use]
    pub fn caused_by(
        mut self,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// How to react.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }
    /// Stable code.
    pub fn code(&self) -> &str {
        &self.0.code
    }
    /// The sentence for the caller.
    pub fn message(&self) -> &str {
        &self.0.message
    }
    /// Field or permission it applies to.
    pub fn target(&self) -> Option<&str> {
        self.0.target.as_deref()
    }
    /// Every broken rule.
    pub fn details(&self) -> &[Detail] {
        &self.0.details
    }
    /// When to try again.
    pub fn retry_span(&self) -> Option<Duration> {
        self.0.retry_after
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.code, self.0.message)
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0
            .source
            .as_deref()
            .map(|source| source as &(dyn std::error::Error + 'static))
    }
}

/// Collects broken rules so that the caller learns of all at once.
#[derive(Debug, Default)]
pub struct Violations(Vec<Detail>);

impl Violations {
    /// Notes that `field` breaks `rule` (which continues the sentence begun by the field's name).
    pub fn add(&mut self, field: impl Into<String>, rule: impl fmt::Display) {
        let target = field.into();
        let message = format!("{target} {rule}");
        self.0.push(Detail {
            code: "invalidValue".into(),
            target,
            message,
        });
    }

    /// What `field` was read as, or nothing and a note of the rule that it breaks.
    pub fn take<T, E: fmt::Display>(
        &mut self,
        field: &str,
        read: std::result::Result<T, E>,
    ) -> Option<T> {
        read.map_err(|rule| self.add(field, rule)).ok()
    }

    /// True when no rule was broken.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The notes so far.
    pub fn into_details(self) -> Vec<Detail> {
        self.0
    }

    /// `Ok` when nothing was noted.
    pub fn into_result(self) -> Result<()> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Failure::invalid_all(self.0))
        }
    }
}
