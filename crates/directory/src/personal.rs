//! People without an organization: customers, partners and applicants who were invited, with an account of
//! their own. They belong to one tenant that no organization is, has no domain and no administrator.

use beffroi_core::{Failure, LanguageTag, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Actor;
use uuid::Uuid;

use crate::audit::{self, Entry, Operation};
use crate::change::{self, SavedPeople};
use crate::tenant::{self, NewTenant};
use crate::user::service::differences;
use crate::user::{UserFields, store, upn_taken};
use crate::{UserId, lookup};

/// Their tenant: the one that Microsoft's personal accounts have, which programs know.
pub const TENANT: TenantId =
    TenantId::from_uuid(Uuid::from_u128(0x9188_040d_6c67_4c5b_b112_36a3_04b6_6dad));

/// Whether somebody is without an organization.
pub fn is_personal(tenant: TenantId) -> bool {
    tenant == TENANT
}

/// An account of somebody without an organization.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Its id, which may have been given before the account is made.
    pub id: UserId,
    /// By what they sign in: an e-mail address, or a number in E.164. It was proven.
    pub name: String,
    /// The name to show.
    pub display_name: String,
    /// The language that they prefer.
    pub language: Option<LanguageTag>,
}

/// Makes an account, in the caller's transaction, with audit and change.
///
/// # Errors
/// The name is taken, or the name to show is none.
pub async fn create_in(cx: &Cx, tx: &mut Tx, account: NewAccount) -> failure::Result<()> {
    if lookup::tenant(tx, TENANT).await?.is_none() {
        found(cx, tx).await?;
    }
    let is_mail = account.name.contains('@');
    let fields = UserFields {
        user_principal_name: account.name.clone(),
        display_name: name(&account.display_name)?,
        mail: is_mail.then(|| account.name.clone()),
        mobile_phone: (!is_mail).then(|| account.name.clone()),
        preferred_language: account.language,
        ..UserFields::default()
    };
    if store::taken(tx, &fields.user_principal_name, None).await? {
        return Err(upn_taken(&fields.user_principal_name));
    }
    let target = differences(account.id, &UserFields::default(), &fields);
    store::insert_many(tx, TENANT, &[(account.id, fields)], cx.now()).await?;
    let entry = Entry::new(
        "UserManagement",
        "Add user",
        Operation::Add,
        Actor::system(),
    );
    audit::record(tx, cx, TENANT, entry.target(target)).await?;
    let saved = SavedPeople {
        ids: vec![account.id.uuid()],
        created: 1,
    };
    tx.change(TENANT, change::USER_SAVED, &saved, cx.now())
        .await?;
    Ok(())
}

/// A name to show, as its owner typed it.
fn name(text: &str) -> failure::Result<String> {
    let text = text.trim();
    let fits = (1..=256).contains(&text.chars().count());
    if fits && !text.chars().any(char::is_control) {
        return Ok(text.to_owned());
    }
    let rule = "must have 1 to 256 characters, none of them a control character";
    Err(Failure::invalid("displayName", rule))
}

/// Makes the tenant with the first of its people.
async fn found(cx: &Cx, tx: &mut Tx) -> failure::Result<()> {
    let new = NewTenant {
        display_name: "Personal accounts".to_owned(),
        domains: Vec::new(),
        default_language: "en".parse().map_err(Failure::bug)?,
        time_zone: "Etc/UTC".parse().map_err(Failure::bug)?,
        country: None,
    };
    tenant::create_in(cx, tx, TENANT, new).await
}
