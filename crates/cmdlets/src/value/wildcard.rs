//! `-like` patterns: `*`, `?` and `[a-z]`.

/// A pattern, read once and matched often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wildcard {
    pieces: Vec<Piece>,
    case: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Any,
    One,
    Letter(char),
    Of(Vec<(char, char)>),
}

impl Wildcard {
    /// Reads a pattern. A `[` without an end is a letter like any other.
    pub fn new(pattern: &str, case: bool) -> Self {
        let letters: Vec<char> = pattern
            .chars()
            .flat_map(|letter| fold(letter, case))
            .collect();
        let mut pieces = Vec::with_capacity(letters.len());
        let mut at = 0;
        while let Some(&letter) = letters.get(at) {
            at += 1;
            let piece = match letter {
                '*' if pieces.last() == Some(&Piece::Any) => continue,
                '*' => Piece::Any,
                '?' => Piece::One,
                '`' if at < letters.len() => {
                    at += 1;
                    Piece::Letter(letters[at - 1])
                }
                '[' => match letters[at..].iter().position(|letter| *letter == ']') {
                    Some(end) if end > 0 => {
                        let set = ranges(&letters[at..at + end]);
                        at += end + 1;
                        Piece::Of(set)
                    }
                    _ => Piece::Letter('['),
                },
                letter => Piece::Letter(letter),
            };
            pieces.push(piece);
        }
        Self { pieces, case }
    }

    /// Whether a text has something of a pattern in it.
    pub fn is_pattern(text: &str) -> bool {
        text.contains(['*', '?', '['])
    }

    /// Whether the whole text matches. Takes at most the product of both lengths.
    pub fn matches(&self, text: &str) -> bool {
        let letters: Vec<char> = text
            .chars()
            .flat_map(|letter| fold(letter, self.case))
            .collect();
        let (mut piece, mut at) = (0, 0);
        // Where the last `*` was, and how much it has eaten so far.
        let mut star: Option<(usize, usize)> = None;
        while at < letters.len() {
            match self.pieces.get(piece) {
                Some(Piece::Any) => {
                    star = Some((piece, at));
                    piece += 1;
                }
                Some(one) if one.takes(letters[at]) => {
                    piece += 1;
                    at += 1;
                }
                _ => {
                    let Some((back, eaten)) = star else {
                        return false;
                    };
                    star = Some((back, eaten + 1));
                    piece = back + 1;
                    at = eaten + 1;
                }
            }
        }
        self.pieces[piece..]
            .iter()
            .all(|piece| *piece == Piece::Any)
    }
}

impl Piece {
    fn takes(&self, letter: char) -> bool {
        match self {
            Self::Any => false,
            Self::One => true,
            Self::Letter(wanted) => *wanted == letter,
            Self::Of(ranges) => ranges
                .iter()
                .any(|(from, to)| (*from..=*to).contains(&letter)),
        }
    }
}

fn fold(letter: char, case: bool) -> impl Iterator<Item = char> {
    let kept = case.then_some(letter);
    let lower = (!case).then(|| letter.to_lowercase());
    kept.into_iter().chain(lower.into_iter().flatten())
}

fn ranges(letters: &[char]) -> Vec<(char, char)> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if let [from, '-', to, ..] = letters[at..] {
            ranges.push((from, to));
            at += 3;
        } else {
            ranges.push((letters[at], letters[at]));
            at += 1;
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn patterns_match_whole_texts() {
        let like = |text: &str, pattern: &str| Wildcard::new(pattern, false).matches(text);
        assert!(like("Test1@contoso.com", "test*"));
        assert!(like("abc", "a?c"));
        assert!(like("abc", "[A-C]b*"));
        assert!(like("a[b", "a[b"));
        assert!(like("a*b", "a`*b"));
        assert!(!like("axb", "a`*b"));
        assert!(!like("abc", "b*"));
        assert!(like("", "*"));
        assert!(!like("", "?"));
        assert!(!Wildcard::new("A*", true).matches("abc"));
    }

    proptest! {
        #[test]
        fn stars_around_a_text_find_it(before in ".{0,8}", text in "[a-z]{0,8}", after in ".{0,8}") {
            let pattern = format!("*{text}*");
            let whole = format!("{before}{text}{after}");
            prop_assert!(Wildcard::new(&pattern, false).matches(&whole));
        }

        #[test]
        fn anything_is_a_pattern(pattern in "[a*?\\[\\]`-]{0,12}", text in "[a*\\]-]{0,12}") {
            Wildcard::new(&pattern, false).matches(&text);
        }
    }
}
