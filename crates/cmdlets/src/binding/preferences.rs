use crate::registry::{Kind, Parameter};
use crate::value::Value;

/// What to do about an error that need not end the pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Action {
    /// Report it and go on.
    #[default]
    Continue,
    /// Report it and end the script.
    Stop,
    /// Go on without a word.
    SilentlyContinue,
}

impl Action {
    /// Reads `Stop`, `Continue`, `SilentlyContinue`, `Ignore` or `Inquire`, in any case.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let text = text.to_ascii_lowercase();
        Some(match text.as_str() {
            "stop" => Self::Stop,
            // There is nobody to ask.
            "continue" | "inquire" => Self::Continue,
            "silentlycontinue" | "ignore" => Self::SilentlyContinue,
            _ => return None,
        })
    }
}

/// What the parameters say that every cmdlet has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Preferences {
    pub(crate) what_if: Option<bool>,
    pub(crate) confirm: Option<bool>,
    pub(crate) verbose: bool,
    pub(crate) error_action: Option<Action>,
    pub(crate) warning_action: Option<Action>,
}

const ACTIONS: Kind = Kind::Choice(&["Continue", "Stop", "SilentlyContinue", "Ignore", "Inquire"]);

/// The parameters that every cmdlet has.
pub(crate) const COMMON: &[Parameter] = &[
    Parameter::new("ErrorAction", ACTIONS)
        .aliases(&["ea"])
        .help("What to do about an error: Continue, Stop or SilentlyContinue."),
    Parameter::new("WarningAction", ACTIONS)
        .aliases(&["wa"])
        .help("What to do about a warning."),
    Parameter::new("InformationAction", ACTIONS)
        .aliases(&["infa"])
        .help("Taken for the sake of scripts that have it."),
    Parameter::new("ProgressAction", ACTIONS)
        .aliases(&["proga"])
        .help("Taken for the sake of scripts that have it."),
    Parameter::new("Verbose", Kind::Switch)
        .aliases(&["vb"])
        .help("Say more."),
    Parameter::new("Debug", Kind::Switch)
        .aliases(&["db"])
        .help("Taken for the sake of scripts that have it."),
    Parameter::new("WhatIf", Kind::Switch)
        .aliases(&["wi"])
        .help("Say what would be done, and don't."),
    Parameter::new("Confirm", Kind::Switch)
        .aliases(&["cf"])
        .help("-Confirm:$false is taken; there is nobody to ask, so -Confirm alone is refused."),
];

impl Preferences {
    /// Notes what a parameter of [`COMMON`] was given.
    pub(super) fn note(&mut self, name: &'static str, value: &Value) {
        let truth = *value == Value::Bool(true);
        let action = value.as_str().and_then(Action::from_text);
        match name {
            "ErrorAction" => self.error_action = action,
            "WarningAction" => self.warning_action = action,
            "Verbose" => self.verbose = truth,
            "WhatIf" => self.what_if = Some(truth),
            "Confirm" => self.confirm = Some(truth),
            _ => {}
        }
    }
}
