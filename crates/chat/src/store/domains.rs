use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, StoreError, Tx, args};
use uuid::Uuid;

/// What an administrator has decided of a domain outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Consent {
    Waiting,
    Allowed,
    Refused,
}

impl Consent {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Allowed => "allowed",
            Self::Refused => "refused",
        }
    }
}

impl std::str::FromStr for Consent {
    type Err = std::io::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "waiting" => Ok(Self::Waiting),
            "allowed" => Ok(Self::Allowed),
            "refused" => Ok(Self::Refused),
            other => Err(std::io::Error::other(format!("no consent: {other}"))),
        }
    }
}

/// A domain that somebody wanted to write to.
#[derive(Debug, Clone)]
pub(crate) struct StoredDomain {
    pub(crate) domain: String,
    pub(crate) consent: Consent,
    pub(crate) asked_by: Uuid,
    pub(crate) asked_at: Ts,
}

/// Whether somebody of an organization has written to somebody of a domain outside, which may be another organization's.
pub(crate) async fn has_written_to(
    conn: &mut Conn,
    tenant: TenantId,
    domain: &str,
    owner: Option<TenantId>,
) -> Result<bool, StoreError> {
    let found = conn
        .one(
            "SELECT 1 AS found FROM chat_contact c JOIN chat_address a
               ON a.tenant_id = c.other_tenant_id AND a.person_id = c.other_id
             WHERE c.tenant_id = $1 AND c.has_begun = $2 AND a.address LIKE $3
             UNION ALL
             SELECT 1 AS found FROM chat_contact WHERE tenant_id = $1 AND has_begun = $2 AND other_tenant_id = $4
             LIMIT 1",
            args![
                tenant,
                true,
                format!("%@{domain}"),
                owner.unwrap_or(tenant)
            ],
        )
        .await?;
    Ok(found.is_some())
}

/// The domains that somebody wanted to write to.
pub(crate) async fn domains(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<Vec<StoredDomain>, StoreError> {
    conn.all(
        "SELECT domain, state, asked_by, asked_at FROM chat_domain WHERE tenant_id = $1 ORDER BY asked_at, domain",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(StoredDomain {
            domain: row.get("domain")?,
            consent: row.parse("state")?,
            asked_by: row.get("asked_by")?,
            asked_at: row.get("asked_at")?,
        })
    })
    .collect()
}

/// Notes that somebody wants to write to a domain; one that is noted stays as it is.
pub(crate) async fn ask_for_domain(
    tx: &mut Tx,
    tenant: TenantId,
    domain: &str,
    by: Uuid,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO chat_domain (tenant_id, domain, state, asked_by, asked_at) VALUES ($1, $2, 'waiting', $3, $4)
         ON CONFLICT DO NOTHING",
        args![tenant, domain, by, now],
    )
    .await
    .map(drop)
}

/// Decides of a domain; false when nobody has asked for it.
pub(crate) async fn decide_domain(
    tx: &mut Tx,
    tenant: TenantId,
    domain: &str,
    consent: Consent,
) -> Result<bool, StoreError> {
    let rows = tx
        .exec(
            "UPDATE chat_domain SET state = $3 WHERE tenant_id = $1 AND domain = $2",
            args![tenant, domain, consent.as_str()],
        )
        .await?;
    Ok(rows == 1)
}
