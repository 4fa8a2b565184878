//! A code or refresh token that comes a second time: it was stolen, or its successor was lost.

use beffroi_core::failure;
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::{Actor, ActorKind};

use super::store::{self, Grant};
use crate::application::Application;
use crate::session::service::SIGN_IN;

/// Ends the grant, and says so in the audit trail: that it happened is the sign of a theft.
pub(super) async fn end(
    cx: &Cx,
    tx: &mut Tx,
    application: &Application,
    grant: &Grant,
) -> failure::Result<()> {
    store::revoke(tx, grant.tenant, grant.id, cx.now()).await?;
    let program = Actor {
        id: application.id.uuid(),
        display_name: application.display_name.clone(),
        kind: ActorKind::Application,
    };
    let person = Target::new("User", grant.user.uuid(), "");
    let entry = Entry::new(SIGN_IN, "Reuse spent token", Operation::Other, program);
    let entry = entry
        .failed("a code or refresh token came a second time; what it had led to has ended")
        .target(person);
    audit::record(tx, cx, grant.tenant, entry).await
}
