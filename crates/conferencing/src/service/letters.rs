//! The mails: which letter a change leaves, and its words when it goes out.

use std::collections::{HashMap, HashSet};

use beffroi_channels::letter::Logo;
use beffroi_channels::smtp::{Recipient, Sender};
use beffroi_core::{Failure, Secret, TenantId, Ts, failure};
use beffroi_directory::lookup::{self, Account, TenantInfo};
use beffroi_feature::{Compose, Cx, DueLetter, Letter, LetterKind};
use beffroi_mail::NewLetter;
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::change::Change;
use crate::mail::{About, Changed, Facts, Notice};
use crate::model::{Coordinates, Person, ServiceNumber, Settings};
use crate::store;

const fn kind(about: About, compose: Compose) -> LetterKind {
    LetterKind {
        name: about.kind(),
        list: "conferencing",
        compose,
    }
}

/// The kinds of mail.
pub(crate) const LETTERS: &[LetterKind] = &[
    kind(About::Enabled, |cx, tenant, letters| {
        compose(cx, tenant, About::Enabled, letters)
    }),
    kind(About::Changed, |cx, tenant, letters| {
        compose(cx, tenant, About::Changed, letters)
    }),
    kind(About::PinReset, |cx, tenant, letters| {
        compose(cx, tenant, About::PinReset, letters)
    }),
    kind(About::Disabled, |cx, tenant, letters| {
        compose(cx, tenant, About::Disabled, letters)
    }),
    kind(About::Information, |cx, tenant, letters| {
        compose(cx, tenant, About::Information, letters)
    }),
];

/// What a letter is about, beside its kind and its person.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Payload {
    /// When the PIN was set that it tells.
    pub(super) pin_set: Option<Ts>,
    /// What the person was told last: where it holds again there is nothing to tell.
    pub(super) before: Option<Known>,
    /// Of an *enabled*: whether the person knows of an earlier time, whose end they have not been told of.
    #[serde(default)]
    pub(super) knows_of_earlier: bool,
    /// Of a *changed*: whether the PIN is another one, too, of which another letter tells.
    #[serde(default)]
    pub(super) has_new_pin: bool,
    /// Another address than the person's own.
    pub(super) to: Option<String>,
    /// Another sender than the one that is set.
    #[serde(default)]
    pub(super) from: Option<SentFrom>,
}

/// Who an e-mail is from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SentFrom {
    pub(crate) address: String,
    pub(crate) name: String,
}

/// What somebody knows of their conferences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Known {
    conference: String,
    toll: Option<String>,
    toll_free: Option<String>,
}

impl From<&Coordinates> for Known {
    fn from(own: &Coordinates) -> Self {
        Self {
            conference: own.conference.to_string(),
            toll: own.toll.as_ref().map(ToString::to_string),
            toll_free: own.toll_free.as_ref().map(ToString::to_string),
        }
    }
}

fn topic(person: Uuid, about: About) -> String {
    format!("{}/{person}", about.kind())
}

/// A letter with what somebody has, to their own address or to another one: of each one waits at most.
pub(super) fn information(
    person: Uuid,
    to: Option<String>,
    from: Option<SentFrom>,
) -> failure::Result<NewLetter> {
    let mut topic = topic(person, About::Information);
    if let Some(to) = &to {
        topic = format!("{topic}/{}", to.to_lowercase());
    }
    let payload = Payload {
        to,
        from,
        ..Payload::default()
    };
    Ok(NewLetter::new(About::Information.kind(), topic, &payload)?.to(person))
}

/// A letter about somebody.
fn letter(person: Uuid, about: About, payload: &Payload) -> failure::Result<NewLetter> {
    Ok(NewLetter::new(about.kind(), topic(person, about), payload)?.to(person))
}

/// Leaves the letters of some changes. The switch is looked at now: what happens while it is off is told to
/// nobody. What has not left and does not hold any more is taken back in any case.
pub(super) async fn leave(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    settings: &Settings,
    changes: Vec<Change>,
) -> failure::Result<()> {
    let all = changes
        .iter()
        .flat_map(|one| About::ALL.map(|about| topic(one.after.id, about)));
    let all: Vec<String> = all.collect();
    let waiting = beffroi_mail::waiting(tx, tenant, &all).await?;
    let (mut taken_back, mut left) = (Vec::new(), Vec::new());
    for change in changes {
        let mut waits = Waiting {
            person: change.after.id,
            all: &waiting,
            taken_back: &mut taken_back,
        };
        left.extend(waits.follow(&change, settings.automatically_send_emails_to_users)?);
    }
    beffroi_mail::cancel(cx, tx, tenant, &taken_back).await?;
    beffroi_mail::enqueue(cx, tx, tenant, left).await
}

