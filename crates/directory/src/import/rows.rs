//! From CSV text to people, each bad row named by line, column and rule.

use std::collections::HashMap;

use beffroi_core::filter::fold;
use csv::{ReaderBuilder, StringRecord};

use super::Rejected;
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
pub struct Row {
    /// The line on which it begins.
    pub line: u64,
    /// What it says.
    pub fields: UserFields,
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

/// Reads the whole file: the good rows, and every rule that others break.
pub fn parse(text: &[u8], domains: &[String]) -> (Vec<Row>, Vec<Rejected>) {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let mut rejected = Vec::new();
    if let Err(error) = std::str::from_utf8(text) {
        let line = newlines(&text[..error.valid_up_to()]) + 1;
        rejected.push(Rejected::new(line, "", "the file must be UTF-8 text", ""));
        return (Vec::new(), rejected);
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text);
    let mut records = reader.records();
    let columns = match records.next() {
        Some(Ok(heading)) => match columns(&heading) {
            Ok(columns) => columns,
            Err(rule) => return (Vec::new(), vec![Rejected::new(1, "", rule, "")]),
        },
        _ => {
            return (
                Vec::new(),
                vec![Rejected::new(
                    1,
                    "",
                    "the file must begin with the template's headings",
                    "",
                )],
            );
        }
    };
    let mut present = [false; 16];
    for place in &columns {
        present[*place] = true;
    }
    let mut rows = Vec::new();
    let mut seen: HashMap<String, u64> = HashMap::new();
    let mut lines = Lines {
        text,
        at: 0,
        line: 1,
    };
    for record in records {
        match record {
            Ok(record) => {
                let line = lines.of(record.position());
                if record.len() != columns.len() {
                    rejected.push(Rejected::new(
                        line,
                        "",
                        width_rule(&record, columns.len()),
                        record.get(0).unwrap_or(""),
                    ));
                    continue;
                }
                let before = rejected.len();
                let fields = fields(&record, &columns, line, domains, &mut rejected);
                let key = fold(&fields.user_principal_name);
                if let Some(first) = seen.get(&key).filter(|_| !key.is_empty()) {
                    let rule = format!("must be unique in the file; line {first} has it too");
                    rejected.push(Rejected::new(
                        line,
                        "User name",
                        rule,
                        &fields.user_principal_name,
                    ));
                } else {
                    seen.insert(key, line);
                }
                if rejected.len() == before {
                    rows.push(Row {
                        line,
                        fields,
                        columns: present,
                    });
                }
            }
            Err(error) => {
                let line = lines.of(error.position());
                rejected.push(Rejected::new(line, "", error.to_string(), ""));
            }
        }
    }
    (rows, rejected)
}

fn newlines(text: &[u8]) -> u64 {
    text.split(|byte| *byte == b'\n').count() as u64 - 1
}

/// Counts lines by itself: the reader's own count is one short after a CRLF.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of a record; records come in their order.
    fn of(&mut self, position: Option<&csv::Position>) -> u64 {
        let start = position
            .and_then(|position| usize::try_from(position.byte()).ok())
            .unwrap_or(self.at);
        let rest = self.text.get(start..).unwrap_or_default();
        let start = start
            + rest
                .iter()
                .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                .count();
        let passed = self.text.get(self.at..start).unwrap_or_default();
        self.line += newlines(passed);
        self.at = start;
        self.line
    }
}

/// Why a row has the wrong number of columns; an open quote swallows the rest of the file.
fn width_rule(record: &StringRecord, wanted: usize) -> String {
    let swallowed = record.iter().any(|field| field.contains('\n'));
    let last_open = record.len() < wanted
        && record
            .iter()
            .next_back()
            .is_some_and(|field| !field.is_empty());
    if swallowed || last_open {
        format!(
            "has {} columns instead of {wanted}: a quote is opened and never closed, or commas are missing",
            record.len()
        )
    } else {
        format!("has {} columns instead of {wanted}", record.len())
    }
}

/// For each column of the file, its place among [`HEADINGS`].
fn columns(heading: &StringRecord) -> Result<Vec<usize>, String> {
    let mut columns = Vec::new();
    for name in heading {
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
                    "the heading '{name}' is not one of {}",
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

fn fields(
    record: &StringRecord,
    columns: &[usize],
    line: u64,
    domains: &[String],
    rejected: &mut Vec<Rejected>,
) -> UserFields {
    let mut values: [&str; 16] = [""; 16];
    for (value, place) in record.iter().zip(columns) {
        values[*place] = value.trim();
    }
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
    ] = values;
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
    match fields.clone().checked(domains) {
        Ok(fields) => fields,
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
            fields
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn domains() -> Vec<String> {
        vec!["contoso.example".to_owned()]
    }

    #[test]
    fn headings_are_needed_and_may_come_in_any_order() {
        let (rows, rejected) = parse(
            b"Display name,User name\nAmy,amy@contoso.example\n",
            &domains(),
        );
        assert_eq!((rows.len(), rejected.len()), (1, 0));
        assert_eq!(rows[0].fields.display_name, "Amy");
        for (text, part) in [
            ("", "headings"),
            ("Display name\nAmy\n", "'User name' is missing"),
            ("User name,Display name,Shoe size\n", "'Shoe size'"),
            ("User name,User name,Display name\n", "twice"),
        ] {
            let (_, rejected) = parse(text.as_bytes(), &domains());
            assert!(rejected[0].rule.contains(part), "{text:?}: {rejected:?}");
        }
        let (_, rejected) = parse(b"User name,Display name\n\xff\xfe,x\n", &domains());
        assert_eq!(
            (rejected[0].line, rejected[0].rule.as_str()),
            (2, "the file must be UTF-8 text")
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let mut file = b"User name,Display name\n".to_vec();
            file.extend(bytes);
            let (rows, rejected) = parse(&file, &domains());
            prop_assert!(rows.iter().all(|row| row.line > 1));
            prop_assert!(rejected.iter().all(|row| !row.rule.is_empty()));
        }
    }
}
