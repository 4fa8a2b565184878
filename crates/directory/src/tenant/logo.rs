//! The picture at the top of an organization's e-mails.

use beffroi_core::{Failure, Kind, failure};
use beffroi_feature::Cx;
use beffroi_pictures::{Cleaned, Facts, Unreadable, Wanted, clean};
use beffroi_web::Caller;
use futures_util::FutureExt;

use super::store;
use crate::audit::{self, Entry, Operation, Target};
use crate::lookup;

/// Most bytes of a logo: it goes out with each e-mail.
pub(crate) const MAX_LOGO_BYTES: usize = 50 << 10;

/// Twice Microsoft's banner logo each way, for sharp screens.
const WANTED: Wanted<'static> = Wanted {
    place: "the organization's logo",
    rule: "a PNG or JPEG of at most 490 x 72 pixels",
    fits: &|facts: &Facts| (1..=490).contains(&facts.width) && (1..=72).contains(&facts.height),
};

/// Takes a logo instead of the one there is.
///
/// # Errors
/// It is none, or too large.
pub(crate) async fn set(cx: &Cx, caller: &Caller, bytes: &[u8]) -> failure::Result<()> {
    if bytes.len() > MAX_LOGO_BYTES {
        return Err(too_large());
    }
    let logo = clean(bytes, &WANTED).map_err(|why| refused(&why))?;
    if logo.bytes.len() > MAX_LOGO_BYTES {
        return Err(too_large());
    }
    save(cx, caller, Some(logo)).await
}

/// Takes the logo away; the organization's name stands there again.
pub(crate) async fn remove(cx: &Cx, caller: &Caller) -> failure::Result<()> {
    save(cx, caller, None).await
}

fn refused(why: &Unreadable) -> Failure {
    Failure::invalid("bannerLogo", why.to_string())
}

/// One that has more bytes than a logo may have.
pub(crate) fn too_large() -> Failure {
    let words = format!("The logo must have at most 50 KiB ({MAX_LOGO_BYTES} bytes).");
    Failure::new(Kind::TooLarge, "Request_EntityTooLarge", words).at("bannerLogo")
}

async fn save(cx: &Cx, caller: &Caller, logo: Option<Cleaned>) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            let name = lookup::tenant(tx, tenant)
                .await?
                .ok_or_else(|| Failure::not_found("organization", tenant))?
                .display_name;
            let before = store::logo(tx, tenant).await?;
            let now = logo.as_ref().map(|logo| &logo.bytes);
            if before.as_ref().map(|before| &before.inline.bytes) == now {
                return Ok(());
            }
            match &logo {
                Some(logo) => store::put_logo(tx, tenant, logo).await?,
                None => store::delete_logo(tx, tenant).await?,
            }
            let before = before.map(|one| {
                let format = one.inline.content_type;
                format!("{format}, {} x {} pixels", one.width, one.height)
            });
            let after = logo.map(|logo| {
                let facts = logo.facts;
                let format = facts.format.as_str();
                format!("{format}, {} x {} pixels", facts.width, facts.height)
            });
            let target = Target::new("Organization", tenant.uuid(), &name).property(
                "bannerLogo",
                before,
                after,
            );
            let action = "Update organization branding";
            let entry = Entry::by(&caller, "Organization", action, Operation::Update);
            audit::record(tx, &own, tenant, entry.target(target)).await
        }
        .boxed()
    })
    .await
}
