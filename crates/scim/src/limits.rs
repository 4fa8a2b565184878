//! What is taken at once.

/// Bytes of a request's body.
pub(crate) const BODY: usize = 2 * 1024 * 1024;
/// Operations of one bulk request.
pub(crate) const BULK_OPERATIONS: usize = 1_000;
/// Operations of one PATCH.
pub(crate) const PATCH_OPERATIONS: usize = 1_000;
/// Resources on one page; what is left follows from the next `startIndex`.
pub(crate) const MOST_RESULTS: u32 = 500;
/// Resources on a page when the caller does not say.
pub(crate) const DEFAULT_RESULTS: u32 = 100;
/// Bytes of a filter or a path.
pub(crate) const EXPRESSION: usize = 4_096;
/// Comparisons in a filter.
pub(crate) const TERMS: usize = 100;
/// Parentheses and `not` within each other.
pub(crate) const DEPTH: usize = 20;
/// Values of one attribute of a person.
pub(crate) const VALUES: usize = 100;
/// Characters of an external id.
pub(crate) const EXTERNAL_ID: usize = 256;
