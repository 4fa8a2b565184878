//! The raw query as pairs of decoded name and value.

use std::borrow::Cow;

use beffroi_core::{Failure, failure};

use crate::limits::MAX_QUERY_BYTES;
use crate::refusal::shortened;

/// A decoded pair. A parameter without `=` has an empty value.
pub(crate) type Parameter<'a> = (Cow<'a, str>, Cow<'a, str>);

/// Splits and decodes the query (the part of the URL after `?`), in order. Empty pairs are skipped.
pub(crate) fn read(raw: &str) -> failure::Result<Vec<Parameter<'_>>> {
    if raw.len() > MAX_QUERY_BYTES {
        return Err(Failure::invalid(
            "query",
            format!("is longer than {MAX_QUERY_BYTES} bytes"),
        ));
    }
    raw.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = decode(name).ok_or_else(|| not_utf8("query"))?;
            let value = decode(value).ok_or_else(|| not_utf8(&name))?;
            Ok((name, value))
        })
        .collect()
}

fn not_utf8(name: &str) -> Failure {
    Failure::invalid(shortened(name), "is not UTF-8 after percent-decoding")
}

/// Undoes percent-encoding and `+` for space. A `%` without two hexadecimal digits stands for
/// itself. `None` when the result is not UTF-8: replacing bytes would change what was asked.
pub(crate) fn decode(text: &str) -> Option<Cow<'_, str>> {
    if !text.bytes().any(|byte| matches!(byte, b'%' | b'+')) {
        return Some(Cow::Borrowed(text));
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = if byte == b'%' { octet(bytes, at) } else { None };
        at += if escaped.is_some() { 3 } else { 1 };
        decoded.push(match (byte, escaped) {
            (_, Some(octet)) => octet,
            (b'+', None) => b' ',
            (byte, None) => byte,
        });
    }
    String::from_utf8(decoded).ok().map(Cow::Owned)
}

/// The byte that `%XX` at `at` stands for.
fn octet(bytes: &[u8], at: usize) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let high = digit(*bytes.get(at + 1)?)?;
    let low = digit(*bytes.get(at + 2)?)?;
    u8::try_from(high * 16 + low).ok()
}

/// A path or query that somebody sent, made safe to be put in a URL: what RFC 3986 does not allow
/// there is percent-encoded, everything else stays as it was written.
pub(crate) fn escape(raw: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let bytes = raw.as_bytes();
    let mut escaped = String::with_capacity(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        let kept = match byte {
            b'%' => octet(bytes, at).is_some(),
            _ => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte),
        };
        if kept {
            escaped.push(char::from(byte));
        } else {
            escaped.push('%');
            escaped.push(char::from(HEX[usize::from(byte >> 4)]));
            escaped.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use url::form_urlencoded;

    proptest! {
        #[test]
        fn decodes_as_the_url_standard_does(raw in "[a-f0-9%+=&$]{0,60}") {
            let standard = form_urlencoded::parse(raw.as_bytes()).collect::<Vec<_>>();
            let replaced = |text: &str| text.contains('\u{fffd}');
            match read(&raw) {
                Ok(own) => prop_assert_eq!(own, standard),
                Err(_) => prop_assert!(standard.iter().any(|(name, value)| replaced(name) || replaced(value))),
            }
        }

        #[test]
        fn escaping_changes_no_meaning(raw in "\\PC{0,40}") {
            let escaped = escape(&raw);
            prop_assert!(escaped.is_ascii());
            prop_assert_eq!(decode(&escaped), decode(&raw));
        }
    }

    #[test]
    fn broken_utf8_is_refused_instead_of_replaced() {
        let refused = read("$search=%FF").expect_err("not UTF-8");
        assert_eq!(refused.target(), Some("$search"));
    }
}
