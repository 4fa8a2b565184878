//! What is known of people in words, kept so that questions can look inside: who has a text, whose
//! text begins with or contains something, and in which order people stand by one.
//!
//! Each kind of text is a column of numbers by person, and a dictionary of the different texts.
//! What is not unique costs four bytes a person; what is, its own length and about twenty more.

mod dictionary;
mod page;

use beffroi_core::filter::plain;
use roaring::RoaringBitmap;

use dictionary::{Dictionary, Marks};

pub use page::PeopleOrder;

/// A kind of text that is known of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum TextKey {
    /// The name to show.
    DisplayName,
    /// The name to sign in with.
    PrincipalName,
    /// The e-mail address.
    Mail,
    /// First name.
    GivenName,
    /// Family name.
    Surname,
    /// Department.
    Department,
    /// Company.
    Company,
    /// Office.
    Office,
    /// City.
    City,
    /// State or province.
    State,
    /// Country, by name.
    Country,
    /// Postal code.
    PostalCode,
    /// Street and number.
    Street,
    /// Job title.
    JobTitle,
    /// Where services are used, as a code.
    UsageLocation,
    /// Preferred language, as a tag.
    Language,
    /// Member or guest.
    UserType,
    /// Mobile phone.
    MobilePhone,
    /// Business phone.
    BusinessPhone,
}

impl TextKey {
    /// Every kind, in the order of their ordinals.
    pub const ALL: [Self; 19] = [
        Self::DisplayName,
        Self::PrincipalName,
        Self::Mail,
        Self::GivenName,
        Self::Surname,
        Self::Department,
        Self::Company,
        Self::Office,
        Self::City,
        Self::State,
        Self::Country,
        Self::PostalCode,
        Self::Street,
        Self::JobTitle,
        Self::UsageLocation,
        Self::Language,
        Self::UserType,
        Self::MobilePhone,
        Self::BusinessPhone,
    ];

    /// Which dictionary holds the texts: most people's address is the name that they sign in with.
    const fn dictionary(self) -> usize {
        match self {
            Self::Mail => Self::PrincipalName as usize,
            other => other as usize,
        }
    }
}