/// The letters to one person that have not left.
struct Waiting<'a> {
    person: Uuid,
    all: &'a HashMap<String, String>,
    taken_back: &'a mut Vec<String>,
}

impl Waiting<'_> {
    fn payload(&self, about: About) -> Option<Payload> {
        let text = self.all.get(&topic(self.person, about))?;
        serde_json::from_str(text).ok()
    }

    fn take_back(&mut self, about: About) -> bool {
        let topic = topic(self.person, about);
        let waits = self.all.contains_key(&topic);
        if waits {
            self.taken_back.push(topic);
        }
        waits
    }

    /// What a change leaves, and what it takes back.
    fn follow(&mut self, change: &Change, is_on: bool) -> failure::Result<Vec<NewLetter>> {
        let mut left = Vec::new();
        let enabled = self.payload(About::Enabled);
        if change.told.contains(&About::Disabled) {
            self.take_back(About::Enabled);
            self.take_back(About::Changed);
            self.take_back(About::PinReset);
            // Whoever has not heard that they could needs not hear that they can't.
            let is_known = enabled.is_none_or(|waits| waits.knows_of_earlier);
            if is_known && is_on {
                left.push(letter(self.person, About::Disabled, &Payload::default())?);
            }
            return Ok(left);
        }
        let Some(own) = &change.after.coordinates else {
            return Ok(left);
        };
        if change.told.contains(&About::Enabled) {
            let payload = Payload {
                knows_of_earlier: self.take_back(About::Disabled),
                ..Payload::default()
            };
            if is_on {
                left.push(self.with_pin(About::Enabled, own, change, payload)?);
            }
            return Ok(left);
        }
        let has_new_pin = change.pin.is_some();
        let is_unknown = enabled.is_some();
        if let Some(enabled) = enabled.filter(|_| has_new_pin) {
            // The letter that has not left tells the new one instead, also where it was written before
            // e-mails were switched off.
            left.push(self.with_pin(About::Enabled, own, change, enabled)?);
        } else if change.told.contains(&About::PinReset) && is_on {
            left.push(self.with_pin(About::PinReset, own, change, Payload::default())?);
        }
        // One that waits must not say any more that the PIN stays the same.
        let is_outdated = has_new_pin && self.payload(About::Changed).is_some();
        let is_told = change.told.contains(&About::Changed) && is_on;
        if !is_unknown && (is_told || is_outdated) {
            left.push(self.changed(change)?);
        }
        Ok(left)
    }

    fn with_pin(
        &self,
        about: About,
        own: &Coordinates,
        change: &Change,
        payload: Payload,
    ) -> failure::Result<NewLetter> {
        let payload = Payload {
            pin_set: Some(own.pin_set),
            ..payload
        };
        let letter = letter(self.person, about, &payload)?;
        Ok(match &change.pin {
            Some(pin) => letter.telling(pin.expose().to_owned()),
            None => letter,
        })
    }

    /// Of several changes before the letter left, what held before the first of them counts.
    fn changed(&self, change: &Change) -> failure::Result<NewLetter> {
        let earlier = self.payload(About::Changed);
        let tells_pin = change.pin.is_some() || self.payload(About::PinReset).is_some();
        let has_new_pin = tells_pin || earlier.as_ref().is_some_and(|one| one.has_new_pin);
        let earlier = earlier.and_then(|payload| payload.before);
        let before = earlier.or_else(|| change.before.coordinates.as_ref().map(Known::from));
        let payload = Payload {
            before,
            has_new_pin,
            ..Payload::default()
        };
        letter(self.person, About::Changed, &payload)
    }
}

/// What the words of some letters are put together from.
struct Around {
    organization: TenantInfo,
    logo: Option<Logo>,
    settings: Settings,
    people: HashMap<Uuid, Person>,
    accounts: HashMap<Uuid, Account>,
    /// Whom an *enabled* tells everything soon, or just now.
    enabling: HashSet<Uuid>,
}

