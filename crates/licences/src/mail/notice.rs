//! A step of a subscription's life lies ahead.

use beffroi_channels::letter::{Logo, Page, Written};
use beffroi_core::{LanguageTag, Ts};
use jiff::Zoned;
use jiff::tz::TimeZone;

use super::words::{Days, sentences};
use crate::model::{Ending, SUSPENDED, WARNING};

/// A notice to one person.
pub(crate) struct Notice<'a> {
    /// What lies ahead.
    pub(crate) ending: &'a Ending,
    /// When it was announced.
    pub(crate) at: Ts,
    /// The product's name.
    pub(crate) product: &'a str,
    /// The languages of the person, in order of preference, and then that of the organization.
    pub(crate) languages: &'a [LanguageTag],
    /// Of the dates.
    pub(crate) zone: TimeZone,
    /// The organization's name.
    pub(crate) organization: &'a str,
    pub(crate) logo: Option<&'a Logo>,
    /// The product in the console.
    pub(crate) link: &'a str,
}

impl Notice<'_> {
    /// Text and HTML.
    pub(crate) fn written(&self) -> Written {
        let words = sentences(self.languages);
        let ending = self.ending;
        let step = ending.next_lifecycle_date_time;
        let day = |at: Ts| (words.day)(&Zoned::new(at.to_jiff(), self.zone.clone()));
        let days = Days {
            step: day(step),
            after_warning: day(step.plus(WARNING)),
            after_suspended: day(step.plus(SUSPENDED)),
        };
        let subject = (words.subject)(self.product, ending.next_status, self.days_left());
        let (title, body) = (words.said)(self.product, ending, &days);
        let number = |value: u64| (words.number)(value);
        let mut facts = vec![
            (words.when, days.step.clone()),
            (words.seats, number(ending.total_licenses.into())),
            (words.used, number(ending.consumed_units)),
        ];
        if ending.status.counts() {
            facts.push((words.changing, number(ending.capability_changes)));
            facts.push((words.losing, number(ending.mailboxes_lost)));
        }
        let facts: Vec<(&str, &str)> = facts
            .iter()
            .map(|(name, fact)| (*name, fact.as_str()))
            .collect();
        Page {
            language: words.language.parse().expect("a plain language is a tag"),
            subject: &subject,
            organization: self.organization,
            picture: self.logo.map(Logo::picture),
            title: &title,
            body: &body,
            facts: &facts,
            colon: words.colon,
            button: Some((words.open, self.link)),
            foot: &(words.foot)(self.organization),
        }
        .written()
    }

    /// From one day of the calendar to the other, as people count.
    fn days_left(&self) -> i32 {
        let date = |at: Ts| Zoned::new(at.to_jiff(), self.zone.clone()).date();
        let left = date(self.ending.next_lifecycle_date_time) - date(self.at);
        left.get_days()
    }
}
