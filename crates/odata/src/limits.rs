//! What a request may cost, fixed before anything is parsed.

/// Most bytes of a whole query, before percent-decoding.
pub const MAX_QUERY_BYTES: usize = 16 * 1024;
/// Most bytes of the text of one expression (`$filter` or `$search`), after percent-decoding.
pub const MAX_EXPRESSION_BYTES: usize = 4 * 1024;
/// Most levels of parentheses and negations inside each other.
pub const MAX_DEPTH: usize = 32;
/// Most comparisons, functions and members of `in` lists in one expression.
pub const MAX_TERMS: usize = 100;
/// Most words in one term of `$search`.
pub const MAX_WORDS: usize = 10;
