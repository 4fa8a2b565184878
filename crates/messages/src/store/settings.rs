use beffroi_core::TenantId;
use beffroi_store::{Conn, Row, StoreError, Tx, args};

use crate::model::{Licences, Limits, Settings, SettingsPatch};

fn small(row: &Row, column: &str) -> Result<u16, StoreError> {
    let value: i64 = row.get(column)?;
    u16::try_from(value).map_err(|error| StoreError::decode(column, error))
}

fn read(row: &Row) -> Result<Settings, StoreError> {
    let domains: String = row.get("allowed_domains")?;
    let growth: i64 = row.get("reach_growth_percent")?;
    Ok(Settings {
        limits: Limits {
            title: small(row, "max_title")?,
            body: small(row, "max_body")?,
            button: small(row, "max_button")?,
            allowed_domains: serde_json::from_str(&domains)
                .map_err(|error| StoreError::decode("allowed_domains", error))?,
        },
        reach_growth_percent: u32::try_from(growth)
            .map_err(|error| StoreError::decode("reach_growth_percent", error))?,
        figures_days: small(row, "figures_days")?,
        vendor_messages: row.get("vendor_messages")?,
        licences: Licences::new(row.json("licences")?),
    })
}

/// What the organization has decided; the usual ones while it has not.
pub(crate) async fn settings(conn: &mut Conn, tenant: TenantId) -> Result<Settings, StoreError> {
    let row = conn
        .one(
            "SELECT max_title, max_body, max_button, allowed_domains, reach_growth_percent, figures_days,
               vendor_messages, licences
             FROM message_settings WHERE tenant_id = $1",
            args![tenant],
        )
        .await?;
    row.map_or_else(|| Ok(Settings::default()), |row| read(&row))
}

/// Changes what is given, in one statement, so that two changes of different fields both hold.
pub(crate) async fn change_settings(
    tx: &mut Tx,
    tenant: TenantId,
    patch: &SettingsPatch,
) -> Result<(), StoreError> {
    let usual = Settings::default();
    let small = |number: Option<u16>| number.map(i64::from);
    let list = |texts: &[String]| {
        serde_json::to_string(texts).expect("a list of texts always has a JSON form")
    };
    tx.exec(
        "INSERT INTO message_settings (tenant_id, max_title, max_body, max_button, allowed_domains, reach_growth_percent,
           figures_days, vendor_messages, licences)
         VALUES ($1, coalesce($2, $10), coalesce($3, $11), coalesce($4, $12), coalesce($5, '[]'), coalesce($6, $13),
           coalesce($7, $14), coalesce($8, $15), coalesce($9, '[]'))
         ON CONFLICT (tenant_id) DO UPDATE SET
           max_title = coalesce($2, message_settings.max_title),
           max_body = coalesce($3, message_settings.max_body),
           max_button = coalesce($4, message_settings.max_button),
           allowed_domains = coalesce($5, message_settings.allowed_domains),
           reach_growth_percent = coalesce($6, message_settings.reach_growth_percent),
           figures_days = coalesce($7, message_settings.figures_days),
           vendor_messages = coalesce($8, message_settings.vendor_messages),
           licences = coalesce($9, message_settings.licences)",
        args![
            tenant,
            small(patch.max_title_length),
            small(patch.max_body_length),
            small(patch.max_button_text_length),
            patch.allowed_link_domains.as_deref().map(list),
            patch.reach_growth_percent.map(i64::from),
            patch.daily_figures_retention_in_days.map(i64::from),
            patch.allow_microsoft_messages,
            patch.qualifying_licenses.as_deref().map(list),
            i64::from(usual.limits.title),
            i64::from(usual.limits.body),
            i64::from(usual.limits.button),
            i64::from(usual.reach_growth_percent),
            i64::from(usual.figures_days),
            usual.vendor_messages
        ],
    )
    .await
    .map(drop)
}
