use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use uuid::Uuid;

use super::{CmdletError, Signature};
use crate::binding::{Action, Preferences};
use crate::value::{Object, Quota, Value};

/// The arguments of one call, checked against the parameters and of their kinds.
///
/// Names are those of the parameters, as the descriptor writes them.
#[derive(Debug, Clone, Default)]
pub struct Bound {
    values: Vec<(&'static str, Value)>,
    preferences: Preferences,
    notes: Notes,
}

/// What a call says beside its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Note {
    /// A warning.
    Warning(String),
    /// What would be changed if it were not for `-WhatIf`.
    Would(String),
}

/// What a call says, gathered while it runs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notes(Arc<Mutex<Vec<Note>>>);

impl Notes {
    fn push(&self, note: Note) {
        let mut notes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        notes.push(note);
    }

    /// Takes all that there are.
    pub(crate) fn take(&self) -> Vec<Note> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What would be done to a target, in PowerShell's words.
pub(crate) fn what_if(cmdlet: &str, target: &str) -> String {
    format!("What if: Performing the operation \"{cmdlet}\" on target \"{target}\".")
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
        self.preferences.what_if.unwrap_or_default()
    }

    /// What `$WhatIfPreference` says, where `-WhatIf` says nothing.
    pub(crate) fn prefer_what_if(&mut self, preference: bool) {
        self.preferences.what_if.get_or_insert(preference);
    }

    /// Whether a change is to be left alone because of `-WhatIf`; then the caller is told what would be
    /// changed. Called where everything is checked and nothing is done yet.
    pub fn only_if(&self, target: impl Into<String>) -> bool {
        if self.what_if() {
            self.notes.push(Note::Would(target.into()));
        }
        self.what_if()
    }

    /// Refuses a change before which somebody was to be asked: a script runs where nobody can be.
    pub(crate) fn asked_for_nothing(&self, signature: &Signature) -> Result<(), CmdletError> {
        if signature.changes && self.confirm() == Some(true) {
            let words = "-Confirm asks somebody, and there is nobody to ask here. Look with -WhatIf first, then leave \
                -Confirm away.";
            return Err(CmdletError::invalid(words));
        }
        Ok(())
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
        self.notes.push(Note::Warning(text.into()));
    }

    /// Where what is said gathers.
    pub(crate) fn notes(&self) -> Notes {
        self.notes.clone()
    }
}
