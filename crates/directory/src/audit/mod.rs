//! The audit trail: every write and every refused attempt, each record chained to the one before.

pub(crate) mod export;
mod flood;
mod model;
pub(crate) mod store;
mod verification;

pub use model::{
    AuditRecord, Entry, InitiatedBy, InitiatedByApp, InitiatedByUser, ModifiedProperty, Operation,
    Outcome, Target,
};
pub use store::record;
pub use verification::{Verification, verify};

use self::flood::{Place, Refusals};
use beffroi_feature::{Cx, RefusedRequest};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::StatusCode;

/// Most characters of a refusal's reason.
const LONGEST_REASON: usize = 500;

/// What the last recorded refusal of a minute says first.
const LEFT_OUT: &str = "Further refusals of this caller within this minute are left out. ";

/// Whether a refusal goes on record: every denial, and every write that met no such thing, another
/// state or another version. A broken rule of input changes nothing and tempts nobody, nor does
/// reading what is not there.
fn is_noted(request: &RefusedRequest) -> bool {
    match request.status {
        StatusCode::FORBIDDEN => true,
        StatusCode::NOT_FOUND | StatusCode::CONFLICT | StatusCode::PRECONDITION_FAILED => {
            !request.method.is_safe()
        }
        _ => false,
    }
}

/// Notes that a signed-in caller was refused something: sixty times a minute at most, and once more
/// to say that the rest is left out.
pub fn note_refusal(cx: Cx, request: RefusedRequest) -> BoxFuture<'static, ()> {
    async move {
        if !is_noted(&request) {
            return;
        }
        let caller = (request.caller.tenant, request.caller.actor.id);
        let left_out = match cx.memory::<Refusals>().count(caller, cx.now()) {
            Place::Within => "",
            Place::Last => LEFT_OUT,
            Place::Beyond => return,
        };
        let activity = format!("{} {}", request.method, request.path);
        let refused = &request.refused;
        let reason = format!("{left_out}{}: {}", refused.code, refused.message);
        // A sentence may repeat what the caller sent.
        let reason: String = reason.chars().take(LONGEST_REASON).collect();
        let entry = Entry::by(&request.caller, "Refusal", activity, Operation::Other);
        // Which thing it was about is in the path; what it is, and whether it exists, is not looked up.
        let entry = request.things.iter().fold(entry.failed(reason), |entry, id| {
            entry.target(Target::new("Resource", *id, ""))
        });
        let (tenant, own) = (request.caller.tenant, cx.clone());
        let written = cx.commit(move |tx| async move { record(tx, &own, tenant, entry).await }.boxed()).await;
        if let Err(failure) = written {
            tracing::error!(%failure, request_id = %request.request_id, "a refusal could not be noted");
        }
    }
    .boxed()
}
