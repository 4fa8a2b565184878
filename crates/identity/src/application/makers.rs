//! Who speaks through which application: whoever registered it or gave it a credential.
//!
//! Where two different principals are asked for, as in the approval of what somebody wrote, a person and
//! the applications that they made are one.

use std::collections::BTreeSet;

use beffroi_core::{TenantId, failure};
use beffroi_store::{Conn, StoreError, Tx, args};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

use super::ApplicationId;

/// Notes that somebody can speak through an application.
pub(super) async fn note(
    tx: &mut Tx,
    (tenant, id): (TenantId, ApplicationId),
    maker: Uuid,
) -> Result<(), StoreError> {
    // The operator at the machine is nobody in the organization.
    if maker.is_nil() {
        return Ok(());
    }
    tx.exec(
        "INSERT INTO application_maker (tenant_id, application_id, maker_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        args![tenant, id, maker],
    )
    .await
    .map(drop)
}

/// A person or program, with everybody who can speak through it and everything that it, or they, can
/// speak through.
///
/// # Errors
/// Those of the database.
pub(crate) fn kin(
    conn: &mut Conn,
    tenant: TenantId,
    principal: Uuid,
) -> BoxFuture<'_, failure::Result<BTreeSet<Uuid>>> {
    async move {
        let pairs = pairs(conn, tenant).await?;
        Ok(of(&pairs, principal))
    }
    .boxed()
}

/// Every application with each of its makers.
async fn pairs(conn: &mut Conn, tenant: TenantId) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    let rows = conn
        .all(
            "SELECT application_id, maker_id FROM application_maker WHERE tenant_id = $1",
            args![tenant],
        )
        .await?;
    let pairs = rows
        .iter()
        .map(|row| Ok((row.get("application_id")?, row.get("maker_id")?)));
    pairs.collect()
}

/// Up to all makers first, and from there down to whatever they made.
fn of(pairs: &[(Uuid, Uuid)], principal: Uuid) -> BTreeSet<Uuid> {
    let mut kin = BTreeSet::from([principal]);
    for up in [true, false] {
        loop {
            let known = kin.len();
            for (application, maker) in pairs {
                let (from, to) = if up {
                    (application, maker)
                } else {
                    (maker, application)
                };
                if kin.contains(from) {
                    kin.insert(*to);
                }
            }
            if kin.len() == known {
                break;
            }
        }
    }
    kin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_their_programs_and_the_programs_of_those() {
        let id = Uuid::from_u128;
        // 1 made 11 and 12; 11 made 13; 2 made 21, and gave 12 a secret.
        let pairs = [(11, 1), (12, 1), (13, 11), (21, 2), (12, 2)].map(|(a, m)| (id(a), id(m)));
        let kin = |n| {
            of(&pairs, id(n))
                .into_iter()
                .map(|id| id.as_u128())
                .collect::<Vec<_>>()
        };
        assert_eq!(kin(1), [1, 11, 12, 13]);
        assert_eq!(kin(13), [1, 11, 12, 13]);
        assert_eq!(kin(2), [2, 12, 21]);
        assert_eq!(
            kin(12),
            [1, 2, 11, 12, 13, 21],
            "either of them may be speaking"
        );
        assert_eq!(kin(3), [3]);
    }
}
