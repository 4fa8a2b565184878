/// What a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text. Numbers, dates and the like become one.
    String,
    /// A whole number.
    Int,
    /// `$true` or `$false`. A number is taken, a text is not, as PowerShell has it.
    Bool,
    /// Given or not: `-Archive`, `-Archive:$false`.
    Switch,
    /// A GUID.
    Guid,
    /// An instant.
    Date,
    /// A size (`50GB`) or `Unlimited`; see [`crate::Quota`].
    Quota,
    /// Several values. A single one becomes a list of one; `@{Add=…; Remove=…}` stays an object,
    /// which says what to change in the list that is there.
    List,
    /// `@{…}` or an object.
    Object,
    /// One of these words, in any case; handed on as written here.
    Choice(&'static [&'static str]),
    /// A script block.
    Block,
    /// Anything, as it is.
    Any,
}

impl Kind {
    /// PowerShell's name of the type, for messages and help.
    pub const fn type_name(self) -> &'static str {
        match self {
            Self::String | Self::Choice(_) => "System.String",
            Self::Int => "System.Int32",
            Self::Bool => "System.Boolean",
            Self::Switch => "System.Management.Automation.SwitchParameter",
            Self::Guid => "System.Guid",
            Self::Date => "System.DateTime",
            Self::Quota => "Unlimited",
            Self::List => "System.Object[]",
            Self::Object => "System.Collections.Hashtable",
            Self::Block => "System.Management.Automation.ScriptBlock",
            Self::Any => "System.Object",
        }
    }

    /// The same, as help shows it.
    pub(crate) fn short_name(self) -> &'static str {
        let name = self.type_name();
        name.rsplit('.').next().unwrap_or(name)
    }
}

/// Whether a parameter takes what comes down the pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FromPipeline {
    /// It does not.
    #[default]
    Never,
    /// The value itself.
    Value,
    /// The property of its name, or of one of its aliases.
    Property,
    /// The property of an object; any other value itself.
    ValueOrProperty,
}

impl FromPipeline {
    pub(crate) fn by_value(self) -> bool {
        matches!(self, Self::Value | Self::ValueOrProperty)
    }

    pub(crate) fn by_property(self) -> bool {
        matches!(self, Self::Property | Self::ValueOrProperty)
    }
}

/// A parameter of a cmdlet. Built in a constant:
///
/// ```
/// use beffroi_cmdlets::{FromPipeline, Kind, Parameter};
///
/// const IDENTITY: Parameter = Parameter::new("Identity", Kind::String)
///     .at(0)
///     .mandatory()
///     .from_pipeline(FromPipeline::ValueOrProperty)
///     .help("Which mailbox: address, alias or id.");
/// assert_eq!(IDENTITY.position, Some(0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// Without the dash.
    pub name: &'static str,
    /// Other names, without the dash.
    pub aliases: &'static [&'static str],
    /// What it takes.
    pub kind: Kind,
    /// Whether nothing runs without it.
    pub mandatory: bool,
    /// Its place among arguments without a name, from 0.
    pub position: Option<usize>,
    /// Whether it takes all further arguments without a name, as a list.
    pub remaining: bool,
    /// Whether it takes what comes down the pipeline.
    pub pipeline: FromPipeline,
    /// One sentence or a few.
    pub help: &'static str,
}

impl Parameter {
    /// An optional parameter that is given by its name.
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            aliases: &[],
            kind,
            mandatory: false,
            position: None,
            remaining: false,
            pipeline: FromPipeline::Never,
            help: "",
        }
    }

    /// With other names.
    #[must_use]
    pub const fn aliases(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    /// That nothing runs without.
    #[must_use]
    pub const fn mandatory(mut self) -> Self {
        self.mandatory = true;
        self
    }

    /// That may be given without its name, at this place.
    #[must_use]
    pub const fn at(mut self, position: usize) -> Self {
        self.position = Some(position);
        self
    }

    /// That takes all further arguments without a name.
    #[must_use]
    pub const fn remaining(mut self) -> Self {
        self.remaining = true;
        self
    }

    /// That takes what comes down the pipeline.
    #[must_use]
    pub const fn from_pipeline(mut self, pipeline: FromPipeline) -> Self {
        self.pipeline = pipeline;
        self
    }

    /// Said in help and completion.
    #[must_use]
    pub const fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }

    /// Whether this is one of its names, in full and in any case.
    pub fn is_called(&self, name: &str) -> bool {
        self.names().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// Its name and its aliases.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }
}
