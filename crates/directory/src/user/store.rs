//! Statements about users.

use std::borrow::Borrow;

use beffroi_core::filter::{ITEM, fold};
use beffroi_core::{Cursor, Failure, Filter, Page, PageRequest, TenantId, Ts, failure};
use beffroi_store::{Column, ColumnKind, Conn, Row, Select, Sort, StoreError, Tx, Value, args};
use beffroi_web::{Reach, etag};
use uuid::Uuid;

use super::{User, UserFields};
use crate::{UserId, role};

/// A stored user.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) id: UserId,
    pub(crate) fields: UserFields,
    pub(crate) created_at: Ts,
    pub(crate) deleted_at: Option<Ts>,
    pub(crate) version: i64,
}

impl From<Stored> for User {
    fn from(stored: Stored) -> Self {
        let fields = stored.fields;
        Self {
            etag: etag(stored.version),
            id: stored.id,
            user_principal_name: fields.user_principal_name,
            display_name: fields.display_name,
            given_name: fields.given_name,
            surname: fields.surname,
            mail: fields.mail,
            other_mails: fields.other_mails,
            mobile_phone: fields.mobile_phone,
            business_phones: fields.business_phone.into_iter().collect(),
            department: fields.department,
            company_name: fields.company_name,
            office_location: fields.office_location,
            street_address: fields.street_address,
            city: fields.city,
            state: fields.state,
            postal_code: fields.postal_code,
            country: fields.country,
            job_title: fields.job_title,
            preferred_language: fields.preferred_language,
            usage_location: fields.usage_location,
            account_enabled: fields.account_enabled,
            user_type: fields.user_type,
            created_date_time: stored.created_at,
            deleted_date_time: stored.deleted_at,
        }
    }
}

fn read(row: &Row) -> Result<Stored, StoreError> {
    let language: Option<String> = row.get("preferred_language")?;
    Ok(Stored {
        id: row.get("id")?,
        created_at: row.get("created_at")?,
        deleted_at: row.get("deleted_at")?,
        version: row.get("version")?,
        fields: UserFields {
            user_principal_name: row.get("user_principal_name")?,
            display_name: row.get("display_name")?,
            given_name: row.get("given_name")?,
            surname: row.get("surname")?,
            mail: row.get("mail")?,
            other_mails: row.json("other_mails")?,
            mobile_phone: row.get("mobile_phone")?,
            business_phone: row.get("business_phone")?,
            department: row.get("department")?,
            company_name: row.get("company_name")?,
            office_location: row.get("office_location")?,
            street_address: row.get("street_address")?,
            city: row.get("city")?,
            state: row.get("state")?,
            postal_code: row.get("postal_code")?,
            country: row.get("country")?,
            job_title: row.get("job_title")?,
            preferred_language: language.and_then(|tag| tag.parse().ok()),
            usage_location: row.get("usage_location")?,
            account_enabled: row.get("account_enabled")?,
            user_type: row.parse("user_type")?,
        },
    })
}

const COLUMNS: &[Column] = &[
    Column {
        property: "id",
        sql: "id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "userPrincipalName",
        sql: "upn_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "displayName",
        sql: "display_name_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "givenName",
        sql: "given_name_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "surname",
        sql: "surname_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "mail",
        sql: "mail_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "otherMails",
        sql: "other_mails_key",
        kind: ColumnKind::Collection(&[Column {
            property: ITEM,
            sql: "item.value",
            kind: ColumnKind::Folded,
        }]),
    },
    Column {
        property: "department",
        sql: "department_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "companyName",
        sql: "company_name_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "officeLocation",
        sql: "office_location_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "city",
        sql: "city_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "country",
        sql: "country_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "jobTitle",
        sql: "job_title_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "usageLocation",
        sql: "usage_location",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "preferredLanguage",
        sql: "preferred_language",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "userType",
        sql: "user_type",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "accountEnabled",
        sql: "account_enabled",
        kind: ColumnKind::Bool,
    },
    Column {
        property: "createdDateTime",
        sql: "created_at",
        kind: ColumnKind::Instant,
    },
    Column {
        property: "deletedDateTime",
        sql: "deleted_at",
        kind: ColumnKind::Instant,
    },
];

/// Where free text is looked for.
pub(crate) const SEARCHED: [&str; 4] = ["displayName", "userPrincipalName", "mail", "department"];

/// By what a list of users may be sorted.
pub(crate) fn sort(property: Option<&str>, descending: bool) -> failure::Result<Sort> {
    match property.map(str::to_ascii_lowercase).as_deref() {
        None => Ok(Sort::Text {
            column: "display_name_key",
            descending: false,
        }),
        Some("displayname") => Ok(Sort::Text {
            column: "display_name_key",
            descending,
        }),
        Some("userprincipalname") => Ok(Sort::Text {
            column: "upn_key",
            descending,
        }),
        Some("createddatetime") => Ok(Sort::Id { descending }),
        Some(other) => Err(Failure::invalid(
            "$orderby",
            format!(
                "can't sort by '{other}'; it can by displayName, userPrincipalName, createdDateTime"
            ),
        )),
    }
}

