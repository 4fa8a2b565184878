//! The audit trail: every write and every refused attempt, each record chained to the one before.

mod model;
pub(crate) mod store;
mod verification;

pub use model::{
    AuditRecord, Entry, InitiatedBy, InitiatedByApp, InitiatedByUser, ModifiedProperty, Operation,
    Outcome, Target,
};
pub use store::record;
pub use verification::{Verification, verify};

use beffroi_feature::{Cx, RefusedRequest};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::StatusCode;

/// Most characters of a refusal's reason.
const LONGEST_REASON: usize = 500;

/// Notes that a signed-in caller was refused something.
pub(crate) fn note_refusal(cx: Cx, request: RefusedRequest) -> BoxFuture<'static, ()> {
    async move {
        // A missing thing or a broken rule changes nothing and tempts nobody; a denial does.
        let denied = request.status == StatusCode::FORBIDDEN;
        let write = request.method != http::Method::GET && request.status == StatusCode::CONFLICT;
        if !denied && !write {
            return;
        }
        let activity = format!("{} {}", request.method, request.path);
        let reason = format!("{}: {}", request.refused.code, request.refused.message);
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
