//! What people have, as it is shown.

use std::collections::HashMap;

use beffroi_core::{Page, TenantId, Ts, failure};
use beffroi_directory::lookup::{self, Account};
use beffroi_feature::Cx;
use beffroi_odata::ListQuery;
use beffroi_store::Conn;
use beffroi_web::Caller;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::account;
use crate::model::{BridgeId, ConferenceId, Person, ServiceNumber};
use crate::store::{self, Bridge};

/// What somebody has of conferences by phone. Their PIN is nobody's to read: it is kept as a hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PersonView {
    #[serde(rename = "@odata.etag")]
    etag: String,
    /// The user's id.
    id: Uuid,
    display_name: String,
    user_principal_name: String,
    /// Where they are told: their e-mail address; null for none.
    mail: Option<String>,
    /// Whether they hold a license of audio conferencing.
    is_licensed: bool,
    /// `microsoft` (the built-in one), `other` or `none`.
    provider: &'static str,
    /// The name of another provider.
    provider_name: Option<String>,
    /// Seven digits; null without the built-in provider.
    conference_id: Option<String>,
    #[schema(value_type = Option<Uuid>)]
    bridge_id: Option<BridgeId>,
    bridge_name: Option<String>,
    #[schema(value_type = Option<String>)]
    toll_number: Option<ServiceNumber>,
    #[schema(value_type = Option<String>)]
    toll_free_number: Option<ServiceNumber>,
    allow_toll_free_dial_in: bool,
    /// Whether callers may begin without them.
    allow_pstn_only_meetings: bool,
    /// When the PIN was set last.
    #[schema(value_type = Option<String>, format = DateTime)]
    pin_set_date_time: Option<Ts>,
    /// Until when no PIN is taken, after too many wrong ones; null where one is.
    #[schema(value_type = Option<String>, format = DateTime)]
    locked_until_date_time: Option<Ts>,
}

/// What is shown of people beside their own rows.
pub(super) struct Around {
    bridges: Vec<Bridge>,
    /// Until when conference IDs are locked.
    locks: HashMap<String, Ts>,
}

impl Around {
    /// For some people.
    pub(super) async fn of(
        cx: &Cx,
        conn: &mut Conn,
        tenant: TenantId,
        people: &[Person],
    ) -> failure::Result<Self> {
        let own = people.iter().filter_map(|one| one.coordinates.as_ref());
        let ids: Vec<ConferenceId> = own.map(|own| own.conference.clone()).collect();
        Ok(Self {
            bridges: store::bridges(conn, tenant).await?,
            locks: store::locks(conn, tenant, &ids, cx.now()).await?,
        })
    }

    /// The same where what was tried counts no more.
    pub(super) fn unlocked(self) -> Self {
        Self {
            locks: HashMap::new(),
            ..self
        }
    }

    /// One of them.
    pub(super) fn view(&self, person: &Person, account: &Account) -> PersonView {
        view(person, account, self)
    }
}

impl PersonView {
    /// Whether the built-in provider is theirs.
    pub(crate) fn is_enabled(&self) -> bool {
        self.conference_id.is_some()
    }

    /// Whether they are on a bridge and have a number, where these are asked for.
    pub(crate) fn is_on(&self, bridge: Option<BridgeId>, number: Option<&ServiceNumber>) -> bool {
        let has = |number| [&self.toll_number, &self.toll_free_number].contains(&&Some(number));
        (bridge.is_none() || self.bridge_id == bridge)
            && number.is_none_or(|number: &ServiceNumber| has(number.clone()))
    }
}

fn view(person: &Person, account: &Account, around: &Around) -> PersonView {
    let own = person.coordinates.as_ref();
    let bridge = own.and_then(|own| around.bridges.iter().find(|bridge| bridge.id == own.bridge));
    PersonView {
        etag: format!("W/\"{}\"", person.version),
        id: person.id,
        display_name: account.display_name.clone(),
        user_principal_name: account.user_principal_name.clone(),
        mail: account.mail.clone(),
        is_licensed: person.is_licensed,
        provider: person.provider.as_str(),
        provider_name: person.provider_name.clone(),
        conference_id: own.map(|own| own.conference.to_string()),
        bridge_id: own.map(|own| own.bridge),
        bridge_name: bridge.map(|bridge| bridge.name.clone()),
        toll_number: own.and_then(|own| own.toll.clone()),
        toll_free_number: own.and_then(|own| own.toll_free.clone()),
        allow_toll_free_dial_in: person.allow_toll_free,
        allow_pstn_only_meetings: person.allow_pstn_only,
        pin_set_date_time: own.map(|own| own.pin_set),
        locked_until_date_time: own
            .and_then(|own| around.locks.get(own.conference.as_str()).copied()),
    }
}

/// A page of people who have or had to do with conferences by phone.
pub(crate) async fn list(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
) -> failure::Result<Page<PersonView>> {
    let tenant = caller.tenant;
    let mut conn = cx.read().await?;
    let page = store::page(&mut conn, tenant, &query.page, query.filter.as_ref()).await?;
    let ids: Vec<Uuid> = page.items.iter().map(|one| one.id).collect();
    let accounts = lookup::accounts(&mut conn, tenant, &ids).await?;
    let around = Around::of(cx, &mut conn, tenant, &page.items).await?;
    let accounts: HashMap<Uuid, Account> = accounts
        .into_iter()
        .map(|one| (one.id.uuid(), one))
        .collect();
    let shown = |one: &Person| Some(around.view(one, accounts.get(&one.id)?));
    Ok(Page {
        items: page.items.iter().filter_map(shown).collect(),
        next: page.next,
        total: page.total,
    })
}

/// Somebody by id or principal name.
///
/// # Errors
/// There is nobody.
pub(crate) async fn person(cx: &Cx, tenant: TenantId, key: &str) -> failure::Result<PersonView> {
    let mut conn = cx.read().await?;
    let account = account(&mut conn, tenant, key).await?;
    let id = account.id.uuid();
    let known = store::people(&mut conn, tenant, &[id]).await?.remove(&id);
    let known = known.unwrap_or_else(|| Person::new(id));
    let around = Around::of(cx, &mut conn, tenant, std::slice::from_ref(&known)).await?;
    Ok(around.view(&known, &account))
}
