//! How each e-mail looks, with sample data; and one sent to oneself.

use beffroi_channels::smtp::Mail;
use beffroi_core::{Failure, Kind, LanguageTag, failure};
use beffroi_directory::lookup;
use beffroi_feature::{Cx, Letter};
use beffroi_web::Caller;
use serde::Serialize;
use utoipa::ToSchema;

use super::account;
use crate::mail::{About, Changed, Facts, Notice};
use crate::store;

/// An e-mail as people get it, with sample data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ConferencingMail)]
pub(crate) struct Preview {
    /// `enabled`, `changed`, `pinReset`, `disabled` or `information`.
    kind: &'static str,
    language: String,
    /// Who it is from; null for the server's own sender.
    from_address: Option<String>,
    from_name: String,
    subject: String,
    text: String,
    html: String,
}

/// To which address a sample went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Sample {
    address: String,
}

fn kind(name: &str) -> failure::Result<About> {
    let mut all = About::ALL.into_iter();
    let found = all.find(|about| about.name().eq_ignore_ascii_case(name));
    found.ok_or_else(|| Failure::not_found("conferencingMail", name))
}

/// The change of a sample.
const SAMPLE: Changed = Changed {
    has_new_conference: true,
    has_new_pin: false,
};

/// Nobody's.
fn sample(about: About) -> Option<Facts> {
    (about != About::Disabled).then(|| Facts {
        conference: "1234567".to_owned(),
        toll: Some("+33\u{a0}1\u{a0}99\u{a0}00\u{a0}12\u{a0}34".to_owned()),
        toll_free: None,
        pin: Some("•••••".to_owned()),
    })
}

/// An e-mail as people get it, in a language.
///
/// # Errors
/// There is no such e-mail.
pub(crate) async fn preview(
    cx: &Cx,
    caller: &Caller,
    name: &str,
    language: &LanguageTag,
) -> failure::Result<Preview> {
    let about = kind(name)?;
    let mut conn = cx.read().await?;
    let organization = lookup::tenant(&mut conn, caller.tenant).await?;
    let organization = organization.map(|one| one.display_name).unwrap_or_default();
    let logo = lookup::logo(&mut conn, caller.tenant).await?;
    let (settings, _) = store::settings(&mut conn, caller.tenant).await?;
    let facts = sample(about);
    let words = Notice {
        about,
        change: SAMPLE,
        facts: facts.as_ref(),
        languages: std::slice::from_ref(language),
        organization: &organization,
        logo: logo.as_ref(),
    }
    .written();
    let sender = settings.sender();
    Ok(Preview {
        kind: about.name(),
        language: words.language.to_string(),
        from_address: sender.as_ref().map(beffroi_channels::smtp::Sender::address),
        // As it goes out: the operator's name before the organization's.
        from_name: sender
            .and_then(|sender| sender.name)
            .or_else(|| cx.relay()?.sender().name.clone())
            .unwrap_or(organization),
        html: words.standing_alone(),
        subject: words.subject,
        text: words.text,
    })
}

/// Sends the caller such an e-mail, with sample data.
///
/// # Errors
/// There is no such e-mail, no relay, no address, or the relay does not take it.
pub(crate) async fn send_sample(
    cx: &Cx,
    caller: &Caller,
    name: &str,
    language: &LanguageTag,
) -> failure::Result<Sample> {
    let about = kind(name)?;
    let mut conn = cx.read().await?;
    let account = account(&mut conn, caller.tenant, &caller.actor.id.to_string()).await?;
    let organization = lookup::tenant(&mut conn, caller.tenant).await?;
    let logo = lookup::logo(&mut conn, caller.tenant).await?;
    let (settings, _) = store::settings(&mut conn, caller.tenant).await?;
    drop(conn);
    let organization = organization.ok_or_else(|| Failure::not_found("tenant", caller.tenant))?;
    let Some(relay) = cx.relay() else {
        let why = "The operator of this server has set no mail relay.";
        return Err(Failure::new(Kind::Conflict, "noMailRelay", why));
    };
    let facts = sample(about);
    let words = Notice {
        about,
        change: SAMPLE,
        facts: facts.as_ref(),
        languages: std::slice::from_ref(language),
        organization: &organization.display_name,
        logo: logo.as_ref(),
    }
    .written();
    let Letter::Composed(mut composed) = beffroi_mail::to_person(&account, &organization, words)
    else {
        let why = "Your account has no e-mail address to which a sample could be sent.";
        return Err(Failure::new(Kind::Conflict, "noOwnAddress", why));
    };
    composed.sender = settings.sender();
    let mail: Mail = beffroi_mail::on_the_wire(cx, caller.tenant, *composed);
    relay.send(&mail).await.map_err(|why| {
        let why = format!("The mail relay did not take the sample: {why}");
        Failure::new(Kind::Conflict, "testNotTaken", why)
    })?;
    Ok(Sample {
        address: mail.to.as_str().to_owned(),
    })
}
