//! What every system may ask of the directory, in the fewest words.

use beffroi_channels::letter::Logo;
use beffroi_core::filter::fold;
use beffroi_core::{LanguageTag, TenantId, failure};
use beffroi_store::{Conn, Row, StoreError, Value, args};
use beffroi_web::{Permission, Permissions};
use uuid::Uuid;

use crate::role::Scope;
use crate::{UserId, permission, personal, role, tenant};

/// Somebody's account.
#[derive(Debug, Clone)]
pub struct Account {
    /// The tenant it belongs to.
    pub tenant: TenantId,
    /// The user's id.
    pub id: UserId,
    /// The name to sign in with.
    pub user_principal_name: String,
    /// The name to show.
    pub display_name: String,
    /// First name.
    pub given_name: Option<String>,
    /// Family name.
    pub surname: Option<String>,
    /// The e-mail address.
    pub mail: Option<String>,
    /// The language that the person prefers.
    pub preferred_language: Option<LanguageTag>,
    /// Department.
    pub department: Option<String>,
    /// Company.
    pub company_name: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Whether the person may sign in.
    pub enabled: bool,
}

/// A tenant's settings.
#[derive(Debug, Clone)]
pub struct TenantInfo {
    /// The tenant's id.
    pub id: TenantId,
    /// The name to show.
    pub display_name: String,
    /// The language of people who state none.
    pub default_language: LanguageTag,
    /// The IANA time zone in which its administrators plan.
    pub time_zone: String,
    /// Its country, as a two-letter code.
    pub country: Option<String>,
    /// When it was created.
    pub created_at: beffroi_core::Ts,
}

/// A role that somebody holds.
#[derive(Debug, Clone)]
pub struct HeldRole {
    /// The role's id.
    pub id: Uuid,
    /// The role's name.
    pub display_name: String,
    /// What it may do.
    pub permissions: Vec<Permission>,
    /// Where it counts.
    pub scope: Scope,
    /// The group's name, when it counts for the people of one.
    pub scope_display_name: Option<String>,
}

impl HeldRole {
    /// The permissions that count where the role counts: for the people of a group only those that
    /// concern people.
    pub fn effective(&self) -> impl Iterator<Item = Permission> {
        let everywhere = self.scope == Scope::Organization;
        let all = permission::with_reading(self.permissions.iter().copied());
        let all: Vec<Permission> = all.iter().collect();
        all.into_iter()
            .filter(move |one| everywhere || role::LIMITABLE.contains(one))
    }
}

/// What these roles allow together.
pub fn permissions_of(roles: &[HeldRole]) -> Permissions {
    let mut held = Permissions::default();
    for role in roles {
        match role.scope {
            Scope::Organization => held.extend(role.effective()),
            Scope::Group(group) => {
                for permission in role.effective() {
                    held.grant_within(permission, group.uuid());
                }
            }
        }
    }
    held
}

const ACCOUNT: &str = "SELECT tenant_id, id, user_principal_name, display_name, given_name, surname, mail,
    preferred_language, department, company_name, city, account_enabled FROM directory_user WHERE deleted_at IS NULL AND upn_key = $1";

fn account_row(row: &Row) -> Result<Account, StoreError> {
    let language: Option<String> = row.get("preferred_language")?;
    Ok(Account {
        tenant: row.get("tenant_id")?,
        id: row.get("id")?,
        user_principal_name: row.get("user_principal_name")?,
        display_name: row.get("display_name")?,
        given_name: row.get("given_name")?,
        surname: row.get("surname")?,
        mail: row.get("mail")?,
        preferred_language: language.and_then(|tag| tag.parse().ok()),
        department: row.get("department")?,
        company_name: row.get("company_name")?,
        city: row.get("city")?,
        enabled: row.get("account_enabled")?,
    })
}

/// The account of that principal name, whichever tenant it belongs to. Deleted ones are not found.
pub async fn account_by_upn(conn: &mut Conn, upn: &str) -> Result<Option<Account>, StoreError> {
    conn.one(ACCOUNT, args![fold(upn)])
        .await?
        .map(|row| account_row(&row))
        .transpose()
}

/// A tenant's account by id. Deleted ones are not found.
pub async fn account(
    conn: &mut Conn,
    tenant: TenantId,
    id: UserId,
) -> Result<Option<Account>, StoreError> {
    conn.one(
        "SELECT tenant_id, id, user_principal_name, display_name, given_name, surname, mail, preferred_language,
           department, company_name, city, account_enabled FROM directory_user WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL",
        args![tenant, id],
    )
    .await?
    .map(|row| account_row(&row))
    .transpose()
}

/// A tenant's accounts with that e-mail address, at most two: whoever asks wants exactly one.
pub async fn accounts_by_mail(
    conn: &mut Conn,
    tenant: TenantId,
    mail: &str,
) -> Result<Vec<Account>, StoreError> {
    conn.all(
        "SELECT tenant_id, id, user_principal_name, display_name, given_name, surname, mail, preferred_language,
           department, company_name, city, account_enabled FROM directory_user
         WHERE tenant_id = $1 AND mail_key = $2 AND deleted_at IS NULL LIMIT 2",
        args![tenant, fold(mail)],
    )
    .await?
    .iter()
    .map(account_row)
    .collect()
}

