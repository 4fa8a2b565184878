//! Messages that people report to their organization, and the export of conversations.

use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::invite::CATEGORY;
use super::people;
use super::scene::seen;
use super::view::{self, Lens};
use crate::model::{ChatId, Message, Party, ReportId};
use crate::store;

/// Longest comment, in characters.
const LONGEST: usize = 1_000;

/// Reports a message to one's own organization.
///
/// # Errors
/// The caller has no such message, or no organization.
pub(crate) async fn report(
    cx: &Cx,
    caller: &Caller,
    chat: ChatId,
    sequence: i64,
    comment: Option<String>,
) -> failure::Result<ReportId> {
    let own = Party::new(caller.tenant, caller.user()?);
    let comment = comment
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty());
    if comment
        .as_ref()
        .is_some_and(|text| text.chars().count() > LONGEST || text.contains('\0'))
    {
        return Err(Failure::invalid(
            "comment",
            "must have at most 1,000 characters",
        ));
    }
    if own.is_personal() {
        let words = "Reports go to one's own organization: block the person instead.";
        return Err(Failure::conflict("noOrganization", words));
    }
    let read = super::get(cx, caller, chat, sequence).await?;
    let shown = super::shown_messages(cx, &read).await?;
    let message = serde_json::to_string(&shown.first()).map_err(Failure::bug)?;
    let id: ReportId = cx.mint();
    let (own_cx, by, host) = (cx.clone(), caller.clone(), read.chat.host);
    let now = cx.now();
    cx.write(caller.tenant, move |tx| {
        async move {
            let new = store::NewReport {
                id,
                reporter: own.person,
                host,
                chat,
                sequence,
                message,
                comment,
            };
            store::insert_report(tx, own.tenant, new, now).await?;
            let target = Target::new("ChatMessage", chat.uuid(), &sequence.to_string());
            let entry = Entry::by(&by, CATEGORY, "Report message", Operation::Add);
            audit::record(tx, &own_cx, own.tenant, entry.target(target)).await
        }
        .boxed()
    })
    .await?;
    Ok(id)
}

/// A message that was reported.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReportView {
    /// The report's id.
    #[schema(value_type = Uuid)]
    pub(crate) id: ReportId,
    /// Who has reported it.
    pub(crate) reporter_id: Uuid,
    /// Their name.
    pub(crate) reporter_display_name: String,
    /// What they say of it.
    pub(crate) comment: Option<String>,
    /// The message as it was then.
    #[schema(value_type = Object)]
    pub(crate) message: Value,
    /// The address of whoever sent it; empty of somebody who is gone.
    pub(crate) sender_address: String,
    /// Whether they are outside the organization.
    pub(crate) is_external: bool,
    /// When it was reported.
    pub(crate) reported_date_time: Ts,
    /// When somebody dealt with it.
    pub(crate) resolved_date_time: Option<Ts>,
}

/// What was reported, newest first, at most 1,000; each look is audited.
///
/// # Errors
/// Those of the database.
pub(crate) async fn reports(cx: &Cx, caller: &Caller) -> failure::Result<Vec<ReportView>> {
    note(
        cx,
        caller,
        "Read reported messages",
        Target::new("Reports", Uuid::nil(), ""),
    )
    .await?;
    let mut conn = cx.read().await?;
    let all = store::reports(&mut conn, caller.tenant).await?;
    let mut parties: Vec<Party> = all.iter().filter_map(sender_of).collect();
    parties.extend(
        all.iter()
            .map(|one| Party::new(caller.tenant, one.reporter)),
    );
    let facts = people::facts(cx, &mut conn, parties).await?;
    let view = |one: store::Report| {
        let known = facts.get(&Party::new(caller.tenant, one.reporter));
        let sender = sender_of(&one);
        let address = sender.and_then(|party| facts.get(&party));
        Ok(ReportView {
            sender_address: address
                .map(|facts| facts.address.clone())
                .unwrap_or_default(),
            is_external: sender.is_some_and(|party| party.tenant != caller.tenant),
            id: one.id,
            reporter_id: one.reporter,
            reporter_display_name: known
                .map(|facts| facts.display_name.clone())
                .unwrap_or_default(),
            comment: one.comment,
            message: serde_json::from_str(&one.message).map_err(Failure::bug)?,
            reported_date_time: one.reported_at,
            resolved_date_time: one.resolved_at,
        })
    };
    all.into_iter().map(view).collect()
}

