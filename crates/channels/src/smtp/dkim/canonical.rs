//! The form in which headers and body are signed: *relaxed* (RFC 6376, 3.4), which outlives that a
//! server on the way folds a line or trims a blank.

/// A header: its name in small letters, its value on one line.
pub(super) fn header(name: &str, value: &str) -> String {
    let words: Vec<&str> = value
        .split([' ', '\t', '\r', '\n'])
        .filter(|word| !word.is_empty())
        .collect();
    let name = name.trim_end().to_ascii_lowercase();
    format!("{name}:{}", words.join(" "))
}

/// A body: no blanks at the end of a line, one where there are several, no empty lines at the end.
pub(super) fn body(body: &str) -> String {
    let mut relaxed = String::with_capacity(body.len());
    let mut empty = 0;
    for line in body.split("\r\n") {
        let line = line.trim_end_matches([' ', '\t']);
        if line.is_empty() {
            empty += 1;
            continue;
        }
        (0..empty).for_each(|_| relaxed.push_str("\r\n"));
        empty = 0;
        push_relaxed(&mut relaxed, line);
        relaxed.push_str("\r\n");
    }
    relaxed
}

fn push_relaxed(relaxed: &mut String, line: &str) {
    let mut blank = false;
    for c in line.chars() {
        let is_blank = matches!(c, ' ' | '\t');
        if !is_blank {
            relaxed.push(c);
        } else if !blank {
            relaxed.push(' ');
        }
        blank = is_blank;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn as_the_standard_says() {
        // RFC 6376, 3.4.5.
        assert_eq!(header("A", " X"), "a:X");
        assert_eq!(header("B ", " Y\t\r\n\tZ  "), "b:Y Z");
        assert_eq!(
            body(" C \r\nD \t E\r\n\r\n\r\n").replace(' ', "_"),
            "_C\r\nD_E\r\n"
        );
        assert_eq!(body(""), "");
        assert_eq!(body("\r\n \r\n"), "");
        assert_eq!(body("a\r\n\r\nb"), "a\r\n\r\nb\r\n");
    }

    proptest! {
        #[test]
        fn what_is_relaxed_is_left_as_it_is(text in "[a-c \t\r\n.é]{0,60}") {
            let once = body(&text);
            prop_assert_eq!(body(&once), once);
        }
    }
}
