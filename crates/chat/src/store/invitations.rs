use beffroi_core::{Id, IdKind, TenantId, Ts};
use beffroi_store::{Conn, Row, StoreError, Tx, args};
use uuid::Uuid;

use crate::model::{Address, ChatId};

/// The kind of an invitation's id.
#[derive(Debug)]
pub(crate) enum InvitationKind {}

impl IdKind for InvitationKind {
    const NAME: &'static str = "invitation";
}

/// An invitation's id.
pub(crate) type InvitationId = Id<InvitationKind>;

/// What has become of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Open,
    Used,
    Withdrawn,
}

impl State {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Used => "used",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl std::str::FromStr for State {
    type Err = std::io::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "open" => Ok(Self::Open),
            "used" => Ok(Self::Used),
            "withdrawn" => Ok(Self::Withdrawn),
            other => Err(std::io::Error::other(format!("no state: {other}"))),
        }
    }
}

/// Whether its link has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delivery {
    Waiting,
    Sent,
    Failed,
}

impl Delivery {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Failed => "failed",
        }
    }
}

impl std::str::FromStr for Delivery {
    type Err = std::io::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "waiting" => Ok(Self::Waiting),
            "sent" => Ok(Self::Sent),
            "failed" => Ok(Self::Failed),
            other => Err(std::io::Error::other(format!("no delivery: {other}"))),
        }
    }
}

/// An invitation of somebody who has no account yet.
#[derive(Debug, Clone)]
pub(crate) struct Invitation {
    pub(crate) tenant: TenantId,
    pub(crate) id: InvitationId,
    pub(crate) inviter: Uuid,
    pub(crate) person: Uuid,
    pub(crate) address: Address,
    pub(crate) chat: ChatId,
    pub(crate) token_hash: Vec<u8>,
    /// The link's secret, until it has been sent.
    pub(crate) token_sealed: Option<Vec<u8>>,
    pub(crate) language: String,
    pub(crate) created_at: Ts,
    pub(crate) expires_at: Ts,
    pub(crate) state: State,
    pub(crate) delivery: Delivery,
    /// What the gateway said.
    pub(crate) delivery_words: Option<String>,
}

impl Invitation {
    /// Whether its link still opens.
    pub(crate) fn is_open(&self, now: Ts) -> bool {
        self.state == State::Open && now < self.expires_at
    }
}

fn read(row: &Row) -> Result<Invitation, StoreError> {
    let address: String = row.get("address")?;
    let broken = |rule: &str| StoreError::decode("address", std::io::Error::other(rule.to_owned()));
    Ok(Invitation {
        tenant: row.get("tenant_id")?,
        id: row.get("id")?,
        inviter: row.get("inviter_id")?,
        person: row.get("person_id")?,
        address: address.parse().map_err(broken)?,
        chat: row.get("chat_id")?,
        token_hash: row.get("token_hash")?,
        token_sealed: row.get("token_sealed")?,
        language: row.get("language")?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
        state: row.parse("state")?,
        delivery: row.parse("delivery")?,
        delivery_words: row.get("delivery_words")?,
    })
}

pub(crate) async fn insert_invitation(tx: &mut Tx, one: &Invitation) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO chat_invitation (tenant_id, id, inviter_id, person_id, address, chat_id, token_hash,
           token_sealed, language, created_at, expires_at, state, delivery, delivery_words)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        args![
            one.tenant,
            one.id,
            one.inviter,
            one.person,
            one.address.as_str(),
            one.chat,
            one.token_hash.clone(),
            one.token_sealed.clone(),
            one.language.as_str(),
            one.created_at,
            one.expires_at,
            one.state.as_str(),
            one.delivery.as_str(),
            one.delivery_words.clone()
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn invitation(
    conn: &mut Conn,
    tenant: TenantId,
    id: InvitationId,
) -> Result<Option<Invitation>, StoreError> {
    conn.one(
        "SELECT * FROM chat_invitation WHERE tenant_id = $1 AND id = $2",
        args![tenant, id],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

/// The invitation whose link has this secret, whichever organization it is of.
pub(crate) async fn invitation_by_token(
    conn: &mut Conn,
    token_hash: Vec<u8>,
) -> Result<Option<Invitation>, StoreError> {
    conn.one(
        "SELECT * FROM chat_invitation WHERE token_hash = $1",
        args![token_hash],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

/// An organization's invitations, newest first: those of one person, or everybody's.
pub(crate) async fn invitations(
    conn: &mut Conn,
    tenant: TenantId,
    inviter: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Invitation>, StoreError> {
    let rows = match inviter {
        Some(inviter) => {
            conn.all(
                "SELECT * FROM chat_invitation WHERE tenant_id = $1 AND inviter_id = $2 ORDER BY id DESC LIMIT $3",
                args![tenant, inviter, limit],
            )
            .await?
        }
        None => {
            conn.all(
                "SELECT * FROM chat_invitation WHERE tenant_id = $1 ORDER BY id DESC LIMIT $2",
                args![tenant, limit],
            )
            .await?
        }
    };
    rows.iter().map(read).collect()
}

/// Ends an open invitation; false when it was ended already.
pub(crate) async fn set_state(
    tx: &mut Tx,
    tenant: TenantId,
    id: InvitationId,
    state: State,
) -> Result<bool, StoreError> {
    let rows = tx
        .exec(
            "UPDATE chat_invitation SET state = $3, token_sealed = NULL
             WHERE tenant_id = $1 AND id = $2 AND state = 'open'",
            args![tenant, id, state.as_str()],
        )
        .await?;
    Ok(rows == 1)
}

/// Notes what became of the sending; the secret is not needed any more.
pub(crate) async fn delivered(
    tx: &mut Tx,
    tenant: TenantId,
    id: InvitationId,
    delivery: Delivery,
    words: Option<&str>,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE chat_invitation SET delivery = $3, delivery_words = $4, token_sealed = NULL
         WHERE tenant_id = $1 AND id = $2",
        args![tenant, id, delivery.as_str(), words.map(str::to_owned)],
    )
    .await
    .map(drop)
}

/// Ends every open invitation of somebody, whichever organization it is of: they have an account now.
pub(crate) async fn use_all(tx: &mut Tx, person: Uuid) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE chat_invitation SET state = 'used', token_sealed = NULL WHERE person_id = $1 AND state = 'open'",
        args![person],
    )
    .await
    .map(drop)
}
