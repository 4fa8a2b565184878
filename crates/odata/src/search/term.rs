//! One term: its property and its text.

use beffroi_core::failure;

use super::Search;
use crate::limits::MAX_WORDS;
use crate::refusal::{Source, quoted};
use crate::supports::declared;

/// The whole text as one term.
pub(super) fn bare(source: Source<'_>, searched: &[&str]) -> failure::Result<Search> {
    let text = source.text();
    if let Some(at) = text.find('"') {
        let why = "a double quote inside text without quotes; put every term in double quotes";
        return Err(source.invalid(at, why));
    }
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if matches!(word, "AND" | "OR" | "NOT") {
            let construct = format!("{word} between terms without double quotes");
            return Err(source.unsupported(at, construct));
        }
        at += piece.len();
    }
    read(source, 0, text, searched)
}

/// Reads the inside of a term that begins at byte `at` of the source.
pub(super) fn read(
    source: Source<'_>,
    at: usize,
    inside: &str,
    searched: &[&str],
) -> failure::Result<Search> {
    let (property, text) = split_property(source, at, inside, searched)?;
    let text = unescape(text);
    let text = text.trim();
    if text.is_empty() {
        return Err(source.invalid(at, "expected something to search for"));
    }
    if text.split_whitespace().count() > MAX_WORDS {
        return Err(source.invalid(at, format!("more than {MAX_WORDS} words in a term")));
    }
    Ok(Search::Term {
        property: property.map(str::to_owned),
        text: text.to_owned(),
    })
}

fn split_property<'t, 'p>(
    source: Source<'_>,
    at: usize,
    inside: &'t str,
    searched: &[&'p str],
) -> failure::Result<(Option<&'p str>, &'t str)> {
    // An escaped colon leaves its backslash in the name, which then is no name.
    let Some((name, text)) = inside.split_once(':') else {
        return Ok((None, inside));
    };
    let name = name.trim_start();
    if let Some(property) = declared(searched, name) {
        return Ok((Some(property), text));
    }
    let letters = name
        .chars()
        .all(|letter| letter.is_alphanumeric() || letter == '_');
    let is_name = letters && name.starts_with(char::is_alphabetic);
    let is_text =
        text.is_empty() || text.starts_with(char::is_whitespace) || text.starts_with("//");
    if is_name && !is_text {
        let construct = format!(
            "the property {} (it can look into {})",
            quoted(name),
            searched.join(", ")
        );
        return Err(source.unsupported(at, construct));
    }
    Ok((None, inside))
}

/// Takes the backslash from `\"`, `\\` and `\:`; any other stands for itself (`CONTOSO\amy`).
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let escaped = letters.next_if(|next| letter == '\\' && matches!(next, '"' | '\\' | ':'));
        plain.push(escaped.unwrap_or(letter));
    }
    plain
}