/// Who sent what was reported, as the copy says.
fn sender_of(report: &store::Report) -> Option<Party> {
    let message: Value = serde_json::from_str(&report.message).ok()?;
    let user = message.pointer("/from/user")?;
    let part = |name: &str| user[name].as_str()?.parse::<Uuid>().ok();
    Some(Party::new(
        TenantId::from_uuid(part("tenantId")?),
        part("id")?,
    ))
}

/// Notes that a report was dealt with.
///
/// # Errors
/// There is none that waits.
pub(crate) async fn resolve(cx: &Cx, caller: &Caller, id: ReportId) -> failure::Result<()> {
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            if !store::resolve_report(tx, by.tenant, id, own.now()).await? {
                return Err(Failure::not_found("report", id));
            }
            let target = Target::new("Report", id.uuid(), "");
            let entry = Entry::by(&by, CATEGORY, "Resolve report", Operation::Update);
            audit::record(tx, &own, by.tenant, entry.target(target)).await
        }
        .boxed()
    })
    .await
}

async fn note(
    cx: &Cx,
    caller: &Caller,
    activity: &'static str,
    target: Target,
) -> failure::Result<()> {
    let (own, by) = (cx.clone(), caller.clone());
    cx.commit(move |tx| {
        async move {
            let entry = Entry::by(&by, CATEGORY, activity, Operation::Other).target(target);
            audit::record(tx, &own, by.tenant, entry).await
        }
        .boxed()
    })
    .await
}

/// Conversations of one person with people outside, for whoever must read them.
pub(crate) struct Export {
    /// Whose they are.
    pub(crate) name: String,
    /// Each chat with its messages, in Graph's shapes.
    pub(crate) chats: Vec<Value>,
}

/// Most messages of an export.
const MOST: i64 = 100_000;

/// The conversations of one person of the organization; the look is audited.
///
/// # Errors
/// There is nobody like that.
pub(crate) async fn export(cx: &Cx, caller: &Caller, user: &str) -> failure::Result<Export> {
    let tenant: TenantId = caller.tenant;
    let found = lookup::account_by_key(&mut cx.read().await?, tenant, user).await?;
    let found = found.ok_or_else(|| Failure::not_found("user", user))?;
    let target = Target::new("User", found.id.uuid(), &found.display_name);
    note(cx, caller, "Export chats", target).await?;
    let own = Party::new(tenant, found.id.uuid());
    let mut conn = cx.read().await?;
    let mut chats = Vec::new();
    let mut left = MOST;
    for (_, id) in store::memberships(&mut conn, own).await? {
        let (chat, members, member) = seen(&mut conn, own, id).await?;
        if !members.iter().any(|one| own.is_outside(one.party)) {
            continue;
        }
        let key = (chat.host, chat.id);
        let withheld = store::withheld_from(&mut conn, key, own).await?;
        let page = store::Page {
            before: i64::MAX,
            after: member.sees_after,
            limit: left,
        };
        let mut all: Vec<Message> = store::page(&mut conn, key, page).await?;
        all.reverse();
        left -= i64::try_from(all.len()).unwrap_or(left);
        let all = super::reaching(all, &member, &withheld);
        let parties = members.iter().map(|one| one.party).chain(view::named(&all));
        let lens = Lens::on(cx, &mut conn, own, parties).await?.with_deleted();
        let shown: Vec<_> = all
            .iter()
            .map(|message| lens.message(&chat, message))
            .collect();
        let people: Vec<_> = members
            .iter()
            .map(|one| lens.member(cx, &chat, &members, one))
            .collect();
        chats.push(
            json!({"id": chat.graph_id(), "topic": chat.topic, "chatType": chat.kind,
            "createdDateTime": chat.created_at, "members": people, "messages": shown}),
        );
    }
    Ok(Export {
        name: found.display_name,
        chats,
    })
}
