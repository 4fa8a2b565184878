//! Messages that come in at the same time are written together: one transaction for all that wait. Nobody is
//! answered before their own message is durable.
//!
//! There is no timer: whoever finds nobody writing begins to, with all that waits; what comes in meanwhile is the
//! next transaction. A lone message waits for nothing.

use std::collections::VecDeque;
use std::sync::Arc;

use beffroi_core::{Failure, failure};
use beffroi_feature::Cx;
use futures_util::FutureExt;
use parking_lot::Mutex;
use tokio::sync::oneshot;

use super::post::{Post, Posted, take_all};

/// Most messages of one transaction: bounds how long the first of them waits for the last.
const MOST: usize = 256;

/// What waits to be written, in this process.
#[derive(Default)]
struct Poster(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    posts: VecDeque<Waiter>,
    somebody_writes: bool,
}

struct Waiter {
    post: Post,
    answer: Answer,
}

type Answer = oneshot::Sender<failure::Result<Posted>>;

/// Sends a message, together with whatever else waits; answers when it is durable.
///
/// # Errors
/// Whatever stops it, in words for its sender.
pub(crate) async fn post(cx: &Cx, post: Post) -> failure::Result<Posted> {
    let poster = cx.memory::<Poster>();
    let (answer, answered) = oneshot::channel();
    let nobody_writes = {
        let mut waiting = poster.0.lock();
        waiting.posts.push_back(Waiter { post, answer });
        !std::mem::replace(&mut waiting.somebody_writes, true)
    };
    if nobody_writes {
        // On its own, so that it goes on for the others when this caller goes away.
        tokio::spawn(write_all(cx.clone(), poster));
    }
    answered
        .await
        .map_err(|_| Failure::bug("the writer of messages has stopped"))?
}

async fn write_all(cx: Cx, poster: Arc<Poster>) {
    let mut turn = Turn {
        poster: &poster,
        is_over: false,
    };
    while let Some((posts, answers)) = turn.next() {
        write_together(&cx, posts, answers).await;
    }
}

/// Whoever writes. However it ends, the next message finds nobody writing.
struct Turn<'a> {
    poster: &'a Poster,
    is_over: bool,
}

impl Turn<'_> {
    /// The next transaction's messages; none when nothing waits, and then the turn is over.
    fn next(&mut self) -> Option<(Vec<Post>, Vec<Answer>)> {
        let mut waiting = self.poster.0.lock();
        if waiting.posts.is_empty() {
            // Under the same lock: a message that comes now begins a turn of its own.
            waiting.somebody_writes = false;
            self.is_over = true;
            return None;
        }
        let count = waiting.posts.len().min(MOST);
        Some(
            waiting
                .posts
                .drain(..count)
                .map(|waiter| (waiter.post, waiter.answer))
                .unzip(),
        )
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if !self.is_over {
            self.poster.0.lock().somebody_writes = false;
        }
    }
}

async fn write_together(cx: &Cx, posts: Vec<Post>, answers: Vec<Answer>) {
    let posts: Arc<[Post]> = posts.into();
    match commit(cx, &posts).await {
        // Whoever has gone away meanwhile sends it again.
        Ok(posted) => answers
            .into_iter()
            .zip(posted)
            .for_each(|(answer, posted)| drop(answer.send(posted))),
        Err(failure) if posts.len() == 1 => answers
            .into_iter()
            .zip(Some(failure))
            .for_each(|(answer, failure)| drop(answer.send(Err(failure)))),
        // One of them may be at fault, and the others must not suffer for it.
        Err(_) => {
            for (post, answer) in posts.iter().zip(answers) {
                let alone: Arc<[Post]> = Arc::new([post.clone()]);
                let posted = commit(cx, &alone).await;
                let none = || Err(Failure::bug("a message without an answer"));
                drop(answer.send(posted.and_then(|mut all| all.pop().unwrap_or_else(none))));
            }
        }
    }
}

async fn commit(cx: &Cx, posts: &Arc<[Post]>) -> failure::Result<Vec<failure::Result<Posted>>> {
    let (own, posts) = (cx.clone(), Arc::clone(posts));
    cx.commit(move |tx| async move { take_all(&own, tx, &posts).await }.boxed())
        .await
}
