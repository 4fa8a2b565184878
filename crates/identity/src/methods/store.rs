//! Statements about who has which way to sign in.

use beffroi_core::TenantId;
use beffroi_store::{Conn, StoreError, args};
use uuid::Uuid;

/// A table of ways to sign in, and which of its rows count.
#[derive(Debug, Clone, Copy)]
pub(super) enum Way {
    Password,
    AuthenticatorApp,
    Passkey,
    Provider,
}

/// Everybody who has that way, once; deleted and disabled people too.
pub(super) async fn people(
    conn: &mut Conn,
    tenant: TenantId,
    way: Way,
) -> Result<Vec<Uuid>, StoreError> {
    let sql = match way {
        Way::Password => "SELECT user_id FROM credential WHERE tenant_id = $1",
        Way::AuthenticatorApp => {
            "SELECT user_id FROM totp WHERE tenant_id = $1 AND confirmed_at IS NOT NULL"
        }
        Way::Passkey => "SELECT DISTINCT user_id FROM passkey WHERE tenant_id = $1",
        Way::Provider => "SELECT DISTINCT user_id FROM external_identity WHERE tenant_id = $1",
    };
    let rows = conn.all(sql, args![tenant]).await?;
    rows.iter().map(|row| row.get("user_id")).collect()
}
