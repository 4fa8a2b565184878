//! The cmdlets of the language itself: they work on whatever comes down the pipeline.

#![expect(
    clippy::unnecessary_wraps,
    reason = "all are built by functions of one type, though some cannot fail"
)]

mod convert;
mod export;
mod for_each;
mod format;
mod group;
mod help;
mod measure;
mod select;
mod selector;
mod signatures;
mod sort;
mod where_object;
mod write_output;

use futures_util::future::BoxFuture;

use crate::interpreter::Interrupt;
use crate::language::Block;
use crate::language::ast::Operator;
use crate::output::Console;
use crate::registry::{Bound, Signature};
use crate::sink::FileToWrite;
use crate::value::Value;

/// What a stage gives for one object.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    pub(crate) values: Vec<Value>,
    /// Whether it takes no more.
    pub(crate) done: bool,
}

impl Flow {
    pub(crate) fn nothing() -> Self {
        Self::default()
    }

    pub(crate) fn one(value: Value) -> Self {
        Self::more(vec![value])
    }

    pub(crate) fn more(values: Vec<Value>) -> Self {
        Self {
            values,
            done: false,
        }
    }
}

/// What stages need of the interpreter.
pub(crate) trait Host: Send {
    /// Runs a block with `$_`. Gives `$_` back, and what the block gave.
    fn block<'s>(
        &'s mut self,
        block: &'s Block,
        item: Value,
    ) -> BoxFuture<'s, Result<(Value, Vec<Value>), Interrupt>>;
    fn console(&self) -> Console;
    /// The signatures that the caller may see.
    fn catalogue(&self) -> Vec<Signature>;
    fn write(&mut self, file: FileToWrite) -> Result<(), Interrupt>;
    /// Counts work.
    fn work(&mut self, steps: usize) -> Result<(), Interrupt>;
    /// Counts a value that was made.
    fn made(&mut self, value: &Value) -> Result<(), Interrupt>;
    fn compare(
        &mut self,
        operator: Operator,
        left: Value,
        right: &Value,
    ) -> Result<Value, Interrupt>;
    /// Reports an error that need not end the pipeline.
    fn mistake(&mut self, command: &'static str, message: String) -> Result<(), Interrupt>;
}

pub(crate) type Step<'s, T> = BoxFuture<'s, Result<T, Interrupt>>;

/// A cmdlet of the language at work.
pub(crate) trait Stage: Send {
    /// Takes one object.
    fn process<'s>(&'s mut self, host: &'s mut dyn Host, input: Value) -> Step<'s, Flow>;

    /// Gives what can be given only when all has come.
    fn end<'s>(&'s mut self, _host: &'s mut dyn Host) -> Step<'s, Vec<Value>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// Begins, as the first of a pipeline: nothing will come.
    fn start<'s>(&'s mut self, _host: &'s mut dyn Host) -> Step<'s, Vec<Value>> {
        Box::pin(async { Ok(Vec::new()) })
    }
}

/// A stage, or why its arguments make none.
pub(crate) type Built = Result<Box<dyn Stage>, Interrupt>;

/// A cmdlet of the language.
pub(crate) struct Builtin {
    pub(crate) signature: &'static Signature,
    pub(crate) build: fn(&mut Bound) -> Built,
}

const ALL: &[Builtin] = &[
    Builtin {
        signature: &signatures::CONVERT_FROM_JSON,
        build: convert::from_json,
    },
    Builtin {
        signature: &signatures::CONVERT_TO_CSV,
        build: export::to_csv,
    },
    Builtin {
        signature: &signatures::CONVERT_TO_JSON,
        build: convert::to_json,
    },
    Builtin {
        signature: &signatures::EXPORT_CSV,
        build: export::export_csv,
    },
    Builtin {
        signature: &signatures::FOR_EACH,
        build: for_each::build,
    },
    Builtin {
        signature: &signatures::FORMAT_LIST,
        build: format::list,
    },
    Builtin {
        signature: &signatures::FORMAT_TABLE,
        build: format::table,
    },
    Builtin {
        signature: &signatures::GET_COMMAND,
        build: help::commands,
    },
    Builtin {
        signature: &signatures::GET_HELP,
        build: help::help,
    },
    Builtin {
        signature: &signatures::GROUP,
        build: group::build,
    },
    Builtin {
        signature: &signatures::MEASURE,
        build: measure::build,
    },
    Builtin {
        signature: &signatures::OUT_NULL,
        build: format::out_null,
    },
    Builtin {
        signature: &signatures::OUT_STRING,
        build: format::out_string,
    },
    Builtin {
        signature: &signatures::SELECT,
        build: select::build,
    },
    Builtin {
        signature: &signatures::SORT,
        build: sort::build,
    },
    Builtin {
        signature: &signatures::WHERE,
        build: where_object::build,
    },
    Builtin {
        signature: &signatures::WRITE_OUTPUT,
        build: write_output::build,
    },
];

/// The cmdlet of the language of a name or an alias, in any case.
pub(crate) fn find(name: &str) -> Option<&'static Builtin> {
    ALL.iter().find(|builtin| builtin.signature.is_called(name))
}

/// All signatures.
pub(crate) fn signatures() -> impl Iterator<Item = Signature> {
    ALL.iter().map(|builtin| *builtin.signature)
}
