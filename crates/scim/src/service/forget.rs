//! What is left of a person who is removed for good: nothing.

use beffroi_core::{TenantId, failure};
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

use crate::store::beside;

/// The hook for [`beffroi_feature::Feature::forget_person`].
pub(crate) fn forget_person(
    tx: &mut Tx,
    tenant: TenantId,
    person: Uuid,
) -> BoxFuture<'_, failure::Result<()>> {
    async move { Ok(beside::forget(tx, tenant, person).await?) }.boxed()
}
