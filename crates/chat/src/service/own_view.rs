//! How somebody has a chat in their own list.

use beffroi_core::{Ts, failure};
use beffroi_feature::Cx;
use beffroi_web::Caller;
use futures_util::FutureExt;

use super::scene::Scene;
use crate::model::{ChatId, INTIMATE, Party};
use crate::store::{self, Own};

/// What is to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    /// Everything is read.
    Read,
    /// What was said since is not.
    Unread(Option<Ts>),
    /// Out of the list until the next message.
    Hide,
    /// Back into it.
    Unhide,
    /// Without a sound, or with one.
    Mute(bool),
    /// At the top of the list, or where it belongs.
    Pin(bool),
}

/// Changes it.
///
/// # Errors
/// The caller has no such chat.
pub(crate) async fn set_view(
    cx: &Cx,
    caller: &Caller,
    chat: ChatId,
    view: View,
) -> failure::Result<()> {
    let own = Party::new(caller.tenant, caller.user()?);
    let now = cx.now();
    cx.commit(move |tx| {
        async move {
            let mut scene = Scene::look(tx, own, chat, now).await?;
            let (key, position) = (scene.key(), scene.chat.position);
            let change_own = |own_view: Own| (key, own_view);
            let wanted = match view {
                View::Read => {
                    store::read_up_to(tx, key, own, position, now).await?;
                    tell_readers(&mut scene, own, position);
                    None
                }
                View::Unread(since) => {
                    let back = match since {
                        Some(at) => store::position_at(tx, key, at).await?,
                        None => 0,
                    };
                    store::read_up_to(tx, key, own, back, now).await?;
                    None
                }
                View::Hide => Some(Own {
                    hidden_position: Some(position),
                    ..Own::default()
                }),
                View::Unhide => Some(Own {
                    hidden_position: Some(0),
                    ..Own::default()
                }),
                View::Mute(is_muted) => Some(Own {
                    is_muted: Some(is_muted),
                    ..Own::default()
                }),
                View::Pin(is_pinned) => Some(Own {
                    is_pinned: Some(is_pinned),
                    ..Own::default()
                }),
            };
            if let Some((key, wanted)) = wanted.map(change_own) {
                store::change_own(tx, key, own, wanted).await?;
            }
            scene.touch(own);
            scene.close(tx).await.map(drop)
        }
        .boxed()
    })
    .await
}

/// The others see who has read: in small chats, of those who have accepted.
fn tell_readers(scene: &mut Scene, own: Party, position: i64) {
    let has_accepted = scene.present(own).is_some_and(|one| one.has_accepted);
    if has_accepted && scene.others(own).count() < INTIMATE {
        scene.has_read(own, position);
    }
}
