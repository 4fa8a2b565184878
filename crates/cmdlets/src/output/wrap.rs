//! Letters in lines. Every letter counts as one.

pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
}

/// A text that fits, with `…` where something is missing: beyond the width, or beyond the line.
pub(super) fn truncated(text: &str, room: usize) -> String {
    let first = text.split(['\r', '\n']).next().unwrap_or("");
    let cut = first.len() < text.len();
    if width(first) + usize::from(cut) <= room {
        return if cut {
            format!("{first}…")
        } else {
            first.to_owned()
        };
    }
    let kept = room.saturating_sub(1);
    let mut text: String = first.chars().take(kept).collect();
    text.push('…');
    text
}

/// A text in lines that fit, broken between words where that is possible.
pub(super) fn wrapped(text: &str, room: usize) -> Vec<String> {
    let room = room.max(1);
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let mut letters: &str = line.strip_suffix('\r').unwrap_or(line);
        while width(letters) > room {
            let end = letters
                .char_indices()
                .nth(room)
                .map_or(letters.len(), |(at, _)| at);
            let (head, tail) = letters.split_at(end);
            // A space right after the line is a good place, too.
            let space = if tail.starts_with(' ') {
                Some(end)
            } else {
                head.rfind(' ').filter(|at| *at > 0)
            };
            let at = space.unwrap_or(end);
            lines.push(letters[..at].to_owned());
            letters = match space {
                Some(at) => letters[at..].trim_start_matches(' '),
                None => &letters[at..],
            };
        }
        lines.push(letters.to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_are_cut_and_wrapped() {
        assert_eq!(truncated("abcdef", 4), "abc…");
        assert_eq!(truncated("abcd", 4), "abcd");
        assert_eq!(truncated("ab\ncd", 4), "ab…");
        assert_eq!(truncated("äöüß", 3), "äö…");
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrapped("", 3), [""]);
    }

    proptest! {
        #[test]
        fn every_line_fits(text in "[ aéb\n]{0,60}", room in 1_usize..12) {
            for line in wrapped(&text, room) {
                prop_assert!(width(&line) <= room);
            }
            prop_assert!(width(&truncated(&text, room)) <= room);
        }
    }
}
