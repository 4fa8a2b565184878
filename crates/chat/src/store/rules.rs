use std::collections::{BTreeSet, HashMap};

use beffroi_core::{Failure, TenantId, failure};
use beffroi_store::{Conn, StoreError, Tx, Value, args};
use uuid::Uuid;

use crate::model::{Policy, Settings};

/// An organization's settings and their version.
pub(crate) async fn settings(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<(Settings, i64), StoreError> {
    let row = conn
        .one(
            "SELECT settings, version FROM chat_settings WHERE tenant_id = $1",
            args![tenant],
        )
        .await?;
    // Whoever has decided nothing has the first version.
    row.map_or(Ok((Settings::default(), 1)), |row| {
        Ok((row.json("settings")?, row.get("version")?))
    })
}

/// As [`settings`], for whoever changes rules: nobody else changes them before the end of the transaction, and
/// the version has risen by one.
pub(crate) async fn lock_rules(tx: &mut Tx, tenant: TenantId) -> failure::Result<(Settings, i64)> {
    let usual = serde_json::to_string(&Settings::default()).map_err(Failure::bug)?;
    tx.exec(
        "INSERT INTO chat_settings (tenant_id, settings, version) VALUES ($1, $2, 2)
         ON CONFLICT (tenant_id) DO UPDATE SET version = chat_settings.version + 1",
        args![tenant, usual],
    )
    .await?;
    Ok(settings(tx, tenant).await?)
}

pub(crate) async fn put_settings(
    tx: &mut Tx,
    tenant: TenantId,
    settings: &Settings,
) -> failure::Result<()> {
    let text = serde_json::to_string(settings).map_err(Failure::bug)?;
    tx.exec(
        "UPDATE chat_settings SET settings = $2 WHERE tenant_id = $1",
        args![tenant, text],
    )
    .await?;
    Ok(())
}

/// How new the rules of some organizations are; those that have decided nothing are left out.
pub(crate) async fn rules_versions(
    conn: &mut Conn,
    tenants: &BTreeSet<TenantId>,
) -> Result<HashMap<TenantId, i64>, StoreError> {
    let ids = tenants.iter().copied().map(Value::from).collect();
    let sql = "SELECT tenant_id, version FROM chat_settings WHERE tenant_id";
    conn.all_in(sql, args![], ids, "")
        .await?
        .iter()
        .map(|row| Ok((row.get("tenant_id")?, row.get("version")?)))
        .collect()
}

/// A policy and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredPolicy {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) policy: Policy,
}

/// An organization's policies by name.
pub(crate) async fn policies(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<Vec<StoredPolicy>, StoreError> {
    conn.all(
        "SELECT name_key, name, policy FROM chat_policy WHERE tenant_id = $1 ORDER BY name_key",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(StoredPolicy {
            key: row.get("name_key")?,
            name: row.get("name")?,
            policy: row.json("policy")?,
        })
    })
    .collect()
}

pub(crate) async fn put_policy(
    tx: &mut Tx,
    tenant: TenantId,
    policy: &StoredPolicy,
) -> failure::Result<()> {
    let text = serde_json::to_string(&policy.policy).map_err(Failure::bug)?;
    tx.exec(
        "INSERT INTO chat_policy (tenant_id, name_key, name, policy) VALUES ($1, $2, $3, $4)
         ON CONFLICT (tenant_id, name_key) DO UPDATE SET policy = excluded.policy",
        args![tenant, policy.key.as_str(), policy.name.as_str(), text],
    )
    .await?;
    Ok(())
}

pub(crate) async fn delete_policy(
    tx: &mut Tx,
    tenant: TenantId,
    key: &str,
) -> Result<bool, StoreError> {
    let rows = tx
        .exec(
            "DELETE FROM chat_policy WHERE tenant_id = $1 AND name_key = $2",
            args![tenant, key],
        )
        .await?;
    Ok(rows == 1)
}

/// To whom a policy is granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum GrantKind {
    User,
    Group,
    /// Everybody who has no other.
    Everybody,
}

impl GrantKind {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Group => "group",
            Self::Everybody => "everybody",
        }
    }
}

impl std::str::FromStr for GrantKind {
    type Err = std::io::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "user" => Ok(Self::User),
            "group" => Ok(Self::Group),
            "everybody" => Ok(Self::Everybody),
            other => Err(std::io::Error::other(format!("no kind of grant: {other}"))),
        }
    }
}

/// Who has which policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grant {
    pub(crate) kind: GrantKind,
    pub(crate) subject: Uuid,
    /// The policy's name in small letters.
    pub(crate) policy: String,
    /// Of groups: the smallest wins.
    pub(crate) rank: i64,
}

/// All grants of an organization: those to groups by rank.
pub(crate) async fn grants(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Grant>, StoreError> {
    conn.all(
        "SELECT kind, subject_id, name_key, rank FROM chat_policy_grant WHERE tenant_id = $1
         ORDER BY rank, subject_id",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Grant {
            kind: row.parse("kind")?,
            subject: row.get("subject_id")?,
            policy: row.get("name_key")?,
            rank: row.get("rank")?,
        })
    })
    .collect()
}

pub(crate) async fn put_grant(
    tx: &mut Tx,
    tenant: TenantId,
    grant: &Grant,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO chat_policy_grant (tenant_id, kind, subject_id, name_key, rank) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant_id, kind, subject_id) DO UPDATE SET name_key = excluded.name_key, rank = excluded.rank",
        args![
            tenant,
            grant.kind.as_str(),
            grant.subject,
            grant.policy.as_str(),
            grant.rank
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn delete_grant(
    tx: &mut Tx,
    tenant: TenantId,
    kind: GrantKind,
    subject: Uuid,
) -> Result<bool, StoreError> {
    let rows = tx
        .exec(
            "DELETE FROM chat_policy_grant WHERE tenant_id = $1 AND kind = $2 AND subject_id = $3",
            args![tenant, kind.as_str(), subject],
        )
        .await?;
    Ok(rows == 1)
}
