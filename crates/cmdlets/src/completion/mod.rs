//! What may come next in a line that is being typed.

mod candidates;
mod place;

use std::ops::Range;

use crate::registry::Signature;

/// What may stand in a part of the line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completion {
    /// The bytes that a candidate takes the place of.
    pub replace: Range<usize>,
    /// In the order in which they should be offered.
    pub candidates: Vec<Candidate>,
}

/// Something that may come next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What is put into the line.
    pub text: String,
    /// What it is.
    pub kind: CandidateKind,
    /// A line about it; may be empty.
    pub help: String,
}

/// What a candidate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CandidateKind {
    /// The name of a cmdlet.
    Cmdlet,
    /// A parameter, with its dash.
    Parameter,
    /// A word that a parameter takes.
    Choice,
    /// A property of what comes down the pipeline.
    Property,
}

/// What may come at `cursor` (in bytes) of a line. The catalogue is the caller's, see
/// [`crate::Registry::catalogue`].
pub fn complete(catalogue: &[Signature], text: &str, cursor: usize) -> Completion {
    let mut cursor = cursor.min(text.len());
    while !text.is_char_boundary(cursor) {
        cursor -= 1;
    }
    let place = place::Place::at(&text[..cursor]);
    let candidates = candidates::of(catalogue, &place);
    Completion {
        replace: cursor - place.word.len()..cursor,
        candidates,
    }
}

#[cfg(test)]
mod tests;
