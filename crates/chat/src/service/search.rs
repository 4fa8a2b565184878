//! Searching in one's own chats.

use beffroi_core::filter::fold;
use beffroi_core::{Failure, failure};
use beffroi_feature::Cx;
use beffroi_web::Caller;

use super::reaching;
use super::scene::seen;
use super::view::{self, Lens, MessageView};
use crate::model::{Message, Party, Said, unaccented};
use crate::store;

/// Most messages that are found.
const MOST: usize = 50;
/// Most chats that are looked through, those that were written to last first.
const CHATS: usize = 200;
/// Most messages of a chat that are looked through, newest first.
const DEEP: i64 = 2_000;

/// Most messages that are looked through for one search.
const LOOKED: i64 = 50_000;

/// Text as it is compared: small letters without accents.
fn plain(text: &str) -> String {
    fold(text).chars().map(unaccented).collect()
}

/// Messages of one's own chats in which every word stands, newest first, at most 50.
///
/// # Errors
/// There is no word of at least two letters.
pub(crate) async fn search(
    cx: &Cx,
    caller: &Caller,
    text: &str,
) -> failure::Result<Vec<MessageView>> {
    let own = Party::new(caller.tenant, caller.user()?);
    let folded = plain(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() || words.len() > 10 || words.iter().all(|word| word.chars().count() < 2) {
        let rule = "must be 1 to 10 words, one of them of at least two letters";
        return Err(Failure::invalid("q", rule));
    }
    let mut conn = cx.read().await?;
    let keys = store::memberships(&mut conn, own).await?;
    let mut chats = store::chats(&mut conn, &keys.into_iter().collect()).await?;
    chats.sort_by_key(|chat| std::cmp::Reverse(chat.active_at));
    let has_words = |message: &Message| match &message.said {
        Said::Body(body) if message.deleted_at.is_none() => {
            let said = plain(&body.plain());
            words.iter().all(|word| said.contains(word))
        }
        _ => false,
    };
    let mut found = Vec::new();
    let mut left = LOOKED;
    for chat in chats.into_iter().take(CHATS) {
        let (chat, _, member) = seen(&mut conn, own, chat.id).await?;
        if !member.has_accepted {
            continue;
        }
        let key = (chat.host, chat.id);
        let withheld = store::withheld_from(&mut conn, key, own).await?;
        let page = store::Page {
            before: i64::MAX,
            after: member.sees_after,
            limit: DEEP.min(left),
        };
        let all = store::page(&mut conn, key, page).await?;
        left -= i64::try_from(all.len()).unwrap_or(left);
        let seen = reaching(all, &member, &withheld).into_iter();
        found.extend(
            seen.filter(has_words)
                .map(|message| (chat.clone(), message)),
        );
    }
    found.sort_by_key(|(_, message)| std::cmp::Reverse(message.created_at));
    found.truncate(MOST);
    let messages: Vec<Message> = found.iter().map(|(_, message)| message.clone()).collect();
    let lens = Lens::on(cx, &mut conn, own, view::named(&messages)).await?;
    Ok(found
        .iter()
        .map(|(chat, message)| lens.message(chat, message))
        .collect())
}
