use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use uuid::Uuid;

use crate::binding::{Action, Preferences};
use crate::value::{Object, Quota, Value};

/// The arguments of one call, checked against the parameters and of their kinds.
///
/// Names are those of the parameters, as the descriptor writes them.
#[derive(Debug, Clone, Default)]
pub struct Bound {
    values: Vec<(&'static str, Value)>,
    preferences: Preferences,
    warnings: Warnings,
}

/// Warnings of a call, gathered while it runs.
#[derive(Debug, Clone, Default)]
pub struct Warnings(Arc<Mutex<Vec<String>>>);

impl Warnings {
    /// Adds one.
    pub fn push(&self, text: impl Into<String>) {
        let mut texts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        texts.push(text.into());
    }

    /// Takes all that there are.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Bound {
    pub(crate) fn new(preferences: Preferences) -> Self {
        Self {
            preferences,
            ..Self::default()
        }
    }

    pub(crate) fn set(&mut self, name: &'static str, value: Value) {
        self.values.push((name, value));
    }

    pub(crate) fn take(&mut self, name: &str) -> Option<Value> {
        let place = self.values.iter().position(|(known, _)| *known == name)?;
        Some(self.values.remove(place).1)
    }

    /// What was given for a parameter. `$null` that was given is a null here.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.values
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// Whether a parameter was given.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// All that was given.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.values.iter().map(|(name, value)| (*name, value))
    }

    /// A text or a choice.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// A whole number.
    pub fn int(&self, name: &str) -> Option<i64> {
        match self.get(name)? {
            Value::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// A truth, none when it was not given.
    pub fn bool(&self, name: &str) -> Option<bool> {
        match self.get(name)? {
            Value::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    /// A switch: false when it was not given.
    pub fn switch(&self, name: &str) -> bool {
        self.bool(name).unwrap_or(false)
    }

    /// An instant.
    pub fn date(&self, name: &str) -> Option<Timestamp> {
        match self.get(name)? {
            Value::Date(at) => Some(*at),
            _ => None,
        }
    }

    /// A GUID.
    pub fn guid(&self, name: &str) -> Option<Uuid> {
        match self.get(name)? {
            Value::Guid(guid) => Some(*guid),
            _ => None,
        }
    }

    /// A size.
    pub fn quota(&self, name: &str) -> Option<Quota> {
        Quota::from_value(self.get(name)?)
    }

    /// A list. None when it was not given, or given as changes (see [`Bound::object`]).
    pub fn list(&self, name: &str) -> Option<&[Value]> {
        match self.get(name)? {
            Value::List(values) => Some(values),
            _ => None,
        }
    }

    /// A list as texts.
    pub fn texts(&self, name: &str) -> Option<Vec<String>> {
        Some(self.list(name)?.iter().map(Value::to_text).collect())
    }

    /// An object, or the changes of a list.
    pub fn object(&self, name: &str) -> Option<&Object> {
        self.get(name)?.as_object()
    }

    /// `-WhatIf`: say what would be done, and don't.
    pub fn what_if(&self) -> bool {
        self.preferences.what_if
    }

    /// `-Confirm`: `Some(false)` says not to ask.
    pub fn confirm(&self) -> Option<bool> {
        self.preferences.confirm
    }

    /// `-Verbose`.
    pub fn verbose(&self) -> bool {
        self.preferences.verbose
    }

    /// `-ErrorAction`.
    pub fn error_action(&self) -> Option<Action> {
        self.preferences.error_action
    }

    /// `-WarningAction`.
    pub(crate) fn warning_action(&self) -> Option<Action> {
        self.preferences.warning_action
    }

    /// Warns the caller.
    pub fn warn(&self, text: impl Into<String>) {
        self.warnings.push(text);
    }

    /// Where warnings gather.
    pub fn warnings(&self) -> Warnings {
        self.warnings.clone()
    }
}
