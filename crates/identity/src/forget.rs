//! What is kept of somebody's sign-in goes when they are removed for good.

use beffroi_core::{TenantId, failure};
use beffroi_store::{Tx, args};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

/// Removes every way to sign in, counted attempts, sessions and grants.
pub(crate) fn forget_person(
    tx: &mut Tx,
    tenant: TenantId,
    person: Uuid,
) -> BoxFuture<'_, failure::Result<()>> {
    async move {
        for statement in [
            "DELETE FROM credential WHERE tenant_id = $1 AND user_id = $2",
            "DELETE FROM sign_in_guard WHERE tenant_id = $1 AND user_id = $2",
            "DELETE FROM totp WHERE tenant_id = $1 AND user_id = $2",
            "DELETE FROM recovery_code WHERE tenant_id = $1 AND user_id = $2",
            "DELETE FROM sign_in_step WHERE tenant_id = $1 AND user_id = $2",
            "DELETE FROM passkey WHERE tenant_id = $1 AND user_id = $2",
            "DELETE FROM external_identity WHERE tenant_id = $1 AND user_id = $2",
            "DELETE FROM session WHERE tenant_id = $1 AND user_id = $2",
            "DELETE FROM oauth_token WHERE tenant_id = $1 AND grant_id IN (
               SELECT id FROM oauth_grant WHERE tenant_id = $1 AND user_id = $2)",
            "DELETE FROM oauth_grant WHERE tenant_id = $1 AND user_id = $2",
            "DELETE FROM oauth_device WHERE tenant_id = $1 AND user_id = $2",
            "DELETE FROM oauth_consent WHERE tenant_id = $1 AND user_id = $2",
        ] {
            tx.exec(statement, args![tenant, person]).await?;
        }
        Ok(())
    }
    .boxed()
}
