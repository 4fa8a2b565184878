//! People.

use beffroi_core::failure;
use beffroi_directory::user::{self, Changed, UserPatch};
use beffroi_directory::{group, lookup};
use beffroi_feature::Cx;
use beffroi_store::{Conn, Tx};
use beffroi_web::{Caller, IfMatch};
use futures_util::FutureExt;
use serde_json::Value;
use uuid::Uuid;

use super::{check_version, not_found, provider, resource_id, set_external_id, user_id};
use crate::document::{self, Document};
use crate::patch::{self, Verb};
use crate::refusal;
use crate::schema::USER;
use crate::store::beside::{self, Named, Said};
use crate::user::{Fields, Kept, Person, principal_name};

/// People by their ids, in the order of the ids, as the caller's provider sees them.
pub(crate) async fn load(
    conn: &mut Conn,
    caller: &Caller,
    ids: &[Uuid],
) -> failure::Result<Vec<Person>> {
    let (tenant, own) = provider(caller);
    let typed: Vec<_> = ids.iter().copied().map(user_id).collect();
    let users = user::some(conn, tenant, &typed).await?;
    let mut said = beside::said_of(conn, tenant, ids).await?;
    let mut external = beside::external_ids(conn, (tenant, own), ids).await?;
    let person = |user: user::User| {
        let id = user.id.uuid();
        let said = said.remove(&id).unwrap_or_default();
        // A principal name that was changed since is the one to show.
        let local = user.user_principal_name.rsplit_once('@');
        let local = local.map_or("", |(local, _)| local);
        let user_name = said
            .user_name
            .filter(|name| name.eq_ignore_ascii_case(local));
        Person {
            external_id: external.remove(&id),
            user_name,
            kept: said.kept,
            groups: None,
            user,
        }
    };
    Ok(users.into_iter().map(person).collect())
}

/// Adds the groups that each person is in directly.
pub(crate) async fn add_groups(
    conn: &mut Conn,
    caller: &Caller,
    people: &mut [Person],
) -> failure::Result<()> {
    for person in people {
        let ids = group::groups_of(conn, caller.tenant, person.user.id.uuid()).await?;
        let names = lookup::group_names(conn, caller.tenant, &ids).await?;
        let mut groups: Vec<(Uuid, String)> = names.into_iter().collect();
        groups.sort_unstable();
        person.groups = Some(groups);
    }
    Ok(())
}

/// One person.
pub(crate) async fn find(conn: &mut Conn, caller: &Caller, id: &str) -> failure::Result<Person> {
    let uuid = resource_id("User", id)?;
    let found = load(conn, caller, &[uuid]).await?;
    found
        .into_iter()
        .next()
        .ok_or_else(|| not_found("User", id))
}

/// What is to become of a person.
struct Wish {
    document: Document,
    fields: Fields,
    principal_name: String,
    user_name: Option<String>,
}

impl Wish {
    /// Reads what a document asks for. What it does not say is made from what it says.
    async fn read(
        tx: &mut Tx,
        caller: &Caller,
        document: Document,
        formatted: Option<&str>,
    ) -> failure::Result<Self> {
        document::check_size(&document)?;
        let user_name = document.get("userName").and_then(Value::as_str);
        let user_name = user_name.unwrap_or_default().trim();
        if user_name.is_empty() {
            return Err(refusal::value("userName is required"));
        }
        let domains = lookup::domains(tx, caller.tenant).await?;
        let (principal_name, alias) = principal_name(user_name, &domains);
        let mut fields = Fields::of(&document)?;
        if fields.display_name.is_none() {
            let parts = [&fields.given_name, &fields.surname];
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            let made = match (formatted.map(str::trim), parts.as_slice()) {
                (Some(formatted), _) if !formatted.is_empty() => formatted.to_owned(),
                (_, []) => user_name.to_owned(),
                (_, parts) => parts.join(" "),
            };
            fields.display_name = Some(made);
        }
        Ok(Self {
            document,
            fields,
            principal_name,
            user_name: alias,
        })
    }

    /// Refuses a name that somebody has.
    async fn check_name(&self, tx: &mut Tx, but: Option<Uuid>) -> failure::Result<()> {
        let owner = lookup::account_by_upn(tx, &self.principal_name).await?;
        if owner.is_some_and(|owner| Some(owner.id.uuid()) != but) {
            let name = self.user_name.as_ref().unwrap_or(&self.principal_name);
            return Err(refusal::taken(format!("userName '{name}' is taken")));
        }
        Ok(())
    }

    /// Notes what the directory has no field for.
    async fn put_beside(&self, tx: &mut Tx, caller: &Caller, id: Uuid) -> failure::Result<()> {
        let said = Said {
            user_name: self.user_name.clone(),
            kept: Kept::of(&self.document, &self.fields),
        };
        beside::put_said(tx, caller.tenant, id, &said).await?;
        let external = self.document.get("externalId").and_then(Value::as_str);
        set_external_id(tx, caller, Named::User, id, external).await
    }
}