fn compose<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    about: About,
    letters: &'a [DueLetter],
) -> BoxFuture<'a, failure::Result<Vec<Letter>>> {
    async move {
        let ids: Vec<Uuid> = letters.iter().filter_map(|letter| letter.person).collect();
        let mut conn = cx.read().await?;
        let organization = lookup::tenant(&mut conn, tenant).await?;
        let Some(organization) = organization else {
            return Ok(vec![Letter::Overtaken; letters.len()]);
        };
        let accounts = lookup::accounts(&mut conn, tenant, &ids).await?;
        let enabling = match about {
            About::Changed => {
                beffroi_mail::beside(&mut conn, tenant, letters, About::Enabled.kind()).await?
            }
            _ => HashSet::new(),
        };
        let around = Around {
            enabling,
            organization,
            logo: lookup::logo(&mut conn, tenant).await?,
            settings: store::settings(&mut conn, tenant).await?.0,
            people: store::people(&mut conn, tenant, &ids).await?,
            accounts: accounts
                .into_iter()
                .map(|one| (one.id.uuid(), one))
                .collect(),
        };
        drop(conn);
        letters
            .iter()
            .map(|letter| around.letter(about, letter))
            .collect()
    }
    .boxed()
}

impl Around {
    fn letter(&self, about: About, letter: &DueLetter) -> failure::Result<Letter> {
        let payload: Payload = serde_json::from_str(&letter.payload).map_err(Failure::bug)?;
        let person = letter.person.and_then(|id| self.people.get(&id));
        let account = letter.person.and_then(|id| self.accounts.get(&id));
        let (Some(person), Some(account)) = (person, account) else {
            return Ok(Letter::Overtaken);
        };
        let own = person.coordinates.as_ref();
        let stands = match (about, own) {
            (About::Disabled, own) => own.is_none(),
            (_, None) => false,
            // What was told last holds again; or another letter that waits tells everything, as it is then: this
            // one was written while that one was under way, and in vain.
            (About::Changed, Some(own)) => {
                payload.before.as_ref() != Some(&Known::from(own))
                    && !self.enabling.contains(&person.id)
            }
            // A later letter tells the later PIN.
            (About::Enabled | About::PinReset, Some(own)) => payload.pin_set == Some(own.pin_set),
            (About::Information, Some(_)) => true,
        };
        if !stands {
            return Ok(Letter::Overtaken);
        }
        let pin = about.may_tell_pin().then(|| shown(letter.secret.as_ref()));
        Ok(self.written(about, account, person, pin, &payload))
    }

    fn written(
        &self,
        about: About,
        account: &Account,
        person: &Person,
        pin: Option<String>,
        payload: &Payload,
    ) -> Letter {
        let mut languages = Vec::from_iter(account.preferred_language.clone());
        languages.push(self.organization.default_language.clone());
        let facts = person.coordinates.as_ref().map(|own| Facts {
            conference: own.conference.to_string(),
            toll: own.toll.as_ref().map(ServiceNumber::grouped),
            toll_free: own
                .toll_free
                .as_ref()
                .filter(|_| person.allow_toll_free)
                .map(ServiceNumber::grouped),
            pin,
        });
        let before = payload.before.as_ref();
        let notice = Notice {
            about,
            change: Changed {
                has_new_conference: before
                    .zip(facts.as_ref())
                    .is_some_and(|(old, new)| old.conference != new.conference),
                has_new_pin: payload.has_new_pin,
            },
            facts: facts.as_ref(),
            languages: &languages,
            organization: &self.organization.display_name,
            logo: self.logo.as_ref(),
        };
        let mut letter = beffroi_mail::to_person(account, &self.organization, notice.written());
        if let Some(address) = &payload.to {
            let Ok(to) = Recipient::new(&account.display_name, address) else {
                return Letter::Unreachable("the address is none that mail can be sent to");
            };
            letter = beffroi_mail::to(to, &self.organization, notice.written());
        }
        if let Letter::Composed(composed) = &mut letter {
            let own = payload.from.as_ref();
            let own = own.and_then(|own| Sender::new(&own.name, &own.address).ok());
            composed.sender = own.or_else(|| self.settings.sender());
        }
        letter
    }
}

/// The PIN in the mail itself; dots for whoever only looks at it.
fn shown(secret: Option<&Secret<String>>) -> String {
    secret.map_or_else(|| "•••••".to_owned(), |secret| secret.expose().clone())
}
