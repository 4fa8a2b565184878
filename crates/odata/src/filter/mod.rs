//! `$filter`: Graph's expression language, read into the filter tree of `beffroi-core`.
//!
//! ```text
//! or       = and *( "or" and )
//! and      = unary *( "and" unary )
//! unary    = "not" unary / primary
//! primary  = ( "(" or ")" / function / lambda ) [ ( "eq" / "ne" ) boolean ] / path comparison
//! function = ( "startsWith" / "endsWith" / "contains" ) "(" path "," text ")"
//! comparison = ( "eq" / "ne" / "gt" / "ge" / "lt" / "le" ) literal
//!            / "in" "(" literal *( "," literal ) ")"
//! literal  = text / integer / GUID / instant / "true" / "false" / "null" / "(" literal ")"
//! path     = name *( "/" name )
//! lambda   = path "/" ( "any" "(" [ name ":" or ] ")" / "all" "(" name ":" or ")" )
//! ```
//!
//! Keywords and functions may be written in any case. `not` takes the whole comparison after it:
//! `not a eq 1` is `not (a eq 1)`. An instant without an offset is UTC, a date alone its midnight.
//! Inside a lambda every path begins with its variable: `c` is the item itself, `c/skuId` a property
//! of it. Lambdas inside lambdas, `$count`, arithmetic, casts and other functions are refused by name.

mod lexer;
mod parser;
mod temporal;

use beffroi_core::{Filter, failure};

use crate::refusal::Source;
use parser::Parser;

/// Reads the decoded text of `$filter`.
///
/// # Errors
/// `Kind::Unsupported` naming a construct of OData that is not offered, and its position;
/// `Kind::Invalid` with the position (in characters, from 1) and what was expected there, or when
/// the text exceeds one of [`crate::limits`].
pub fn parse(text: &str) -> failure::Result<Filter> {
    Parser::new(Source::new("$filter", text)?)?.filter()
}