/// A tenant's accounts by their ids, in no order. Deleted ones are not found.
pub async fn accounts(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[Uuid],
) -> Result<Vec<Account>, StoreError> {
    conn.all_in(
        "SELECT tenant_id, id, user_principal_name, display_name, given_name, surname, mail, preferred_language,
           department, company_name, city, account_enabled FROM directory_user
         WHERE tenant_id = $1 AND deleted_at IS NULL AND id",
        args![tenant],
        ids.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(account_row)
    .collect()
}

/// Most people that [`people_with`] finds.
const MOST_PEOPLE: usize = 500;

/// The enabled people who hold a permission in the whole organization, directly or through groups,
/// oldest first, at most 500.
pub async fn people_with(
    conn: &mut Conn,
    tenant: TenantId,
    permission: Permission,
) -> failure::Result<Vec<Account>> {
    let roles = role::definitions::all(conn, tenant).await?;
    let roles: Vec<Uuid> = roles
        .into_iter()
        .filter(|role| {
            let held = permission::with_reading(role.permissions.iter().copied());
            role.is_enabled && held.has(permission)
        })
        .map(|role| role.id)
        .collect();
    let ids = role::store::people_with_any(conn, tenant, &roles).await?;
    let mut people = accounts(conn, tenant, &ids).await?;
    people.retain(|person| person.enabled);
    people.sort_unstable_by_key(|person| person.id);
    people.truncate(MOST_PEOPLE);
    Ok(people)
}

/// A tenant's account by id or principal name.
pub async fn account_by_key(
    conn: &mut Conn,
    tenant: TenantId,
    key: &str,
) -> Result<Option<Account>, StoreError> {
    match key.parse() {
        Ok(id) => account(conn, tenant, id).await,
        Err(_) => Ok(account_by_upn(conn, key)
            .await?
            .filter(|account| account.tenant == tenant)),
    }
}

fn tenant_row(row: &Row) -> Result<TenantInfo, StoreError> {
    Ok(TenantInfo {
        id: row.get("id")?,
        display_name: row.get("display_name")?,
        default_language: row.parse("default_language")?,
        time_zone: row.get("time_zone")?,
        country: row.get("country")?,
        created_at: row.get("created_at")?,
    })
}

/// A tenant's settings.
pub async fn tenant(conn: &mut Conn, id: TenantId) -> Result<Option<TenantInfo>, StoreError> {
    conn.one("SELECT * FROM tenant WHERE id = $1", args![id])
        .await?
        .map(|row| tenant_row(&row))
        .transpose()
}

/// The picture at the top of a tenant's e-mails, if it has one.
pub async fn logo(conn: &mut Conn, tenant: TenantId) -> Result<Option<Logo>, StoreError> {
    tenant::store::logo(conn, tenant).await
}

/// A tenant by id or by one of its domains.
pub async fn tenant_by_name(conn: &mut Conn, name: &str) -> Result<Option<TenantInfo>, StoreError> {
    let id = match name.parse() {
        Ok(id) => Some(id),
        Err(_) => tenant::store::domain_owner(conn, &name.to_ascii_lowercase()).await?,
    };
    match id {
        Some(id) => self::tenant(conn, id).await,
        None => Ok(None),
    }
}

/// Every organization of this server, oldest first.
pub async fn tenants(conn: &mut Conn) -> Result<Vec<TenantInfo>, StoreError> {
    conn.all(
        "SELECT * FROM tenant WHERE id <> $1 ORDER BY id",
        args![personal::TENANT],
    )
    .await?
    .iter()
    .map(tenant_row)
    .collect()
}

/// A tenant's verified domains; the first is the initial one.
pub async fn domains(conn: &mut Conn, tenant: TenantId) -> Result<Vec<String>, StoreError> {
    tenant::store::domains(conn, tenant).await
}

/// The enabled roles that a user holds, directly or through groups: one entry for each place where
/// one counts.
pub async fn roles_of(
    conn: &mut Conn,
    tenant: TenantId,
    user: UserId,
) -> failure::Result<Vec<HeldRole>> {
    let held = role::store::held(conn, tenant, user).await?;
    if held.is_empty() {
        return Ok(Vec::new());
    }
    let groups: Vec<Uuid> = held
        .iter()
        .filter(|one| one.scope != Scope::Organization)
        .map(|one| one.scope.key())
        .collect();
    let names = crate::group::store::names(conn, tenant, &groups).await?;
    let roles = role::definitions::all(conn, tenant).await?;
    let mut all = Vec::new();
    for role in roles.into_iter().filter(|role| role.is_enabled) {
        for one in held.iter().filter(|one| one.role == role.id) {
            all.push(HeldRole {
                id: role.id,
                display_name: role.display_name.clone(),
                permissions: role.permissions.clone(),
                scope: one.scope,
                scope_display_name: names.get(&one.scope.key()).cloned(),
            });
        }
    }
    Ok(all)
}

/// Whoever was given a role: users and groups.
pub async fn role_principals(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Uuid>, StoreError> {
    role::store::principals(conn, tenant).await
}

/// The built-in group that holds everyone.
pub async fn all_company(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<Option<crate::GroupId>, StoreError> {
    conn.one(
        "SELECT id FROM directory_group WHERE tenant_id = $1 AND is_all_company = TRUE",
        args![tenant],
    )
    .await?
    .map(|row| row.get("id"))
    .transpose()
}

/// The names of groups by id; those that do not exist are left out.
pub async fn group_names(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[Uuid],
) -> Result<std::collections::HashMap<Uuid, String>, StoreError> {
    crate::group::store::names(conn, tenant, ids).await
}
