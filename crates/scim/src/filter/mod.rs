//! SCIM's filters (RFC 7644, 3.4.2.2), read into a tree of their own.
//!
//! ```text
//! or       = and *( "or" and )
//! and      = unary *( "and" unary )
//! unary    = "not" "(" or ")" / "(" or ")" / term
//! term     = path "pr" / path compare literal / path "[" or "]"
//! compare  = "eq" / "ne" / "co" / "sw" / "ew" / "gt" / "ge" / "lt" / "le"
//! literal  = JSON text / number / "true" / "false" / "null"
//! path     = [ urn ":" ] name [ "." name ]
//! ```
//!
//! It keeps what the kernel's filter tree has no word for: `emails[type eq "work"]`. The rest becomes
//! a tree of the kernel when it is lowered to a statement (`service::list`); over one value of a
//! resource it is evaluated here, as a PATCH wants it.

mod evaluate;
mod lexer;
mod parser;

pub use parser::parse;
pub(crate) use parser::{attribute_path, parse_path_with_filter};

use beffroi_core::filter::{Op, Value};

/// The name of an attribute as it was written: schema, name, part.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributePath {
    /// The schema's URN, when it was written.
    pub schema: Option<String>,
    /// The attribute.
    pub name: String,
    /// The part of a complex attribute.
    pub part: Option<String>,
}

/// A condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// All hold.
    And(Vec<Expression>),
    /// At least one holds.
    Or(Vec<Expression>),
    /// Does not hold.
    Not(Box<Expression>),
    /// An attribute compared with a literal.
    Compare(AttributePath, Op, Value),
    /// An attribute is there.
    Present(AttributePath),
    /// One value of an attribute fulfils a condition on its parts.
    Values(AttributePath, Box<Expression>),
}
