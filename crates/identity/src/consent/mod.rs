//! Which programs a person has let act in their name, and taking it back.

pub(crate) mod service;
mod store;

use std::collections::BTreeSet;
use std::fmt;

use beffroi_core::Ts;
use serde::Serialize;
use utoipa::ToSchema;

use crate::application::ApplicationId;

/// Names of scopes, each once: permissions, and OpenID Connect's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Names(BTreeSet<String>);

impl Names {
    /// The names of a scope, which are separated by spaces.
    pub(crate) fn of(scope: &str) -> Self {
        let mut names = Self::default();
        names.add(scope);
        names
    }

    fn add(&mut self, scope: &str) {
        let words = scope.split_ascii_whitespace();
        self.0.extend(words.map(str::to_owned));
    }

    /// Whether each of them is among those others.
    pub(crate) fn are_within(&self, others: &Self) -> bool {
        self.0.is_subset(&others.0)
    }

    /// One after the other, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// As a scope: separated by spaces.
impl fmt::Display for Names {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, name) in self.iter().enumerate() {
            if position > 0 {
                out.write_str(" ")?;
            }
            out.write_str(name)?;
        }
        Ok(())
    }
}

/// A program that may act in the caller's name.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Consent {
    /// The program's id.
    #[schema(value_type = uuid::Uuid)]
    pub(crate) application_id: ApplicationId,
    /// The program's name.
    pub(crate) display_name: String,
    /// What it asked for, all its sign-ins together.
    pub(crate) scope: String,
    /// When the caller last let it in.
    pub(crate) last_granted_date_time: Ts,
}
