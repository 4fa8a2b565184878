//! Sizes with an upper bound or none, as `-ProhibitSendQuota 50GB` has them.

use super::Value;
use super::convert::{multiplier, number_from_text};

/// A size in bytes, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quota {
    /// So many bytes.
    Bytes(u64),
    /// No bound.
    Unlimited,
}

impl Quota {
    /// Reads `50GB`, `50 GB`, `49.5 GB (53,150,220,288 bytes)`, `1073741824` or `Unlimited`.
    pub fn from_value(value: &Value) -> Option<Self> {
        match value {
            // `49.5GB` as it is typed, without quotes: what is left of a byte is no byte.
            Value::Float(_) | Value::Int(_) => {
                let bytes = value.to_int().ok()?;
                u64::try_from(bytes).ok().map(Self::Bytes)
            }
            Value::String(text) => Self::from_text(text),
            _ => None,
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("unlimited") {
            return Some(Self::Unlimited);
        }
        if let Some((_, rest)) = text.split_once('(') {
            let exact = rest.strip_suffix(" bytes)")?.replace(',', "");
            return exact.parse().ok().map(Self::Bytes);
        }
        let compact: String = text.split_whitespace().collect();
        let compact = match multiplier(&compact) {
            (_, 1) => compact.strip_suffix(['B', 'b']).unwrap_or(&compact),
            _ => &compact,
        };
        let bytes = number_from_text(compact)?.to_int().ok()?;
        u64::try_from(bytes).ok().map(Self::Bytes)
    }

    /// As the language hands it on: a number of bytes, or the text `Unlimited`.
    pub fn to_value(self) -> Value {
        match self {
            Self::Bytes(bytes) => Value::Int(i64::try_from(bytes).unwrap_or(i64::MAX)),
            Self::Unlimited => Value::from("Unlimited"),
        }
    }
}

impl std::fmt::Display for Quota {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bytes(bytes) => f.write_str(&quota_text(*bytes)),
            Self::Unlimited => f.write_str("Unlimited"),
        }
    }
}

/// A size as Exchange writes it: `99 GB (106,300,440,576 bytes)`.
pub fn quota_text(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["B", "KB", "MB", "GB", "TB"];
    let mut unit = 0;
    #[expect(clippy::cast_precision_loss, reason = "shown with four digits")]
    let mut size = bytes as f64;
    while size >= 1024.0 && unit + 1 < UNITS.len() {
        size /= 1024.0;
        unit += 1;
    }
    let digits = match size {
        size if size >= 1000.0 => 0,
        size if size >= 100.0 => 1,
        size if size >= 10.0 => 2,
        _ => 3,
    };
    let shown = format!("{size:.digits$}");
    let shown = if shown.contains('.') {
        shown.trim_end_matches('0').trim_end_matches('.')
    } else {
        &shown
    };
    format!("{shown} {} ({} bytes)", UNITS[unit], grouped(bytes))
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sizes_are_written_as_exchange_writes_them() {
        assert_eq!(quota_text(106_300_440_576), "99 GB (106,300,440,576 bytes)");
        assert_eq!(quota_text(53_150_220_288), "49.5 GB (53,150,220,288 bytes)");
        assert_eq!(quota_text(0), "0 B (0 bytes)");
        let read = |text: &str| Quota::from_value(&Value::from(text));
        assert_eq!(read("50 gb"), Some(Quota::Bytes(53_687_091_200)));
        assert_eq!(read("unlimited"), Some(Quota::Unlimited));
        assert_eq!(read("100 B"), Some(Quota::Bytes(100)));
        let half = Quota::from_value(&Value::Float(42_412_802_048.0));
        assert_eq!(half, Some(Quota::Bytes(42_412_802_048)));
        assert_eq!(Quota::from_value(&Value::Float(-1.0)), None);
        for text in ["", "-1", "much", "1 GB (x bytes)", "GB"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(bytes in any::<u64>()) {
            let read = Quota::from_value(&Value::String(quota_text(bytes)));
            prop_assert_eq!(read, Some(Quota::Bytes(bytes)));
        }
    }
}
