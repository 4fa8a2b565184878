//! Pictures: taken in, given out to who may see them, thrown away when nobody uses them.

use std::time::Duration;

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, Kind, TenantId, failure};
use beffroi_directory::audit::{self, Operation, Target};
use beffroi_directory::permission::MESSAGES_READ_ALL;
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::Serialize;
use tokio::sync::Semaphore;
use utoipa::ToSchema;

use super::by;
use crate::catalog::Catalog;
use crate::model::{
    Cleaned, Composition, Format, Location, MAX_PICTURE_BYTES, PictureId, Unreadable, UserId,
    check_picture, clean,
};
use crate::store::{self, StoredPicture};

/// The job that throws away what nobody uses.
pub(crate) const PURGE_PICTURES: &str = "messages.purgePictures";

/// How long a picture that no message has is kept.
const KEPT: Duration = Duration::from_hours(24);

/// Decodings at a time: each may take 80 MiB for a moment.
const DECODINGS: usize = 2;

/// The turns for decoding.
struct Turns(Semaphore);

impl Default for Turns {
    fn default() -> Self {
        Self(Semaphore::new(DECODINGS))
    }
}

/// A picture that was taken in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MessagePicture)]
pub(crate) struct PictureView {
    /// SHA-256 of the picture as it is kept: what `content/picture` names.
    pub(crate) id: PictureId,
    /// How it is encoded.
    content_type: Format,
    /// Pixels from left to right.
    width: u32,
    /// Pixels from top to bottom.
    height: u32,
    /// Bytes as it is kept.
    size: usize,
}

/// Takes in a picture for a location: decoded, without anything that cannot be seen, once.
pub(crate) async fn upload(
    cx: &Cx,
    caller: &Caller,
    location: Location,
    bytes: bytes::Bytes,
) -> failure::Result<PictureView> {
    let cleaned = decode(cx, location, bytes).await?;
    let view = PictureView {
        id: cleaned.id,
        content_type: cleaned.facts.format,
        width: cleaned.facts.width,
        height: cleaned.facts.height,
        size: cleaned.bytes.len(),
    };
    let (own, caller) = (cx.clone(), caller.clone());
    cx.commit(move |tx| {
        async move {
            let now = own.now();
            if store::keep(tx, caller.tenant, &cleaned, now).await? {
                let id = cleaned.id.to_string();
                let kept = Target::new("MessagePicture", own.mint_uuid(), &id)
                    .property("location", None, Some(location.as_str().to_owned()))
                    .property("picture", None, Some(cleaned.facts.to_string()));
                let entry = by(&caller, "Upload picture", Operation::Add).target(kept);
                audit::record(tx, &own, caller.tenant, entry).await?;
            }
            let job = NewJob::new(PURGE_PICTURES, &"all", &(), now.plus(KEPT))?;
            beffroi_queue::nudge(tx, own.mint_uuid(), caller.tenant, job).await
        }
        .boxed()
    })
    .await?;
    Ok(view)
}

/// Decodes beside the threads that answer, a few pictures at a time.
async fn decode(cx: &Cx, location: Location, bytes: bytes::Bytes) -> failure::Result<Cleaned> {
    let turns = cx.memory::<Turns>();
    let _turn = turns.0.acquire().await.map_err(Failure::bug)?;
    tokio::task::spawn_blocking(move || clean(&bytes, location))
        .await
        .map_err(Failure::bug)?
        .map_err(refusal)
}

fn refusal(unreadable: Unreadable) -> Failure {
    match unreadable {
        Unreadable::TooLarge(_) => too_large(&unreadable.to_string()),
        other => Failure::invalid("picture", other.to_string()),
    }
}

/// A body that is longer than a picture may be.
pub(crate) fn too_large(words: &str) -> Failure {
    Failure::new(
        Kind::TooLarge,
        "Request_EntityTooLarge",
        format!("The picture {words}."),
    )
    .at("picture")
}

/// What is said of a picture whose bytes were not even read to their end.
pub(crate) fn larger_than_a_picture() -> Failure {
    too_large(&format!(
        "must have at most 1 MiB ({MAX_PICTURE_BYTES} bytes); this has more"
    ))
}

/// A picture, for who writes and approves.
pub(crate) async fn picture(
    cx: &Cx,
    caller: &Caller,
    id: PictureId,
) -> failure::Result<StoredPicture> {
    store::picture(&mut cx.read().await?, caller.tenant, id)
        .await?
        .ok_or_else(|| Failure::not_found("picture", id))
}

/// A picture, for who has seen a message with it or is among the recipients of one. To others it
/// is as if there were none.
pub(crate) async fn own_picture(
    cx: &Cx,
    caller: &Caller,
    id: PictureId,
) -> failure::Result<StoredPicture> {
    let user = UserId::from_uuid(caller.user()?);
    let seen = caller.permissions.has(MESSAGES_READ_ALL)
        || is_recipient(cx, caller.tenant, id, user)
        || store::shown_with(&mut cx.read().await?, caller.tenant, id, user)
            .await?
            .is_some();
    if !seen {
        return Err(Failure::not_found("picture", id));
    }
    picture(cx, caller, id).await
}

fn is_recipient(cx: &Cx, tenant: TenantId, id: PictureId, user: UserId) -> bool {
    let delivering = cx.memory::<Catalog>().of(tenant);
    let people = cx.people(tenant);
    let people = people.read();
    delivering.messages.values().any(|live| {
        live.message.composition.content.picture == Some(id)
            && people.contains(&live.audience, user.uuid())
    })
}

/// Notes that a draft uses its picture; names the field when there is none of that id.
pub(super) async fn hold(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    composition: &Composition,
    violations: &mut Violations,
) -> failure::Result<()> {
    if let Some(id) = composition.content.picture
        && !store::touch(tx, tenant, id, cx.now()).await?
    {
        violations.add(
            "content/picture",
            "names a picture that does not exist: upload it first",
        );
    }
    Ok(())
}

/// Notes when the picture does not fit the location.
pub(super) async fn check_fits(
    tx: &mut Tx,
    tenant: TenantId,
    composition: &Composition,
    violations: &mut Violations,
) -> failure::Result<()> {
    let Some(id) = composition.content.picture else {
        return Ok(());
    };
    match store::picture_facts(tx, tenant, id).await? {
        None => violations.add(
            "content/picture",
            "names a picture that does not exist: upload it first",
        ),
        Some((facts, _)) => {
            if let Err(refusal) = check_picture(composition.location, &facts) {
                violations.add("content/picture", refusal);
            }
        }
    }
    Ok(())
}

/// Throws away what no message has had for a day. Runs daily while there are pictures.
pub(crate) fn purge_pictures(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let () = job.payload()?;
        let (now, tenant) = (cx.now(), job.tenant);
        let left = cx
            .commit(move |tx| {
                async move { Ok(store::purge_pictures(tx, tenant, now.minus(KEPT)).await?) }.boxed()
            })
            .await?;
        Ok(if left == 0 {
            Outcome::Done
        } else {
            Outcome::Again(now.plus(KEPT))
        })
    }
    .boxed()
}
