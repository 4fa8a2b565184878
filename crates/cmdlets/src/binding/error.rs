use crate::registry::Kind;

/// Why a command was not called, in PowerShell's words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BindError {
    /// There is no such command, or the caller may not use it.
    #[error(
        "The term '{0}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again."
    )]
    UnknownCommand(String),
    /// There is no such parameter.
    #[error("A parameter cannot be found that matches parameter name '{0}'.")]
    UnknownParameter(String),
    /// An abbreviation of several parameters.
    #[error(
        "Parameter cannot be processed because the parameter name '{name}' is ambiguous. Possible matches include: {}.",
        matches.iter().map(|name| format!("-{name}")).collect::<Vec<_>>().join(" ")
    )]
    AmbiguousParameter {
        /// As it was given.
        name: String,
        /// What it may stand for.
        matches: Vec<&'static str>,
    },
    /// A parameter without its value.
    #[error(
        "Missing an argument for parameter '{name}'. Specify a parameter of type '{}' and try again.",
        kind.type_name()
    )]
    MissingArgument {
        /// The parameter.
        name: &'static str,
        /// What it takes.
        kind: Kind,
    },
    /// A value that nothing takes.
    #[error("A positional parameter cannot be found that accepts argument '{0}'.")]
    NoPosition(String),
    /// Parameters that nothing runs without.
    #[error(
        "Cannot process command because of one or more missing mandatory parameters: {}.",
        .0.join(", ")
    )]
    MissingMandatory(Vec<&'static str>),
    /// A parameter given twice.
    #[error(
        "Cannot bind parameter because parameter '{0}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, \"-parameter value1,value2,value3\"."
    )]
    Twice(&'static str),
    /// A value of the wrong kind.
    #[error("Cannot bind parameter '{name}'. {reason}")]
    Kind {
        /// The parameter.
        name: &'static str,
        /// What is wrong with the value.
        reason: String,
    },
    /// A truth that is none.
    #[error(
        "Cannot process argument transformation on parameter '{name}'. Cannot convert value \"{value}\" to type \"System.Boolean\". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0."
    )]
    NotBoolean {
        /// The parameter.
        name: &'static str,
        /// What was given.
        value: String,
    },
    /// A word that is not among the choices.
    #[error(
        "Cannot validate argument on parameter '{name}'. The argument \"{value}\" does not belong to the set \"{}\" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.",
        choices.join(",")
    )]
    NotAChoice {
        /// The parameter.
        name: &'static str,
        /// What was given.
        value: String,
        /// What may be given.
        choices: &'static [&'static str],
    },
    /// Nothing where something is needed.
    #[error("Cannot bind argument to parameter '{0}' because it is null.")]
    Null(&'static str),
    /// An empty text where something is needed.
    #[error("Cannot bind argument to parameter '{0}' because it is an empty string.")]
    Empty(&'static str),
    /// Something came down the pipeline that no parameter takes.
    #[error(
        "The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input."
    )]
    Input,
    /// `@name` of something that is no hashtable.
    #[error("The variable '@{0}' cannot be splatted: it is not a hashtable.")]
    Splat(String),
}

impl BindError {
    /// The first word of `FullyQualifiedErrorId`.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::UnknownCommand(_) => "CommandNotFoundException",
            Self::UnknownParameter(_) => "NamedParameterNotFound",
            Self::AmbiguousParameter { .. } => "AmbiguousParameter",
            Self::MissingArgument { .. } => "MissingArgument",
            Self::NoPosition(_) => "PositionalParameterNotFound",
            Self::MissingMandatory(_) => "MissingMandatoryParameter",
            Self::Twice(_) => "ParameterAlreadyBound",
            Self::Kind { .. } => "CannotConvertArgumentNoMessage",
            Self::NotBoolean { .. } => "ParameterArgumentTransformationError",
            Self::NotAChoice { .. } => "ParameterArgumentValidationError",
            Self::Null(_) => "ParameterArgumentValidationErrorNullNotAllowed",
            Self::Empty(_) => "ParameterArgumentValidationErrorEmptyStringNotAllowed",
            Self::Input => "InputObjectNotBound",
            Self::Splat(_) => "SplattingNotPermitted",
        }
    }
}