/// Creates a person.
pub(crate) async fn create(cx: &Cx, caller: &Caller, body: &Value) -> failure::Result<Uuid> {
    let document = document::read(&USER, body)?;
    let formatted = body["name"]["formatted"].as_str().map(str::to_owned);
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let wish = Wish::read(tx, &caller, document, formatted.as_deref()).await?;
            wish.check_name(tx, None).await?;
            let blank = Fields {
                active: Some(true),
                ..Fields::default()
            };
            let patch = UserPatch {
                user_principal_name: Some(wish.principal_name.clone()),
                ..blank.change_to(&wish.fields)
            };
            let user = user::create_in(&own, tx, &caller, patch).await?;
            wish.put_beside(tx, &caller, user.id.uuid()).await?;
            Ok(user.id.uuid())
        }
        .boxed()
    })
    .await
}

/// How a document changes.
#[derive(Clone)]
pub(crate) enum Edit {
    /// Into this one; an account stays enabled or disabled when nothing is said of that.
    Into(Document, Option<String>),
    /// By these operations.
    By(Vec<(Verb, patch::Target, Value)>),
}

impl Edit {
    /// What a PUT asks for.
    pub(crate) fn put(body: &Value) -> failure::Result<Self> {
        let formatted = body["name"]["formatted"].as_str().map(str::to_owned);
        Ok(Self::Into(document::read(&USER, body)?, formatted))
    }

    /// What a PATCH asks for.
    pub(crate) fn patch(body: &Value) -> failure::Result<Self> {
        let operations = patch::read(body)?;
        Ok(Self::By(patch::targets(&USER, operations)?))
    }

    fn make(&self, before: &Document) -> failure::Result<(Document, Option<&str>)> {
        match self {
            Self::Into(document, formatted) => {
                let mut document = document.clone();
                if let Some(active) = before.get("active") {
                    let slot = document.entry("active");
                    slot.or_insert_with(|| active.clone());
                }
                Ok((document, formatted.as_deref()))
            }
            Self::By(operations) => {
                let mut document = before.clone();
                for (verb, target, value) in operations {
                    patch::apply(&USER, &mut document, *verb, target, value)?;
                }
                Ok((document, None))
            }
        }
    }
}

/// Changes a person.
pub(crate) async fn update(
    cx: &Cx,
    caller: &Caller,
    id: &str,
    edit: Edit,
    if_match: IfMatch,
) -> failure::Result<Uuid> {
    let (own, by, key) = (cx.clone(), caller.clone(), id.to_owned());
    let tenant = caller.tenant;
    let changed = cx
        .write(tenant, move |tx| {
            async move { update_in(&own, tx, &by, &key, &edit, &if_match).await }.boxed()
        })
        .await?;
    if changed.shut_out {
        user::end_connections(cx, tenant, changed.id);
    }
    Ok(changed.id.uuid())
}

async fn update_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    key: &str,
    edit: &Edit,
    if_match: &IfMatch,
) -> failure::Result<Changed> {
    let person = find(tx, caller, key).await?;
    let id = person.user.id;
    check_version(if_match, &person.resource("").1)?;
    let before = person.document();
    let (after, formatted) = edit.make(&before)?;
    if after == before {
        return Ok(Changed {
            id,
            shut_out: false,
        });
    }
    let wish = Wish::read(tx, caller, after, formatted).await?;
    wish.check_name(tx, Some(id.uuid())).await?;
    let mut patch = Fields::of(&before)?.change_to(&wish.fields);
    if wish.principal_name != person.user.user_principal_name {
        patch.user_principal_name = Some(wish.principal_name.clone());
    }
    let changed =
        user::update_in(cx, tx, caller, &id.to_string(), patch, &IfMatch::default()).await?;
    wish.put_beside(tx, caller, id.uuid()).await?;
    Ok(changed)
}

/// Deletes a person: restorable for 30 days, as everywhere.
pub(crate) async fn delete(
    cx: &Cx,
    caller: &Caller,
    id: &str,
    if_match: IfMatch,
) -> failure::Result<()> {
    let (own, by, key) = (cx.clone(), caller.clone(), id.to_owned());
    let tenant = caller.tenant;
    let deleted = cx
        .write(tenant, move |tx| {
            async move {
                let person = find(tx, &by, &key).await?;
                check_version(&if_match, &person.resource("").1)?;
                let id = person.user.id.to_string();
                user::delete_in(&own, tx, &by, &id, &IfMatch::default()).await
            }
            .boxed()
        })
        .await?;
    user::end_connections(cx, tenant, deleted);
    Ok(())
}
