//! Records of a CSV file, one at a time, in memory whose size does not depend on the file's.

use bytes::Bytes;
use csv_core::{ReadRecordResult, Reader};

/// Bytes of one record, its quotes taken away. The template's columns need a tenth of it.
const LONGEST: usize = 64 * 1024;
/// Fields of one record whose ends are kept; of further ones only the number is.
const MOST_FIELDS: usize = 64;

/// A place between two records.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    at: usize,
    line: u64,
}

/// Reads a file of UTF-8 text.
pub(super) struct Records {
    file: Bytes,
    next: Mark,
    reader: Reader,
    text: Box<[u8]>,
    ends: [usize; MOST_FIELDS],
}

/// A record that was read.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    /// The line on which it begins, from 1.
    pub(super) line: u64,
    /// How many fields it has.
    pub(super) width: usize,
    /// Whether all of it is here.
    pub(super) whole: bool,
    text: &'a [u8],
    ends: &'a [usize],
}

impl Record<'_> {
    /// A field's text, from 0; empty where there is none.
    pub(super) fn field(&self, place: usize) -> &str {
        let Some(end) = self.ends.get(place) else {
            return "";
        };
        let begin = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        let text = self.text.get(begin..*end).unwrap_or_default();
        // The file is UTF-8, and only whole ASCII characters were taken out of it.
        std::str::from_utf8(text).unwrap_or_default()
    }

    /// Every field that is here.
    pub(super) fn fields(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|place| self.field(place))
    }
}

impl Records {
    /// The records of a file, which begins without a byte order mark.
    pub(super) fn new(file: Bytes) -> Self {
        Self::from(file, Mark { at: 0, line: 1 })
    }

    fn from(file: Bytes, next: Mark) -> Self {
        Self {
            file,
            next,
            reader: Reader::new(),
            text: vec![0; LONGEST].into_boxed_slice(),
            ends: [0; MOST_FIELDS],
        }
    }

    /// Where the next record begins.
    pub(super) fn mark(&self) -> Mark {
        self.next
    }

    /// The same file's records from a mark on.
    pub(super) fn again(&self, from: Mark) -> Self {
        Self::from(self.file.clone(), from)
    }

    /// The next record; none at the end. Empty lines are no records.
    pub(super) fn read(&mut self) -> Option<Record<'_>> {
        self.skip_empty_lines();
        let line = self.next.line;
        let (mut width, mut whole) = (0, true);
        let (mut length, mut kept) = (0, 0);
        loop {
            let input = self.file.get(self.next.at..).unwrap_or_default();
            let text = &mut self.text[length..];
            let ends = &mut self.ends[kept..];
            let (result, read, written, ended) = self.reader.read_record(input, text, ends);
            self.next.line += newlines(&input[..read]);
            self.next.at += read;
            (length, kept, width) = (length + written, kept + ended, width + ended);
            match result {
                // With no input left, the reader is told so by the next call.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => (length, whole) = (0, false),
                ReadRecordResult::OutputEndsFull => (kept, whole) = (0, false),
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return None,
            }
        }
        let kept = if whole { kept } else { 0 };
        Some(Record {
            line,
            width,
            whole,
            text: &self.text[..length],
            ends: &self.ends[..kept],
        })
    }

    fn skip_empty_lines(&mut self) {
        while let Some(byte @ (b'\r' | b'\n')) = self.file.get(self.next.at) {
            self.next.line += u64::from(*byte == b'\n');
            self.next.at += 1;
        }
    }
}

/// How many lines end in the text.
pub(super) fn newlines(text: &[u8]) -> u64 {
    text.iter().map(|byte| u64::from(*byte == b'\n')).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(u64, usize, bool, Vec<String>)> {
        let mut records = Records::new(Bytes::copy_from_slice(text.as_bytes()));
        let mut found = Vec::new();
        while let Some(record) = records.read() {
            let fields = record.fields().map(str::to_owned).collect();
            found.push((record.line, record.width, record.whole, fields));
        }
        found
    }

    #[test]
    fn quotes_and_line_ends() {
        let fields = |fields: &[&str]| fields.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            all("a,b\r\n\r\n\"c\nd\",\"e\"\"f\"\n\ng,\u{e9}"),
            [
                (1, 2, true, fields(&["a", "b"])),
                (3, 2, true, fields(&["c\nd", "e\"f"])),
                (6, 2, true, fields(&["g", "\u{e9}"])),
            ]
        );
        assert_eq!(all(""), []);
    }

    #[test]
    fn what_is_too_long_or_too_wide_is_counted_and_not_kept() {
        let commas = ",".repeat(1_000_000);
        let long = "x".repeat(3 * LONGEST);
        let open = format!("\"{long}\n{long}");
        let found = all(&format!("{commas}\n{long},y\na,b\n{open}"));
        let shape: Vec<_> = found
            .iter()
            .map(|(line, width, whole, fields)| (*line, *width, *whole, fields.len()))
            .collect();
        assert_eq!(
            shape,
            [
                (1, 1_000_001, false, 0),
                (2, 2, false, 0),
                (3, 2, true, 2),
                (4, 1, false, 0)
            ]
        );
    }

    #[test]
    fn records_can_be_read_again_from_a_mark() {
        let mut records = Records::new(Bytes::from_static(b"a\r\nb\r\n\r\nc\r\n"));
        records.read();
        let mark = records.mark();
        assert_eq!(records.read().map(|record| record.line), Some(2));
        let mut again = records.again(mark);
        assert_eq!(again.read().map(|record| record.line), Some(2));
        assert_eq!(again.read().map(|record| record.line), Some(4));
        assert!(again.read().is_none());
    }
}
