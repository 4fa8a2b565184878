//! Instants at the beginning of a text.

use beffroi_core::Ts;

/// Whether a date begins here: four digits and a hyphen.
pub(super) fn begins(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 4 && bytes[..4].iter().all(u8::is_ascii_digit) && bytes[4] == b'-'
}

/// The instant that begins here and its length in bytes.
///
/// A space before an offset stands for `+`: that is what an unencoded `+` decodes to in a query.
pub(super) fn read(text: &str) -> Option<(Ts, usize)> {
    let belongs = |byte: u8| {
        byte.is_ascii_digit()
            || matches!(byte, b'-' | b':' | b'.' | b'+' | b'T' | b't' | b'Z' | b'z')
    };
    let length = text.bytes().take_while(|byte| belongs(*byte)).count();
    let written = &text[..length];
    let Some((_, time)) = written.split_once(['T', 't']) else {
        return Some((format!("{written}T00:00:00Z").parse().ok()?, length));
    };
    if time.contains(['+', '-', 'Z', 'z']) {
        return Some((written.parse().ok()?, length));
    }
    match text
        .get(length..length + 6)
        .filter(|rest| is_lost_offset(rest))
    {
        Some(rest) => {
            let offset = &rest[1..];
            Some((format!("{written}+{offset}").parse().ok()?, length + 6))
        }
        None => Some((format!("{written}Z").parse().ok()?, length)),
    }
}

/// ` 01:00`
fn is_lost_offset(rest: &str) -> bool {
    rest.bytes()
        .zip(b" 00:00")
        .all(|(byte, shape)| match shape {
            b'0' => byte.is_ascii_digit(),
            _ => byte == *shape,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_the_same_instant() {
        for text in [
            "2026-11-22T09:00:00Z",
            "2026-11-22T09:00Z",
            "2026-11-22t09:00:00z",
            "2026-11-22T09:00:00.0000000Z",
            "2026-11-22T09:00:00",
            "2026-11-22T10:00:00+01:00",
            "2026-11-22T10:00:00.000 01:00",
            "2026-11-22T04:00:00-05:00",
        ] {
            let (instant, length) = read(text).expect(text);
            assert_eq!(instant.to_string(), "2026-11-22T09:00:00Z", "{text}");
            assert_eq!(length, text.len(), "{text}");
        }
        let (midnight, _) = read("2026-11-22 and").expect("date");
        assert_eq!(midnight.to_string(), "2026-11-22T00:00:00Z");
    }

    #[test]
    fn impossible_instants_are_refused() {
        for text in [
            "2026-13-01",
            "2026-02-30T00:00:00Z",
            "2026-11-22T25:00:00Z",
            "2026-",
            "2026-11-22T",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
