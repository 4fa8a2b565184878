use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use super::{Bound, Cmdlet, CmdletError, Note, Signature, what_if};
use crate::binding::{self, BindError};
use crate::builtin;
use crate::value::Value;

/// All cmdlets for contexts of type `C`.
#[derive(Debug)]
pub struct Registry<C> {
    cmdlets: Vec<Cmdlet<C>>,
    names: HashMap<String, usize>,
}

/// Two cmdlets of one name, which is a mistake in the program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("two cmdlets are called {0}")]
pub struct Duplicate(pub String);

/// What a call gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Invoked {
    /// The objects.
    pub values: Vec<Value>,
    /// What the caller should know; with `-WhatIf`, what would be changed.
    pub warnings: Vec<String>,
}

impl<C> Default for Registry<C> {
    fn default() -> Self {
        Self::new()
    }
}

impl<C> Registry<C> {
    /// Without cmdlets of its own; those of the language (`Select-Object` …) are always there.
    pub fn new() -> Self {
        Self {
            cmdlets: Vec::new(),
            names: HashMap::new(),
        }
    }

    /// Adds a cmdlet.
    pub fn register(&mut self, cmdlet: Cmdlet<C>) -> Result<(), Duplicate> {
        let place = self.cmdlets.len();
        let signature = cmdlet.signature;
        let names = std::iter::once(&signature.name).chain(signature.aliases);
        for name in names.clone() {
            let taken = self.names.contains_key(&name.to_ascii_lowercase());
            if taken || builtin::find(name).is_some() {
                return Err(Duplicate((*name).to_owned()));
            }
        }
        for name in names {
            self.names.insert(name.to_ascii_lowercase(), place);
        }
        self.cmdlets.push(cmdlet);
        Ok(())
    }

    /// The cmdlet of a name or an alias, in any case.
    pub fn get(&self, name: &str) -> Option<&Cmdlet<C>> {
        let place = self.names.get(&name.to_ascii_lowercase())?;
        self.cmdlets.get(*place)
    }

    /// All cmdlets, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &Cmdlet<C>> {
        self.cmdlets.iter()
    }

    /// The signatures that a caller may see, by what it is permitted, and those of the language;
    /// by name. For help and completion.
    pub fn catalogue(&self, permits: impl Fn(&str) -> bool) -> Vec<Signature> {
        let mut signatures: Vec<Signature> = self
            .cmdlets
            .iter()
            .filter(|cmdlet| cmdlet.permission.is_empty() || permits(cmdlet.permission))
            .map(|cmdlet| cmdlet.signature)
            .chain(builtin::signatures())
            .collect();
        signatures.sort_by_key(|signature| signature.name);
        signatures
    }

    /// Checks the `Parameters` of a call over HTTP by the rules that hold for scripts.
    pub fn bind_json(
        &self,
        name: &str,
        parameters: &Map<String, Json>,
    ) -> Result<(&Cmdlet<C>, Bound), BindError> {
        let Some(cmdlet) = self.get(name) else {
            return Err(BindError::UnknownCommand(name.to_owned()));
        };
        let arguments = binding::Arguments::from_json(parameters);
        let prepared = binding::prepare(&cmdlet.signature, arguments)?;
        Ok((cmdlet, prepared.without_input()?))
    }

    /// Calls a cmdlet with the `Parameters` of a call over HTTP. Whether the caller may is the
    /// caller's to check, by [`Cmdlet::permission`].
    pub async fn invoke(
        &self,
        context: &C,
        name: &str,
        parameters: &Map<String, Json>,
    ) -> Result<Invoked, InvokeError> {
        let (cmdlet, bound) = self.bind_json(name, parameters)?;
        let notes = bound.notes();
        bound.asked_for_nothing(&cmdlet.signature)?;
        let values = (cmdlet.run)(context, bound).await?;
        Ok(Invoked {
            values,
            warnings: notes
                .take()
                .into_iter()
                .map(|note| match note {
                    Note::Warning(text) => text,
                    Note::Would(target) => what_if(cmdlet.signature.name, &target),
                })
                .collect(),
        })
    }
}

/// Why a call over HTTP gave nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvokeError {
    /// It was not called at all.
    #[error(transparent)]
    Bind(#[from] BindError),
    /// It refused or failed.
    #[error(transparent)]
    Cmdlet(#[from] CmdletError),
}
