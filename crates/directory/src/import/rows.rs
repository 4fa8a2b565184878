//! From CSV text to people, each bad row named by line, column and rule.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use beffroi_core::filter::fold;
use bytes::Bytes;

use super::Rejected;
use super::records::{Mark, Record, Records, newlines};
use crate::country;
use crate::user::{UserFields, check_upn, parse_phone};

/// The headings of the template, in its order.
const HEADINGS: [&str; 16] = [
    "User name",
    "First name",
    "Last name",
    "Display name",
    "Job title",
    "Department",
    "Office number",
    "Office phone",
    "Mobile phone",
    "Fax",
    "Alternate email address",
    "Address",
    "City",
    "State or province",
    "ZIP or postal code",
    "Country or region",
];

/// A person as the file describes them.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The line on which it begins.
    pub(super) line: u64,
    /// What it says.
    pub(super) fields: UserFields,
    /// Which of the template's columns the file has, in the template's order.
    columns: [bool; 16],
}

impl Row {
    /// Whether the file has the column.
    pub(super) fn has(&self, heading: &str) -> bool {
        HEADINGS
            .iter()
            .zip(self.columns)
            .any(|(known, has)| has && *known == heading)
    }
}

/// People in a file, beyond which it has to be split.
const MOST_ROWS: u64 = 1_000_000;

/// Rows that are checked, compared and written together.
pub(super) const BLOCK: usize = 1_000;

/// The people of a file whose headings are understood. What it keeps in memory beside the file are
/// one block of rows and the names that it has seen.
pub(super) struct Sheet {
    records: Records,
    /// For each column of the file, its place among [`HEADINGS`].
    columns: Vec<usize>,
    present: [bool; 16],
    domains: Vec<String>,
    /// The line on which each name was seen first. Absent when the file is read again.
    seen: Option<HashMap<Box<str>, u32>>,
    rows: u64,
}

/// The next rows of a file.
#[derive(Default)]
pub(super) struct Block {
    /// The rows that keep every rule.
    pub(super) rows: Vec<Row>,
    /// The rules that others break, by line.
    pub(super) rejected: Vec<Rejected>,
    /// How many rows there are, good and bad.
    pub(super) total: u64,
}

impl Sheet {
    /// Reads the headings; one broken rule tells why it can't be read at all.
    pub(super) fn open(file: Bytes, domains: Vec<String>) -> Result<Self, Rejected> {
        let mark = b"\xef\xbb\xbf";
        let file = if file.starts_with(mark) {
            file.slice(mark.len()..)
        } else {
            file
        };
        if let Err(error) = std::str::from_utf8(&file) {
            let line = newlines(&file[..error.valid_up_to()]) + 1;
            return Err(Rejected::new(line, "", "the file must be UTF-8 text", ""));
        }
        let mut records = Records::new(file);
        let Some(heading) = records.read() else {
            let rule = "the file must begin with the template's headings";
            return Err(Rejected::new(1, "", rule, ""));
        };
        let columns = columns(&heading).map_err(|rule| Rejected::new(1, "", rule, ""))?;
        let mut present = [false; 16];
        for place in &columns {
            present[*place] = true;
        }
        Ok(Self {
            records,
            columns,
            present,
            domains,
            seen: Some(HashMap::new()),
            rows: 0,
        })
    }

    /// Where the next block begins.
    pub(super) fn mark(&self) -> Mark {
        self.records.mark()
    }

    /// The same sheet from a mark on, for rows that were checked before.
    pub(super) fn again(&self, from: Mark) -> Self {
        Self {
            records: self.records.again(from),
            columns: self.columns.clone(),
            present: self.present,
            domains: self.domains.clone(),
            seen: None,
            rows: 0,
        }
    }

    /// The next [`BLOCK`] rows; none at the end.
    pub(super) fn block(&mut self) -> Option<Block> {
        let mut block = Block::default();
        while block.total < BLOCK as u64 {
            let Some(record) = self.records.read() else {
                break;
            };
            block.total += 1;
            self.rows += 1;
            if self.rows > MOST_ROWS {
                let rule =
                    format!("is one too many: a file has at most {MOST_ROWS} people, split it");
                block
                    .rejected
                    .push(Rejected::new(record.line, "", rule, ""));
                // Nothing of the file is imported, so that nothing behind it matters.
                self.records = Records::new(Bytes::new());
                break;
            }
            if !record.whole || record.width != self.columns.len() {
                let rule = width_rule(&record, self.columns.len());
                let value = record.field(0);
                block
                    .rejected
                    .push(Rejected::new(record.line, "", rule, value));
                continue;
            }
            let before = block.rejected.len();
            let values = values(&record, &self.columns);
            let fields = fields(&values, record.line, &self.domains, &mut block.rejected);
            if let Some(seen) = &mut self.seen
                && let Some(again) = seen_before(seen, values[0], record.line)
            {
                block.rejected.push(again);
            }
            if let (Some(fields), true) = (fields, block.rejected.len() == before) {
                block.rows.push(Row {
                    line: record.line,
                    fields,
                    columns: self.present,
                });
            }
        }
        (block.total > 0).then_some(block)
    }
}

