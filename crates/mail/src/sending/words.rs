//! The words of claimed letters, put together by the systems that left them.

use std::collections::{BTreeMap, HashMap};

use beffroi_channels::smtp::Mail;
use beffroi_core::{TenantId, Ts, failure};
use beffroi_feature::{Composed, Cx, DueLetter, Letter, LetterKind};
use uuid::Uuid;

/// Who can put the words of a letter together; none when no system of this version knows its kind.
pub(crate) fn kind_of<'a>(cx: &'a Cx, letter: &DueLetter) -> Option<&'a LetterKind> {
    cx.letters().iter().find(|kind| kind.name == letter.kind)
}

/// What becomes of each letter, by its id.
pub(crate) async fn compose(
    cx: &Cx,
    tenant: TenantId,
    letters: impl IntoIterator<Item = DueLetter>,
) -> failure::Result<HashMap<Uuid, Letter>> {
    let mut by_kind: BTreeMap<String, Vec<DueLetter>> = BTreeMap::new();
    for letter in letters {
        by_kind.entry(letter.kind.clone()).or_default().push(letter);
    }
    let mut composed = HashMap::new();
    for letters in by_kind.into_values() {
        let kind = letters.first().and_then(|first| kind_of(cx, first));
        let answers = match kind {
            Some(kind) => (kind.compose)(cx, tenant, &letters).await?,
            None => vec![Letter::Unreachable("this version knows no such mail"); letters.len()],
        };
        composed.extend(letters.iter().map(|letter| letter.id).zip(answers));
    }
    Ok(composed)
}

/// A mail on the wire that stands in no log: a sample for whoever asks for it.
#[must_use]
pub fn on_the_wire(cx: &Cx, tenant: TenantId, composed: Composed) -> Mail {
    mail(cx, tenant, "samples", (cx.mint_uuid(), cx.now()), composed)
}

/// The mail on the wire: its name and when it was written are the same at every attempt.
pub(crate) fn mail(
    cx: &Cx,
    tenant: TenantId,
    list: &str,
    (id, date): (Uuid, Ts),
    composed: Composed,
) -> Mail {
    let id = id.simple().to_string();
    let public_url = url::Url::parse(&cx.settings.public_url).ok();
    let host = public_url.as_ref().and_then(|url| url.host_str());
    Mail {
        to: composed.to,
        sender: composed.sender,
        from_name: composed.from_name,
        subject: composed.words.subject,
        language: composed.words.language.to_string(),
        text: composed.words.text,
        html: composed.words.html,
        picture: composed.words.picture,
        list: format!("{list}.{tenant}.{}", host.unwrap_or("localhost")),
        bounce: Some(id.clone()),
        unsubscribe: None,
        id,
        date,
    }
}
