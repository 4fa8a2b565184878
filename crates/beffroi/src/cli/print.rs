//! Lines for whoever reads the output. When nobody does any more (`beffroi … | head`), the command
//! goes on with its work and says nothing.

use std::fmt::Display;
use std::io::Write;

/// A line of the result, on standard output.
pub(super) fn say(line: impl Display) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// A line about what went wrong or is under way, on standard error.
pub(super) fn tell(line: impl Display) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}
