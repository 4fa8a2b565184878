use futures_util::future::BoxFuture;

use super::{Bound, CmdletError, Parameter};
use crate::value::{Value, View};

/// A line that somebody may type, and what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// The line.
    pub line: &'static str,
    /// What it does.
    pub says: &'static str,
}

/// What a cmdlet is called, takes and gives: all that help, completion and binding need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    /// `Verb-Noun`.
    pub name: &'static str,
    /// Other names.
    pub aliases: &'static [&'static str],
    /// One line.
    pub synopsis: &'static str,
    /// As much as there is to say.
    pub description: &'static str,
    /// How it is used.
    pub examples: &'static [Example],
    /// What it takes.
    pub parameters: &'static [Parameter],
    /// The properties of what it gives, for completion. Empty when they aren't known.
    pub output: &'static [&'static str],
    /// Whether it changes anything, so that `-WhatIf` and `-Confirm` mean something.
    pub changes: bool,
}

impl Signature {
    /// To be filled: `Signature { name: "Get-X", ..Signature::EMPTY }`.
    pub const EMPTY: Self = Self {
        name: "",
        aliases: &[],
        synopsis: "",
        description: "",
        examples: &[],
        parameters: &[],
        output: &[],
        changes: false,
    };

    /// Whether this is its name or an alias, in any case.
    pub fn is_called(&self, name: &str) -> bool {
        let mut names = std::iter::once(&self.name).chain(self.aliases);
        names.any(|known| known.eq_ignore_ascii_case(name))
    }
}

/// What a cmdlet runs: once for each input of the pipeline, or once without any.
pub type Run<C> = for<'a> fn(&'a C, Bound) -> BoxFuture<'a, Result<Vec<Value>, CmdletError>>;

/// A cmdlet that a crate offers for contexts of type `C`.
pub struct Cmdlet<C> {
    /// What it is called, takes and gives.
    pub signature: Signature,
    /// The name of the permission that a caller needs. Whoever lacks it does not see the cmdlet.
    /// Empty: everybody may.
    pub permission: &'static str,
    /// Which properties are shown when nobody says which.
    pub view: &'static View,
    /// The work.
    pub run: Run<C>,
}

impl<C> Clone for Cmdlet<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Cmdlet<C> {}

impl<C> std::fmt::Debug for Cmdlet<C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cmdlet")
            .field("name", &self.signature.name)
            .field("permission", &self.permission)
            .finish_non_exhaustive()
    }
}
