//! What a capability gives mailboxes in this organization: the usual, or what it has decided instead.

use std::collections::BTreeMap;

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_store::{Conn, Tx};
use beffroi_web::{Caller, IfMatch};
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::CATEGORY;
use crate::model::{Bound, MailboxPlan, Overrides, Root};
use crate::store::{self, Decided};

/// What the change log says: what mailboxes have has changed.
const MAILBOX_PLANS: &str = "license.mailboxPlans";

/// A mailbox plan as it holds in the organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MailboxPlanView {
    #[serde(rename = "@odata.etag")]
    etag: String,
    /// The same as `name`.
    id: &'static str,
    /// Its name, e.g. `ExchangeOnlineEnterprise`.
    pub(crate) name: &'static str,
    /// The capability that gives it, e.g. `BPOS_S_Enterprise`.
    pub(crate) capability: &'static str,
    /// The properties that the organization has decided itself; the others are the usual.
    customized: Vec<String>,
    /// What it gives.
    #[serde(flatten)]
    pub(crate) plan: MailboxPlan,
}

impl MailboxPlanView {
    fn of(root: Root, decided: &Decided) -> failure::Result<Self> {
        Ok(Self {
            etag: format!("W/\"{}\"", decided.version),
            id: MailboxPlan::name(root),
            name: MailboxPlan::name(root),
            capability: root.as_str(),
            customized: decided.overrides.keys().cloned().collect(),
            plan: plan(root, &decided.overrides)?,
        })
    }
}

fn plan(root: Root, overrides: &Overrides) -> failure::Result<MailboxPlan> {
    let plan = MailboxPlan::usual(root).with(overrides);
    plan.ok_or_else(|| Failure::bug("what was decided of a mailbox plan can't be read"))
}

/// What shall hold from now on. What is left out stays; null brings back the usual.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct MailboxPlanPatch {
    /// From which size on its owner is warned, in bytes.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Bound>)]
    pub(crate) issue_warning_quota: Option<Option<Bound>>,
    /// From which size on nothing is sent, in bytes.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Bound>)]
    pub(crate) prohibit_send_quota: Option<Option<Bound>>,
    /// From which size on nothing is received either, in bytes.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Bound>)]
    pub(crate) prohibit_send_receive_quota: Option<Option<Bound>>,
    /// Whether there is an archive.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bool>)]
    pub(crate) archive_enabled: Option<Option<bool>>,
    /// How much an archive holds, in bytes.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Bound>)]
    pub(crate) archive_quota: Option<Option<Bound>>,
    /// The largest message that is sent, in bytes: 1 MB to 150 MB.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Bound>)]
    pub(crate) max_send_size: Option<Option<Bound>>,
    /// The largest message that is received, in bytes: 1 MB to 150 MB.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Bound>)]
    pub(crate) max_receive_size: Option<Option<Bound>>,
    /// How many recipients one message may have: 1 to 1,000,000.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Bound>)]
    pub(crate) recipient_limits: Option<Option<Bound>>,
    /// To how many recipients messages may go in a day: 1 to 1,000,000.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Bound>)]
    pub(crate) recipient_rate_limit: Option<Option<Bound>>,
    /// Whether Outlook reaches it.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bool>)]
    pub(crate) mapi_enabled: Option<Option<bool>>,
    /// Whether programs reach it by Exchange Web Services.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bool>)]
    pub(crate) ews_enabled: Option<Option<bool>>,
    /// Whether it is reached by IMAP.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bool>)]
    pub(crate) imap_enabled: Option<Option<bool>>,
    /// Whether it is reached by POP.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bool>)]
    pub(crate) pop_enabled: Option<Option<bool>>,
    /// Whether programs send by SMTP.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bool>)]
    pub(crate) smtp_enabled: Option<Option<bool>>,
    /// Whether telephones reach it, by `ActiveSync`.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bool>)]
    pub(crate) active_sync_enabled: Option<Option<bool>>,
    /// Whether it is reached in a browser.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bool>)]
    pub(crate) owa_enabled: Option<Option<bool>>,
}

/// A property that is there, be it null.
fn given<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}

impl MailboxPlanPatch {
    /// What is decided after it.
    fn upon(&self, before: &Overrides) -> failure::Result<Overrides> {
        let Value::Object(patch) = serde_json::to_value(self).map_err(Failure::bug)? else {
            return Err(Failure::bug("a patch is an object"));
        };
        let mut after = before.clone();
        for (name, value) in patch {
            if value.is_null() {
                after.remove(&name);
            } else {
                after.insert(name, value);
            }
        }
        Ok(after)
    }
}