/// Notes a row's name; refuses one that an earlier row has.
fn seen_before(seen: &mut HashMap<Box<str>, u32>, name: &str, line: u64) -> Option<Rejected> {
    let key = fold(name);
    if key.is_empty() {
        return None;
    }
    match seen.entry(key.into_boxed_str()) {
        Entry::Occupied(first) => {
            let rule = format!(
                "must be unique in the file; line {} has it too",
                first.get()
            );
            Some(Rejected::new(line, "User name", rule, name))
        }
        Entry::Vacant(new) => {
            new.insert(u32::try_from(line).unwrap_or(u32::MAX));
            None
        }
    }
}

/// Why a row has the wrong number of columns; an open quote swallows the rest of the file.
fn width_rule(record: &Record<'_>, wanted: usize) -> String {
    let width = record.width;
    if !record.whole && width == wanted {
        return "is longer than any person: a quote is opened and never closed".to_owned();
    }
    let swallowed = !record.whole || record.fields().any(|field| field.contains('\n'));
    let last_open = width < wanted && !record.field(width.saturating_sub(1)).is_empty();
    if swallowed || last_open {
        format!(
            "has {width} columns instead of {wanted}: a quote is opened and never closed, or commas are missing"
        )
    } else {
        format!("has {width} columns instead of {wanted}")
    }
}

/// For each column of the file, its place among [`HEADINGS`].
fn columns(heading: &Record<'_>) -> Result<Vec<usize>, String> {
    if !heading.whole {
        return Err("the headings are more than the template has".to_owned());
    }
    let mut columns = Vec::new();
    for name in heading.fields() {
        let place = HEADINGS
            .iter()
            .position(|known| known.eq_ignore_ascii_case(name.trim()));
        match place {
            Some(place) if columns.contains(&place) => {
                return Err(format!("the heading '{name}' stands there twice"));
            }
            Some(place) => columns.push(place),
            None => {
                return Err(format!(
                    "the heading '{}' is not one of {}",
                    name.chars().take(80).collect::<String>(),
                    HEADINGS.join(", ")
                ));
            }
        }
    }
    for needed in ["User name", "Display name"] {
        if !columns.iter().any(|place| HEADINGS[*place] == needed) {
            return Err(format!("the heading '{needed}' is missing"));
        }
    }
    Ok(columns)
}

/// Which rule of a user's fields stands under which heading.
fn heading_of(target: &str) -> &'static str {
    match target.split('/').next().unwrap_or_default() {
        "userPrincipalName" => "User name",
        "displayName" => "Display name",
        "givenName" => "First name",
        "surname" => "Last name",
        "jobTitle" => "Job title",
        "department" => "Department",
        "officeLocation" => "Office number",
        "businessPhones" => "Office phone",
        "mobilePhone" => "Mobile phone",
        "otherMails" => "Alternate email address",
        "streetAddress" => "Address",
        "city" => "City",
        "state" => "State or province",
        "postalCode" => "ZIP or postal code",
        "country" | "usageLocation" => "Country or region",
        _ => "",
    }
}

/// A record's values in the template's order; empty where the file has no such column.
fn values<'a>(record: &'a Record<'_>, columns: &[usize]) -> [&'a str; 16] {
    let mut values = [""; 16];
    for (position, place) in columns.iter().enumerate() {
        values[*place] = record.field(position).trim();
    }
    values
}