/// What is asked of a text. Somebody without one passes no test.
pub enum TextTest<'a> {
    /// There is one.
    Present,
    /// It is this one, byte for byte.
    Is(&'a str),
    /// It begins with this.
    StartsWith(&'a str),
    /// It contains this.
    Contains(&'a str),
    /// It contains this word, which is without accents, once its own are taken away.
    Mentions(&'a str),
    /// It passes a test of the caller's.
    Passes(&'a (dyn Fn(&str) -> bool + Sync)),
}

impl TextTest<'_> {
    /// Whether one text passes.
    pub fn holds(&self, value: &str) -> bool {
        match self {
            Self::Present => true,
            Self::Is(wanted) => value == *wanted,
            Self::StartsWith(part) => value.starts_with(part),
            Self::Contains(part) => value.contains(part),
            Self::Mentions(word) => plain(value).contains(word),
            Self::Passes(test) => test(value),
        }
    }
}

/// In a column: the person has no text.
const NONE: u32 = u32::MAX;
/// Texts that may lie idle before a dictionary is made anew, beside as many as are in use.
const IDLE: usize = 4_096;

/// The texts of all people.
#[derive(Debug, Clone, Default)]
pub(crate) struct Texts {
    /// By kind, the text's number by person; as long as the last person who has one.
    columns: [Vec<u32>; TextKey::ALL.len()],
    dictionaries: [Dictionary; TextKey::ALL.len()],
    /// By dictionary: how many texts it may hold before it is made anew.
    limits: [usize; TextKey::ALL.len()],
}

impl Texts {
    /// Gives a person exactly these texts; a kind that is not named has none.
    pub(crate) fn replace<'a>(
        &mut self,
        person: u32,
        texts: impl IntoIterator<Item = (TextKey, &'a str)>,
    ) {
        let mut wanted = [NONE; TextKey::ALL.len()];
        for (key, text) in texts {
            wanted[key as usize] = self.dictionaries[key.dictionary()]
                .insert(text)
                .unwrap_or(NONE);
        }
        for (column, wanted) in self.columns.iter_mut().zip(wanted) {
            set(column, person, wanted);
        }
    }

    /// Makes dictionaries anew in which most texts lie idle. To be called now and then.
    pub(crate) fn tidy(&mut self) {
        for dictionary in 0..TextKey::ALL.len() {
            let known = self.dictionaries[dictionary].len();
            if known > self.limits[dictionary].max(IDLE) {
                self.renew(dictionary);
            }
        }
    }

    fn renew(&mut self, number: usize) {
        let before = std::mem::take(&mut self.dictionaries[number]);
        let mut after = Dictionary::default();
        let mut moved = vec![NONE; before.len()];
        for key in TextKey::ALL {
            if key.dictionary() != number {
                continue;
            }
            for id in &mut self.columns[key as usize] {
                let Some(place) = moved.get_mut(*id as usize) else {
                    continue;
                };
                if *place == NONE {
                    *place = after.insert(before.text(*id)).unwrap_or(NONE);
                }
                *id = *place;
            }
        }
        self.limits[number] = 2 * after.len() + IDLE;
        self.dictionaries[number] = after;
    }

    /// A person's text.
    pub(crate) fn get(&self, key: TextKey, person: u32) -> Option<&str> {
        let id = *self.columns[key as usize].get(person as usize)?;
        (id != NONE).then(|| self.dictionaries[key.dictionary()].text(id))
    }

    /// A person's text as bytes, which stand in the same order and need no second look.
    pub(crate) fn bytes(&self, key: TextKey, person: u32) -> Option<&[u8]> {
        let id = *self.columns[key as usize].get(person as usize)?;
        (id != NONE).then(|| self.dictionaries[key.dictionary()].bytes(id))
    }

    /// Everybody whose text passes the test.
    pub(crate) fn people(&self, key: TextKey, test: &TextTest<'_>) -> RoaringBitmap {
        let dictionary = &self.dictionaries[key.dictionary()];
        let marks = match test {
            TextTest::Present => return self.where_id(key, |id| id != NONE),
            TextTest::Is(value) => {
                let Some(wanted) = dictionary.find(value) else {
                    return RoaringBitmap::new();
                };
                return self.where_id(key, |id| id == wanted);
            }
            TextTest::StartsWith("") | TextTest::Contains("") | TextTest::Mentions("") => {
                return self.where_id(key, |id| id != NONE);
            }
            TextTest::StartsWith(part) => dictionary.beginning(part),
            TextTest::Contains(part) => dictionary.containing(part),
            TextTest::Mentions(word) => dictionary.mentioning(word),
            TextTest::Passes(test) => dictionary.passing(test),
        };
        self.marked(key, &marks)
    }

    fn marked(&self, key: TextKey, marks: &Marks) -> RoaringBitmap {
        if marks.is_empty() {
            return RoaringBitmap::new();
        }
        self.where_id(key, |id| marks.has(id))
    }

    /// One walk through a column. A bit a person first: far cheaper than to insert one by one.
    fn where_id(&self, key: TextKey, test: impl Fn(u32) -> bool) -> RoaringBitmap {
        let column = &self.columns[key as usize];
        let mut bits = vec![0_u8; column.len().div_ceil(8)];
        for (byte, ids) in bits.iter_mut().zip(column.chunks(8)) {
            for (bit, &id) in ids.iter().enumerate() {
                *byte |= u8::from(test(id)) << bit;
            }
        }
        RoaringBitmap::from_lsb0_bytes(0, &bits)
    }

    /// Gives spare room back after a bulk load.
    pub(crate) fn shrink(&mut self) {
        self.columns.iter_mut().for_each(Vec::shrink_to_fit);
        self.dictionaries.iter_mut().for_each(Dictionary::shrink);
        for (limit, dictionary) in self.limits.iter_mut().zip(&self.dictionaries) {
            *limit = 2 * dictionary.len() + IDLE;
        }
    }
}

fn set(column: &mut Vec<u32>, person: u32, wanted: u32) {
    let at = person as usize;
    match column.get_mut(at) {
        Some(place) => *place = wanted,
        None if wanted == NONE => {}
        None => {
            column.resize(at, NONE);
            column.push(wanted);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    const KEYS: [TextKey; 3] = [TextKey::PrincipalName, TextKey::Mail, TextKey::City];

    proptest! {
        #[test]
        fn answers_as_a_plain_table_would(
            changes in prop::collection::vec((0..30_u32, prop::collection::vec(prop::option::of("[abá]{0,3}"), 3)), 0..200),
            part in "[abá]{0,2}",
            tidy in any::<bool>(),
        ) {
            let mut texts = Texts::default();
            let mut plain: BTreeMap<(u32, TextKey), String> = BTreeMap::new();
            for (person, given) in &changes {
                let given: Vec<_> = KEYS.into_iter().zip(given).filter_map(|(key, text)| Some((key, text.as_deref()?))).collect();
                texts.replace(*person, given.iter().copied());
                plain.retain(|(owner, _), _| owner != person);
                plain.extend(given.iter().map(|(key, text)| ((*person, *key), (*text).to_owned())));
                if tidy {
                    for number in 0..TextKey::ALL.len() {
                        texts.renew(number);
                    }
                }
            }
            let longer = |text: &str| text.len() > 1;
            let word = beffroi_core::filter::plain(&part);
            for key in KEYS {
                for test in [TextTest::Present, TextTest::Is(&part), TextTest::StartsWith(&part), TextTest::Contains(&part), TextTest::Mentions(&word), TextTest::Passes(&longer)] {
                    let expected: RoaringBitmap = plain.iter()
                        .filter(|((_, kind), text)| *kind == key && test.holds(text))
                        .map(|((person, _), _)| *person)
                        .collect();
                    prop_assert_eq!(texts.people(key, &test), expected);
                }
                for person in 0..30 {
                    prop_assert_eq!(texts.get(key, person), plain.get(&(person, key)).map(String::as_str));
                }
            }
        }
    }
}