pub(crate) async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    request: &PageRequest,
    filter: Option<&Filter>,
    reach: &Reach,
    sort: Sort,
) -> failure::Result<Page<Stored>> {
    let select = Select::new(
        "SELECT * FROM directory_user WHERE tenant_id = $1 AND deleted_at IS NULL",
        args![tenant],
        "id",
    );
    let select = role::keep_users(select, reach);
    page(conn, select, request, filter, sort).await
}

/// A page of those who are deleted and may be restored.
pub(crate) async fn list_deleted(
    conn: &mut Conn,
    tenant: TenantId,
    request: &PageRequest,
    filter: Option<&Filter>,
    sort: Sort,
) -> failure::Result<Page<Stored>> {
    let select = Select::new(
        "SELECT * FROM directory_user WHERE tenant_id = $1 AND deleted_at IS NOT NULL",
        args![tenant],
        "id",
    );
    page(conn, select, request, filter, sort).await
}

async fn page(
    conn: &mut Conn,
    mut select: Select,
    request: &PageRequest,
    filter: Option<&Filter>,
    sort: Sort,
) -> failure::Result<Page<Stored>> {
    if let Some(filter) = filter {
        select = select.filter(filter, COLUMNS)?;
    }
    let (rows, total) = select.page(conn, sort, request).await?;
    let rows = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let mut page = Page::cut(rows, request, |user| cursor(user, sort));
    page.total = total;
    Ok(page)
}

/// Where a user stands in a list.
pub(crate) fn cursor(user: &Stored, sort: Sort) -> Cursor {
    Cursor {
        key: match sort {
            Sort::Text {
                column: "upn_key", ..
            } => fold(&user.fields.user_principal_name),
            Sort::Text { .. } => fold(&user.fields.display_name),
            Sort::Id { .. } => String::new(),
        },
        id: user.id.uuid(),
    }
}

pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: UserId,
) -> Result<Option<Stored>, StoreError> {
    conn.one(
        "SELECT * FROM directory_user WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL",
        args![tenant, id],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

/// Users by id, deleted ones too; those who don't exist are left out.
pub(crate) async fn some_or_deleted(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[Uuid],
) -> Result<Vec<Stored>, StoreError> {
    conn.all_in(
        "SELECT * FROM directory_user WHERE tenant_id = $1 AND id",
        args![tenant],
        ids.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Finds a user who is deleted and may be restored.
pub(crate) async fn find_deleted(
    conn: &mut Conn,
    tenant: TenantId,
    id: UserId,
) -> Result<Option<Stored>, StoreError> {
    conn.one(
        "SELECT * FROM directory_user WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NOT NULL",
        args![tenant, id],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

/// Users by id, in any order; those that are not there are left out.
pub(crate) async fn some(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[impl Into<Value> + Copy],
) -> Result<Vec<Stored>, StoreError> {
    conn.all_in(
        "SELECT * FROM directory_user WHERE tenant_id = $1 AND deleted_at IS NULL AND id",
        args![tenant],
        ids.iter().map(|&id| id.into()).collect(),
        "",
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Finds a user of the tenant by principal name, in any case.
pub(crate) async fn find_by_upn(
    conn: &mut Conn,
    tenant: TenantId,
    upn: &str,
) -> Result<Option<Stored>, StoreError> {
    conn.one(
        "SELECT * FROM directory_user WHERE tenant_id = $1 AND upn_key = $2 AND deleted_at IS NULL",
        args![tenant, fold(upn)],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

pub(crate) async fn find_many_by_upn(
    conn: &mut Conn,
    tenant: TenantId,
    keys: &[String],
) -> Result<Vec<Stored>, StoreError> {
    // The names are unique on the whole server: with the tenant among the conditions, SQLite would
    // rather walk through all of the tenant's people than look up so many names.
    let rows = conn
        .all_in(
            "SELECT * FROM directory_user WHERE deleted_at IS NULL AND upn_key",
            args![],
            keys.iter().map(Value::from).collect(),
            "",
        )
        .await?;
    let mut users = Vec::with_capacity(rows.len());
    for row in &rows {
        if row.get::<TenantId>("tenant_id")? == tenant {
            users.push(read(row)?);
        }
    }
    Ok(users)
}

/// Which of the principal names are taken on this server, by whichever tenant.
pub(crate) async fn taken(
    conn: &mut Conn,
    upn: &str,
    but: Option<UserId>,
) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT id FROM directory_user WHERE upn_key = $1 AND deleted_at IS NULL",
            args![fold(upn)],
        )
        .await?;
    Ok(match row {
        Some(row) => but != Some(row.get::<UserId>("id")?),
        None => false,
    })
}

fn folded(text: Option<&String>) -> Option<String> {
    text.map(|text| fold(text))
}

/// The values of the columns from `user_principal_name` to `user_type`, in their order.
fn values(fields: &UserFields) -> Result<Vec<Value>, StoreError> {
    let other_mails = serde_json::to_string(&fields.other_mails)
        .map_err(|error| StoreError::decode("other_mails", error))?;
    let other_mails_key = fold(&other_mails);
    Ok(args![
        &fields.user_principal_name,
        fold(&fields.user_principal_name),
        &fields.display_name,
        fold(&fields.display_name),
        fields.given_name.clone(),
        folded(fields.given_name.as_ref()),
        fields.surname.clone(),
        folded(fields.surname.as_ref()),
        fields.mail.clone(),
        folded(fields.mail.as_ref()),
        other_mails,
        fields.mobile_phone.clone(),
        fields.business_phone.clone(),
        fields.department.clone(),
        folded(fields.department.as_ref()),
        fields.company_name.clone(),
        folded(fields.company_name.as_ref()),
        fields.office_location.clone(),
        folded(fields.office_location.as_ref()),
        fields.street_address.clone(),
        fields.city.clone(),
        folded(fields.city.as_ref()),
        fields.state.clone(),
        fields.postal_code.clone(),
        fields.country.clone(),
        folded(fields.country.as_ref()),
        fields.job_title.clone(),
        folded(fields.job_title.as_ref()),
        fields
            .preferred_language
            .as_ref()
            .map(|tag| tag.as_str().to_owned()),
        fields.usage_location.clone(),
        fields.account_enabled,
        fields.user_type.as_str(),
        other_mails_key,
    ])
}

pub(crate) async fn insert_many(
    tx: &mut Tx,
    tenant: TenantId,
    users: &[(UserId, impl Borrow<UserFields>)],
    now: Ts,
) -> Result<(), StoreError> {
    let rows = users
        .iter()
        .map(|(id, fields)| {
            let mut row = args![tenant, *id, now];
            row.append(&mut values(fields.borrow())?);
            Ok(row)
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    tx.insert_many(
        "INSERT INTO directory_user (tenant_id, id, created_at, user_principal_name, upn_key, display_name,
           display_name_key, given_name, given_name_key, surname, surname_key, mail, mail_key, other_mails,
           mobile_phone, business_phone, department, department_key, company_name, company_name_key,
           office_location, office_location_key, street_address, city, city_key, state, postal_code, country,
           country_key, job_title, job_title_key, preferred_language, usage_location, account_enabled, user_type,
           other_mails_key)",
        "",
        rows,
    )
    .await
    .map(drop)
}

/// Writes the fields of a user whose version is still `version`; false when it is not.
pub(crate) async fn update(
    tx: &mut Tx,
    tenant: TenantId,
    id: UserId,
    version: i64,
    fields: &UserFields,
) -> Result<bool, StoreError> {
    let mut values_of = args![tenant, id, version];
    values_of.append(&mut values(fields)?);
    let changed = tx
        .exec(
            "UPDATE directory_user SET version = version + 1, user_principal_name = $4, upn_key = $5, display_name = $6,
               display_name_key = $7, given_name = $8, given_name_key = $9, surname = $10, surname_key = $11,
               mail = $12, mail_key = $13, other_mails = $14, mobile_phone = $15, business_phone = $16,
               department = $17, department_key = $18, company_name = $19, company_name_key = $20,
               office_location = $21, office_location_key = $22, street_address = $23, city = $24, city_key = $25,
               state = $26, postal_code = $27, country = $28, country_key = $29, job_title = $30,
               job_title_key = $31, preferred_language = $32, usage_location = $33, account_enabled = $34,
               user_type = $35, other_mails_key = $36
             WHERE tenant_id = $1 AND id = $2 AND version = $3 AND deleted_at IS NULL",
            values_of,
        )
        .await?;
    Ok(changed == 1)
}

/// Marks a user as deleted; restorable for 30 days. False when somebody else has just done so.
pub(crate) async fn delete(
    tx: &mut Tx,
    tenant: TenantId,
    id: UserId,
    now: Ts,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE directory_user SET deleted_at = $3, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL",
            args![tenant, id, now],
        )
        .await?;
    Ok(changed == 1)
}

/// Every user of a tenant with their fields, in order of creation. For small tenants only.
pub async fn everybody(
    conn: &mut Conn,
    tenant: TenantId,
) -> failure::Result<Vec<(UserId, UserFields)>> {
    let rows = conn
        .all(
            "SELECT * FROM directory_user WHERE tenant_id = $1 AND deleted_at IS NULL ORDER BY id",
            args![tenant],
        )
        .await?;
    let users = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(users
        .into_iter()
        .map(|user| (user.id, user.fields))
        .collect())
}
