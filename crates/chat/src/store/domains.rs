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
