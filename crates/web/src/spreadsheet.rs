//! What a file of comma-separated values needs beyond commas, because a spreadsheet opens it.

/// Begins the file: spreadsheets take UTF-8 for what it is from this mark only.
pub const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// With which a spreadsheet lets a formula begin, in half and in full width.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Text that no spreadsheet takes for a formula: an apostrophe goes in front of what begins like one.
///
/// Whoever chose the text is seldom whoever opens the file, and formulas can send its content away.
#[must_use]
pub fn inert(text: &str) -> String {
    if text.starts_with(FORMULA) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn formulas_are_made_inert() {
        for formula in [
            "=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1",
        ] {
            assert_eq!(inert(formula), format!("'{formula}"));
        }
        for plain in ["Payroll", "a=1", "", "'=1", "1-2"] {
            assert_eq!(inert(plain), plain);
        }
    }
}
