//! Pictures and files of a chat: checked by their content, kept once, served as something to download.

use beffroi_core::{Failure, Kind, failure};
use beffroi_feature::Cx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use sha2::{Digest, Sha256};

use super::law::Law;
use super::reach::may_reach;
use super::refusals;
use super::scene::{Scene, seen};
use crate::model::{ChatId, File, LARGEST_FILE, Party, check_ending, file_name, file_type};
use crate::store;

/// Keeps a file, for a message that is sent next.
///
/// # Errors
/// It is too large or of a type that is not taken, or a rule of the organization.
pub(crate) async fn upload(
    cx: &Cx,
    caller: &Caller,
    chat: ChatId,
    name: &str,
    content: Vec<u8>,
) -> failure::Result<File> {
    let own = Party::new(caller.tenant, caller.user()?);
    if content.len() > LARGEST_FILE {
        return Err(file_too_large());
    }
    let name = file_name(name).map_err(|rule| Failure::invalid("name", rule))?;
    let Some(content_type) = file_type(&content) else {
        let words = "Only pictures (PNG, JPEG, GIF, WebP), PDF, plain text and documents without macros are taken.";
        return Err(Failure::new(
            Kind::UnsupportedMedia,
            "fileTypeNotAllowed",
            words,
        ));
    };
    check_ending(&name, content_type).map_err(|rule| {
        let words = format!("The file's name {rule}.");
        Failure::new(Kind::UnsupportedMedia, "fileTypeNotAllowed", words)
    })?;
    let file = File {
        digest: hex::encode(Sha256::digest(&content)),
        name,
        content_type: content_type.to_owned(),
        size: i64::try_from(content.len()).map_err(Failure::bug)?,
    };
    let (own_cx, kept, now) = (cx.clone(), file.clone(), cx.now());
    cx.commit(move |tx| {
        async move {
            let (scene, member) = Scene::enter(tx, own, chat, now).await?;
            if !member.has_accepted {
                return Err(refusals::accept_first());
            }
            may_reach(&own_cx, tx, &scene, &member).await?;
            let is_outside = scene.others(own).any(|one| own.is_outside(one.party));
            if is_outside && !own.is_personal() {
                let law = Law::among(&own_cx, tx, &std::collections::BTreeSet::from([own])).await?;
                let may = law
                    .book(own.tenant)
                    .is_none_or(|book| book.settings.files_to_outside);
                if !may {
                    return Err(refusals::files_not_allowed());
                }
            }
            Ok(store::insert_file(tx, scene.key(), &kept, own, content, now).await?)
        }
        .boxed()
    })
    .await?;
    Ok(file)
}

pub(crate) fn file_too_large() -> Failure {
    let words = "A file must have at most 10 MiB.";
    Failure::new(Kind::TooLarge, "fileTooLarge", words)
}

/// A file of a chat, and its bytes.
///
/// # Errors
/// The caller has no such chat, or sees no message of it that has such a file.
pub(crate) async fn download(
    cx: &Cx,
    caller: &Caller,
    chat: ChatId,
    digest: &str,
) -> failure::Result<(File, Vec<u8>)> {
    let own = Party::new(caller.tenant, caller.user()?);
    let mut conn = cx.read().await?;
    let (chat, _, member) = seen(&mut conn, own, chat).await?;
    let key = (chat.host, chat.id);
    let none = || Failure::not_found("file", digest);
    let file = store::file(&mut conn, key, digest)
        .await?
        .ok_or_else(none)?;
    let span = (member.sees_after, member.sees_until.unwrap_or(i64::MAX));
    if !store::has_file(&mut conn, key, own, span, digest).await? {
        return Err(none());
    }
    let content = store::content(&mut conn, key, digest)
        .await?
        .ok_or_else(none)?;
    Ok((file, content))
}
