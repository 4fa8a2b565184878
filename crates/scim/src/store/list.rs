//! Which people and groups a query finds, as ids in order. The directory reads the rest.

use beffroi_core::{Filter, TenantId, failure};
use beffroi_store::{Column, ColumnKind, Conn, Select, args};
use uuid::Uuid;

/// An order that a list can have: the attribute, and the expressions it is sorted by. What is missing
/// comes last.
pub(crate) type Order = (&'static str, &'static [&'static str]);

/// A list of one kind of resource.
pub(crate) struct List {
    base: &'static str,
    id: &'static str,
    columns: &'static [Column],
    orders: &'static [Order],
}

const fn column(property: &'static str, sql: &'static str, kind: ColumnKind) -> Column {
    Column {
        property,
        sql,
        kind,
    }
}

/// The userName without a domain counts as long as the principal name is made of it.
const USERS: &str = "SELECT u.id FROM directory_user u
    LEFT JOIN scim_user s ON s.tenant_id = u.tenant_id AND s.user_id = u.id
      AND s.user_name_key IS NOT NULL AND s.user_name_key || '@' = substr(u.upn_key, 1, length(s.user_name_key) + 1)
    LEFT JOIN scim_identity e ON e.tenant_id = u.tenant_id AND e.provider_id = $2 AND e.resource_id = u.id
    WHERE u.tenant_id = $1 AND u.deleted_at IS NULL";
const USER_NAME: &str = "coalesce(s.user_name_key, u.upn_key)";

/// People.
pub(crate) const PEOPLE: List = List {
    base: USERS,
    id: "u.id",
    columns: &[
        column("id", "u.id", ColumnKind::Guid),
        column("externalId", "e.external_id", ColumnKind::Exact),
        column("userName", USER_NAME, ColumnKind::Folded),
        column("displayName", "u.display_name_key", ColumnKind::Folded),
        column("name.givenName", "u.given_name_key", ColumnKind::Folded),
        column("name.familyName", "u.surname_key", ColumnKind::Folded),
        column("title", "u.job_title_key", ColumnKind::Folded),
        column(
            "preferredLanguage",
            "u.preferred_language",
            ColumnKind::Exact,
        ),
        column("active", "u.account_enabled", ColumnKind::Bool),
        column("emails.value", "u.mail_key", ColumnKind::Folded),
        // The further addresses in one text, each in double quotes, which none of them holds.
        column("emails.others", "lower(u.other_mails)", ColumnKind::Folded),
        column("phoneNumbers.mobile", "u.mobile_phone", ColumnKind::Exact),
        column("phoneNumbers.work", "u.business_phone", ColumnKind::Exact),
        column("addresses.locality", "u.city_key", ColumnKind::Folded),
        column("addresses.country", "u.country_key", ColumnKind::Folded),
        column("department", "u.department_key", ColumnKind::Folded),
        column("organization", "u.company_name_key", ColumnKind::Folded),
        column("meta.created", "u.created_at", ColumnKind::Instant),
    ],
    orders: &[
        ("id", &[]),
        ("userName", &[USER_NAME]),
        ("displayName", &["u.display_name_key"]),
        ("externalId", &["e.external_id IS NULL", "e.external_id"]),
        (
            "name.givenName",
            &["u.given_name_key IS NULL", "u.given_name_key"],
        ),
        (
            "name.familyName",
            &["u.surname_key IS NULL", "u.surname_key"],
        ),
        ("title", &["u.job_title_key IS NULL", "u.job_title_key"]),
        ("active", &["u.account_enabled"]),
        ("emails.value", &["u.mail_key IS NULL", "u.mail_key"]),
        (
            "department",
            &["u.department_key IS NULL", "u.department_key"],
        ),
        (
            "organization",
            &["u.company_name_key IS NULL", "u.company_name_key"],
        ),
        ("meta.created", &["u.created_at"]),
    ],
};

/// Groups; *All Company* is nobody's to provision.
pub(crate) const GROUPS: List = List {
    base: "SELECT g.id FROM directory_group g
        LEFT JOIN scim_identity e ON e.tenant_id = g.tenant_id AND e.provider_id = $2 AND e.resource_id = g.id
        WHERE g.tenant_id = $1 AND g.deleted_at IS NULL AND g.is_all_company = FALSE",
    id: "g.id",
    columns: &[
        column("id", "g.id", ColumnKind::Guid),
        column("externalId", "e.external_id", ColumnKind::Exact),
        column("displayName", "g.display_name_key", ColumnKind::Folded),
        column("meta.created", "g.created_at", ColumnKind::Instant),
    ],
    orders: &[
        ("id", &[]),
        ("displayName", &["g.display_name_key"]),
        ("externalId", &["e.external_id IS NULL", "e.external_id"]),
        ("meta.created", &["g.created_at"]),
    ],
};

impl List {
    /// Whether a condition may name the property.
    pub(crate) fn column(&self, property: &str) -> Option<&'static Column> {
        self.columns
            .iter()
            .find(|column| column.property.eq_ignore_ascii_case(property))
    }

    /// What conditions may name.
    pub(crate) fn columns(&self) -> Vec<&'static str> {
        self.columns.iter().map(|column| column.property).collect()
    }

    /// The order by an attribute.
    pub(crate) fn order(&self, attribute: &str) -> Option<&'static [&'static str]> {
        let known = self
            .orders
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(attribute));
        known.map(|(_, order)| *order)
    }

    /// By what the list can be sorted.
    pub(crate) fn orders(&self) -> Vec<&'static str> {
        self.orders.iter().map(|(name, _)| *name).collect()
    }

    /// The ids at these positions, and how many there are in all.
    pub(crate) async fn ids(
        &self,
        conn: &mut Conn,
        (tenant, provider): (TenantId, Uuid),
        filter: Option<&Filter>,
        (order, descending): (&[&'static str], bool),
        window: (u64, u32),
    ) -> failure::Result<(Vec<Uuid>, u64)> {
        let mut select = Select::new(self.base, args![tenant, provider], self.id);
        if let Some(filter) = filter {
            select = select.filter(filter, self.columns)?;
        }
        let (rows, total) = select.window(conn, order, descending, window).await?;
        let ids = rows.iter().map(|row| row.get("id"));
        Ok((ids.collect::<Result<_, _>>()?, total))
    }
}
