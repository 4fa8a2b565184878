//! The language: from text to tree.
//!
//! PowerShell reads in two modes: where a command stands, words are texts; where an expression
//! stands, they are operators. The parser therefore reads letters, not tokens.

pub(crate) mod ast;
mod cursor;
mod error;
mod letters;
mod parser;

pub use ast::{Block, Script};
pub use error::SyntaxError;

/// Longer texts are refused unread, in bytes.
pub const MAX_SCRIPT: usize = 256 * 1024;
/// How deep parentheses, braces and the like may be nested.
pub const MAX_NESTING: usize = 64;

/// Reads a script.
pub fn parse(text: &str) -> Result<Script, SyntaxError> {
    if text.len() > MAX_SCRIPT {
        return Err(SyntaxError {
            message: format!("The script is longer than {MAX_SCRIPT} bytes."),
            id: "ScriptTooLong",
            span: 0..0,
        });
    }
    parser::Parser::new(text).script()
}

#[cfg(test)]
mod tests;
