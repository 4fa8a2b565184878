use super::limits::LIMIT;
use crate::binding::BindError;
use crate::language::SyntaxError;
use crate::output::{Console, render};
use crate::registry::CmdletError;
use crate::value::{Object, Shape, Value};

/// What a script gave, in the order in which it came.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// Values, errors and warnings.
    pub records: Vec<Record>,
    /// Whether an error ended the script before its end.
    pub stopped: bool,
}

/// One thing that a script gave.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// A value.
    Value(Value),
    /// An error.
    Error(ErrorRecord),
    /// A warning.
    Warning(String),
    /// What would be done if it were not for `-WhatIf`.
    WhatIf(String),
}

impl Outcome {
    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.records.iter().filter_map(|record| match record {
            Record::Value(value) => Some(value),
            _ => None,
        })
    }

    /// The errors.
    pub fn errors(&self) -> impl Iterator<Item = &ErrorRecord> {
        self.records.iter().filter_map(|record| match record {
            Record::Error(error) => Some(error),
            _ => None,
        })
    }

    /// The warnings.
    pub fn warnings(&self) -> impl Iterator<Item = &str> {
        self.records.iter().filter_map(|record| match record {
            Record::Warning(warning) => Some(&**warning),
            _ => None,
        })
    }

    /// What would be done if it were not for `-WhatIf`.
    pub fn what_if(&self) -> impl Iterator<Item = &str> {
        self.records.iter().filter_map(|record| match record {
            Record::WhatIf(sentence) => Some(&**sentence),
            _ => None,
        })
    }

    /// The values as a console shows them; errors and warnings are for the other stream.
    pub fn text(&self, console: Console) -> String {
        render(self.values(), console)
    }
}

/// An error as it is reported.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ErrorRecord {
    /// The command that it came from, if any.
    pub command: Option<String>,
    /// A sentence for people.
    pub message: String,
    /// `FullyQualifiedErrorId`: `NamedParameterNotFound,Get-Mailbox`.
    pub id: String,
    /// PowerShell's word for the category.
    pub category: &'static str,
    /// What it was about.
    pub target: Option<String>,
    /// Where in the script, in bytes.
    pub at: usize,
}

/// As the console of PowerShell 7 shows it: `Get-Mailbox: …`.
impl std::fmt::Display for ErrorRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.command {
            Some(command) => write!(f, "{command}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl ErrorRecord {
    pub(super) fn syntax(error: &SyntaxError) -> Self {
        Self {
            command: Some("ParserError".to_owned()),
            message: error.message.clone(),
            id: error.id.to_owned(),
            category: "ParserError",
            target: None,
            at: error.span.start,
        }
    }

    pub(super) fn binding(error: &BindError, command: &str, at: usize) -> Self {
        let (category, id) = match error {
            BindError::UnknownCommand(_) => ("ObjectNotFound", error.id().to_owned()),
            _ => ("InvalidArgument", format!("{},{command}", error.id())),
        };
        let target = matches!(error, BindError::UnknownCommand(_)).then(|| command.to_owned());
        Self {
            command: Some(command.to_owned()),
            message: error.to_string(),
            id,
            category,
            target,
            at,
        }
    }

    pub(super) fn cmdlet(error: CmdletError, command: &str, at: usize) -> Self {
        Self {
            command: Some(command.to_owned()),
            id: format!("{},{command}", error.id),
            message: error.message,
            category: error.kind.category(),
            target: error.target,
            at,
        }
    }
}

/// Why evaluation goes no further.
#[derive(Debug)]
pub(crate) enum Interrupt {
    /// This statement ends; the script goes on with the next one.
    Statement(Box<ErrorRecord>),
    /// The script ends.
    Script(Box<ErrorRecord>),
}

impl Interrupt {
    /// A mistake that ends the statement.
    pub(crate) fn mistake(id: &str, message: impl Into<String>) -> Self {
        Self::Statement(Box::new(ErrorRecord {
            message: message.into(),
            id: id.to_owned(),
            category: "InvalidOperation",
            ..ErrorRecord::default()
        }))
    }

    /// What `throw` gives: it ends the script, unless it is caught.
    pub(super) fn thrown(message: String, at: usize) -> Self {
        Self::Script(Box::new(ErrorRecord {
            id: message.clone(),
            message,
            category: "OperationStopped",
            at,
            ..ErrorRecord::default()
        }))
    }

    /// What `$_` is in a `catch`. None where nothing may catch.
    pub(super) fn caught(&self) -> Option<Value> {
        let (Self::Statement(error) | Self::Script(error)) = self;
        if error.id == LIMIT {
            return None;
        }
        let exception = Object::new().with("Message", error.message.as_str());
        let object = Object::new()
            .with("Exception", exception)
            .with("TargetObject", error.target.clone())
            .with("CategoryInfo", error.category)
            .with("FullyQualifiedErrorId", error.id.as_str());
        Some(Value::Object(object.shaped(Shape::Error)))
    }

    /// The same, said to come from a command, unless it says already.
    pub(super) fn within(mut self, command: &str, at: usize) -> Self {
        let (Self::Statement(record) | Self::Script(record)) = &mut self;
        if record.command.is_none() {
            record.command = Some(command.to_owned());
            record.at = at;
        }
        self
    }
}

impl From<crate::value::Conversion> for Interrupt {
    fn from(error: crate::value::Conversion) -> Self {
        Self::mistake("InvalidCastFromStringToType", error.to_string())
    }
}