/// Every plan, from the lowest to the highest.
pub(crate) async fn mailbox_plans(
    cx: &Cx,
    tenant: TenantId,
) -> failure::Result<Vec<MailboxPlanView>> {
    let decided = store::mailbox_plans(&mut cx.read().await?, tenant).await?;
    let none = Decided::default();
    let view = |root: Root| MailboxPlanView::of(root, decided.get(&root).unwrap_or(&none));
    Root::ALL.into_iter().map(view).collect()
}

/// One of them, by its name.
///
/// # Errors
/// No such plan.
pub(crate) async fn mailbox_plan(
    cx: &Cx,
    tenant: TenantId,
    name: &str,
) -> failure::Result<MailboxPlanView> {
    let all = mailbox_plans(cx, tenant).await?;
    let mut own = all.into_iter();
    let found = own.find(|one| one.name.eq_ignore_ascii_case(name));
    found.ok_or_else(|| Failure::not_found("mailbox plan", name))
}

/// What each capability gives.
pub(crate) async fn plans_by_root(
    conn: &mut Conn,
    tenant: TenantId,
) -> failure::Result<BTreeMap<Root, MailboxPlan>> {
    let decided = store::mailbox_plans(conn, tenant).await?;
    let none = Overrides::new();
    let own = |root: Root| {
        let overrides = decided.get(&root).map_or(&none, |own| &own.overrides);
        Ok((root, plan(root, overrides)?))
    };
    Root::ALL.into_iter().map(own).collect()
}

/// Decides what a plan gives from now on, at once and for everybody who has it.
///
/// # Errors
/// No such plan; a broken rule; another version.
pub(crate) async fn change_mailbox_plan(
    cx: &Cx,
    caller: &Caller,
    name: &str,
    patch: MailboxPlanPatch,
    if_match: IfMatch,
) -> failure::Result<MailboxPlanView> {
    let root = MailboxPlan::root(name).ok_or_else(|| Failure::not_found("mailbox plan", name))?;
    let (own, caller) = (cx.clone(), caller.clone());
    cx.commit(move |tx| {
        async move { change_in(&own, tx, &caller, root, &patch, &if_match).await }.boxed()
    })
    .await
}

async fn change_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    root: Root,
    patch: &MailboxPlanPatch,
    if_match: &IfMatch,
) -> failure::Result<MailboxPlanView> {
    let tenant = caller.tenant;
    let mut all = store::mailbox_plans(tx, tenant).await?;
    let before = all.remove(&root).unwrap_or_default();
    if_match.check(before.version)?;
    let mut after = Decided {
        overrides: patch.upon(&before.overrides)?,
        version: before.version,
    };
    let mut broken = Violations::default();
    plan(root, &after.overrides)?.check(&mut broken);
    broken.into_result()?;
    if after == before {
        return MailboxPlanView::of(root, &after);
    }
    if !store::put_mailbox_plan(tx, tenant, root, &after).await? {
        return Err(Failure::conflict(
            "Request_Conflict",
            "Somebody else has changed this mailbox plan at the same moment: read it again.",
        ));
    }
    after.version += 1;
    let target = target(root, &before.overrides, &after.overrides)?;
    let entry = Entry::by(caller, CATEGORY, "Update mailbox plan", Operation::Update);
    audit::record(tx, cx, tenant, entry.target(target)).await?;
    let told = json!({"name": MailboxPlan::name(root)});
    tx.change(tenant, MAILBOX_PLANS, &told, cx.now()).await?;
    MailboxPlanView::of(root, &after)
}

/// The properties that hold differently, before and after.
fn target(root: Root, before: &Overrides, after: &Overrides) -> failure::Result<Target> {
    let object = |overrides| match serde_json::to_value(plan(root, overrides)?) {
        Ok(Value::Object(all)) => Ok(all),
        _ => Err(Failure::bug("a mailbox plan is an object")),
    };
    let (before, after) = (object(before)?, object(after)?);
    let word = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let named = Target::new("MailboxPlan", Uuid::nil(), MailboxPlan::name(root));
    Ok(after.iter().fold(named, |target, (name, value)| {
        target.changed(
            name,
            &before.get(name).map(word).unwrap_or_default(),
            &word(value),
        )
    }))
}