/// The person that a row describes; none when they break a rule of their own.
fn fields(
    values: &[&str; 16],
    line: u64,
    domains: &[String],
    rejected: &mut Vec<Rejected>,
) -> Option<UserFields> {
    let [
        upn,
        first,
        last,
        display,
        job,
        department,
        office,
        office_phone,
        mobile,
        _fax,
        mail,
        address,
        city,
        state,
        zip,
        land,
    ] = *values;
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let code = country::code(land);
    if !land.is_empty() && code.is_none() {
        rejected.push(Rejected::new(
            line,
            "Country or region",
            "must be a country's English or French name or its two-letter code",
            land,
        ));
    }
    let region = code.and_then(|code| code.parse().ok());
    let mut phone = |column: &str, text: &str| {
        if text.is_empty() {
            return None;
        }
        match parse_phone(text, region) {
            Ok(number) => Some(number),
            Err(rule) => {
                rejected.push(Rejected::new(line, column, rule, text));
                None
            }
        }
    };
    let (business_phone, mobile_phone) = (
        phone("Office phone", office_phone),
        phone("Mobile phone", mobile),
    );
    let fields = UserFields {
        user_principal_name: upn.to_owned(),
        display_name: display.to_owned(),
        given_name: some(first),
        surname: some(last),
        mail: check_upn(upn, domains).is_ok().then(|| upn.to_owned()),
        other_mails: some(mail).into_iter().collect(),
        mobile_phone,
        business_phone,
        department: some(department),
        office_location: some(office),
        street_address: some(address),
        city: some(city),
        state: some(state),
        postal_code: some(zip),
        country: some(land),
        job_title: some(job),
        usage_location: code.map(str::to_owned),
        ..UserFields::default()
    };
    match fields.checked(domains) {
        Ok(fields) => Some(fields),
        Err(failure) => {
            for detail in failure.details() {
                let column = heading_of(&detail.target);
                let rule = detail
                    .message
                    .strip_prefix(&detail.target)
                    .unwrap_or(&detail.message)
                    .trim();
                let value = HEADINGS
                    .iter()
                    .position(|heading| *heading == column)
                    .map_or("", |place| values[place]);
                rejected.push(Rejected::new(line, column, rule, value));
            }
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;

    use super::*;

    /// All of a file at once.
    fn parse(text: &[u8]) -> (Vec<Row>, Vec<Rejected>) {
        let domains = vec!["contoso.example".to_owned()];
        let mut sheet = match Sheet::open(Bytes::copy_from_slice(text), domains) {
            Ok(sheet) => sheet,
            Err(rule) => return (Vec::new(), vec![rule]),
        };
        let (mut rows, mut rejected) = (Vec::new(), Vec::new());
        while let Some(block) = sheet.block() {
            rows.extend(block.rows);
            rejected.extend(block.rejected);
        }
        (rows, rejected)
    }

    #[test]
    fn headings_are_needed_and_may_come_in_any_order() {
        let (rows, rejected) = parse(b"Display name,User name\nAmy,amy@contoso.example\n");
        assert_eq!((rows.len(), rejected.len()), (1, 0));
        assert_eq!(rows[0].fields.display_name, "Amy");
        let many = ",".repeat(1_000_000);
        for (text, part) in [
            ("", "headings"),
            ("Display name\nAmy\n", "'User name' is missing"),
            ("User name,Display name,Shoe size\n", "'Shoe size'"),
            ("User name,User name,Display name\n", "twice"),
            (&many, "more than the template has"),
        ] {
            let (_, rejected) = parse(text.as_bytes());
            assert!(rejected[0].rule.contains(part), "{text:.80?}: {rejected:?}");
        }
        let (_, rejected) = parse(b"User name,Display name\n\xff\xfe,x\n");
        assert_eq!(
            (rejected[0].line, rejected[0].rule.as_str()),
            (2, "the file must be UTF-8 text")
        );
    }

    #[test]
    fn a_name_is_unique_across_blocks_and_a_block_can_be_read_again() {
        let mut text = String::from("User name,Display name\n");
        for n in 0..=BLOCK {
            writeln!(text, "p{n}@contoso.example,P{n}").unwrap();
        }
        text.push_str("P0@Contoso.example,Again\n");
        let domains = vec!["contoso.example".to_owned()];
        let mut sheet = Sheet::open(text.into(), domains).unwrap();
        let first = sheet.block().unwrap();
        assert_eq!((first.rows.len(), first.rejected.len()), (BLOCK, 0));
        let mark = sheet.mark();
        let second = sheet.block().unwrap();
        assert_eq!((second.rows.len(), second.total), (1, 2));
        let rule = &second.rejected[0].rule;
        assert!(rule.ends_with("line 2 has it too"), "{rule}");
        assert!(sheet.block().is_none());
        let again = sheet.again(mark).block().unwrap();
        assert_eq!(again.rows[0].line, second.rows[0].line);
        assert_eq!(again.rows[0].fields, second.rows[0].fields);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let mut file = b"User name,Display name\n".to_vec();
            file.extend(bytes);
            let (rows, rejected) = parse(&file);
            prop_assert!(rows.iter().all(|row| row.line > 1));
            prop_assert!(rejected.iter().all(|row| !row.rule.is_empty()));
        }
    }
}
