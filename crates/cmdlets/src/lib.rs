//! Cmdlets: the part of PowerShell that administrators type, and a registry of typed cmdlets that
//! other crates fill.
//!
//! A pure library: it knows no product, opens no file, and asks no clock. A crate describes its
//! cmdlets ([`Cmdlet`], [`Parameter`]) and puts them into a [`Registry`]; a [`Shell`] runs scripts
//! against it, and [`Registry::invoke`] takes the same calls as JSON, by the same rules. What comes
//! out is shown as PowerShell 7 shows it ([`Outcome::text`]), and [`complete`] says what may be
//! typed next.
//!
//! ```
//! use std::sync::Arc;
//!
//! use beffroi_cmdlets::{Cmdlet, Kind, Object, Parameter, Registry, Shell, Signature, View};
//!
//! const GET_SQUARE: Cmdlet<u32> = Cmdlet {
//!     signature: Signature {
//!         name: "Get-Square",
//!         synopsis: "Squares a number.",
//!         parameters: &[Parameter::new("Of", Kind::Int).at(0).mandatory()],
//!         output: &["Of", "Square"],
//!         ..Signature::EMPTY
//!     },
//!     permission: "",
//!     view: &View::ALL,
//!     run: |_context, bound| {
//!         Box::pin(async move {
//!             let of = bound.int("Of").unwrap_or(0);
//!             let object = Object::new().with("Of", of).with("Square", of * of);
//!             Ok(vec![object.into()])
//!         })
//!     },
//! };
//!
//! let mut registry = Registry::new();
//! registry.register(GET_SQUARE)?;
//! let mut shell = Shell::new(Arc::new(registry));
//! let outcome = shell.run(&0, "1..3 | ForEach-Object { Get-Square $_ } | where Square -gt 3");
//! let outcome = futures_util::FutureExt::now_or_never(outcome).expect("never waits");
//! assert_eq!(
//!     outcome.text(shell.console()),
//!     "\nOf Square\n-- ------\n 2      4\n 3      9\n\n"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Start reading at `interpreter/command.rs`. A script is bounded in every way ([`Limits`],
//! [`MAX_SCRIPT`], [`MAX_NESTING`]): whoever may type one may not stop the server.

mod binding;
mod builtin;
mod completion;
mod interpreter;
mod language;
mod output;
mod registry;
mod sink;
mod value;

pub use binding::{Action, BindError};
pub use completion::{Candidate, CandidateKind, Completion, complete};
pub use interpreter::{ErrorRecord, Limits, Outcome, Record, Shell};
pub use language::{Block, MAX_NESTING, MAX_SCRIPT, Script, SyntaxError, parse};
pub use output::{Console, help_text, render};
pub use registry::{
    Bound, Cmdlet, CmdletError, Duplicate, ErrorKind, Example, FromPipeline, InvokeError, Invoked,
    Kind, Parameter, Registry, Run, Signature,
};
pub use sink::{FileToWrite, Kept, NoFiles, Sink};
pub use value::{
    Conversion, Object, Quota, Shape, Value, View, Wildcard, contains, date_from_text, equal,
    from_json, order, quota_text, to_json,
};
