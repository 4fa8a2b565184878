//! Which letter is what. Texts copied out of documents have typographic quotes and dashes, which
//! PowerShell takes for plain ones.

pub(crate) fn is_single_quote(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2018}'..='\u{201B}')
}

pub(crate) fn is_double_quote(letter: char) -> bool {
    matches!(letter, '"' | '\u{201C}'..='\u{201E}')
}

pub(crate) fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2013}'..='\u{2015}')
}

/// White space within a line.
pub(crate) fn is_space(letter: char) -> bool {
    letter != '\n' && letter != '\r' && letter.is_whitespace()
}

/// What ends a bare word.
pub(crate) fn ends_word(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '|' | ';' | '&' | '(' | ')' | '{' | '}' | ',' | '<' | '>'
        )
}

/// What a variable's name is made of.
pub(crate) fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}
