//! One import of a tenant at a time.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use beffroi_core::{Failure, TenantId, failure};
use beffroi_feature::Cx;

/// The tenants that import at the moment, in this process.
#[derive(Default)]
struct UnderWay(Mutex<HashSet<TenantId>>);

/// The right to import, until it is dropped.
pub(super) struct Turn {
    tenant: TenantId,
    under_way: Arc<UnderWay>,
}

/// Takes the tenant's turn; refuses while somebody else has it.
///
/// It bounds what imports take of memory and processors. What is written stays right without it,
/// also where another process imports: each block is decided in the transaction that writes it.
pub(super) fn take(cx: &Cx, tenant: TenantId) -> failure::Result<Turn> {
    let under_way: Arc<UnderWay> = cx.memory();
    let mut tenants = under_way.0.lock().unwrap_or_else(PoisonError::into_inner);
    if !tenants.insert(tenant) {
        return Err(Failure::conflict(
            "importUnderWay",
            "Another import into this organization is under way. Wait for its end and try again.",
        ));
    }
    drop(tenants);
    Ok(Turn { tenant, under_way })
}

impl Drop for Turn {
    fn drop(&mut self) {
        let tenants = self.under_way.0.lock();
        tenants
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.tenant);
    }
}
