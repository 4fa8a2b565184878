//! Reading: the list, one message, what a person sees.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use beffroi_core::{Failure, LanguageTag, Page, Ts, failure};
use beffroi_directory::{DeviceId, lookup};
use beffroi_feature::Cx;
use beffroi_odata::ListQuery;
use beffroi_store::Conn;
use beffroi_web::{Caller, etag};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{find, rights};
use crate::model::{
    Action, Actor, Approval, Content, Figures, Location, MessageId, NEVER, Objective, Priority,
    Recipients, Schedule, SecondText, Showing, State, Urgency, UserId, allowed_actions,
};
use crate::store::{self, Stored};
use crate::{catalog, delivery, devices, handing};

/// A message as writers and approvers see it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OrganizationalMessage)]
pub(crate) struct MessageView {
    /// The version, for `If-Match`.
    #[serde(rename = "@odata.etag")]
    etag: String,
    /// The message's id.
    pub(crate) id: MessageId,
    /// Its name in lists; nobody outside sees it.
    pub(crate) name: String,
    /// Where it is in its life.
    pub(crate) state: State,
    /// What it is for.
    pub(crate) objective: Objective,
    /// Where it appears.
    pub(crate) location: Location,
    /// Whether it is urgent.
    pub(crate) urgency: Urgency,
    /// Its place among others of its location.
    pub(crate) priority: Priority,
    /// What it says.
    content: Content,
    /// Who gets it.
    recipients: Recipients,
    /// When.
    pub(crate) schedule: Schedule,
    /// Who wrote it.
    pub(crate) author: Actor,
    /// When it was begun.
    pub(crate) created_date_time: Ts,
    /// When its words, recipients or dates last changed.
    last_modified_date_time: Ts,
    /// When it last moved.
    state_changed_date_time: Ts,
    /// When it began to be delivered.
    activated_date_time: Option<Ts>,
    /// The last submission and its decision.
    approval: Option<Approval>,
    /// What came back.
    pub(crate) figures: Figures,
    /// The names of the chosen and excluded groups, by id.
    group_names: BTreeMap<Uuid, String>,
    /// What the caller may do with it now.
    allowed_actions: Vec<Action>,
}

fn view(
    (caller, kin): (&Caller, &BTreeSet<Uuid>),
    stored: Stored,
    figures: Figures,
    names: &HashMap<Uuid, String>,
) -> MessageView {
    let message = stored.message;
    let wrote_it = kin.iter().any(|one| message.was_written_by(*one));
    let allowed_actions = allowed_actions(message.state, rights(caller, wrote_it));
    let composition = message.composition;
    let groups = composition
        .recipients
        .include_groups
        .iter()
        .chain(&composition.recipients.exclude_groups);
    let group_names = groups
        .filter_map(|id| Some((id.uuid(), names.get(&id.uuid())?.clone())))
        .collect();
    MessageView {
        etag: etag(stored.version),
        id: message.id,
        name: composition.name,
        state: message.state,
        objective: composition.objective,
        location: composition.location,
        urgency: composition.urgency,
        priority: composition.priority,
        content: composition.content,
        recipients: composition.recipients,
        schedule: composition.schedule,
        author: message.author,
        created_date_time: message.created,
        last_modified_date_time: message.last_modified,
        state_changed_date_time: message.state_changed,
        activated_date_time: message.activated,
        approval: message.approval,
        figures,
        group_names,
        allowed_actions,
    }
}

async fn views(
    cx: &Cx,
    conn: &mut Conn,
    caller: &Caller,
    stored: Vec<Stored>,
) -> failure::Result<Vec<MessageView>> {
    let kin = cx.kin(conn, caller.tenant, caller.actor.id).await?;
    let ids: Vec<MessageId> = stored.iter().map(|stored| stored.message.id).collect();
    let figures = store::figures(conn, caller.tenant, &ids).await?;
    let groups: Vec<Uuid> = stored
        .iter()
        .map(|stored| &stored.message.composition.recipients)
        .flat_map(|recipients| {
            recipients
                .include_groups
                .iter()
                .chain(&recipients.exclude_groups)
        })
        .map(|id| id.uuid())
        .collect();
    let names = lookup::group_names(conn, caller.tenant, &groups).await?;
    Ok(stored
        .into_iter()
        .map(|stored| {
            let own = figures.get(&stored.message.id).copied().unwrap_or_default();
            view((caller, &kin), stored, own, &names)
        })
        .collect())
}

/// A page of messages, newest first.
pub(crate) async fn list(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
) -> failure::Result<Page<MessageView>> {
    let condition = query.condition(&store::SEARCHED);
    let mut conn = cx.read().await?;
    let page = store::list(&mut conn, caller.tenant, &query.page, condition.as_ref()).await?;
    let items = views(cx, &mut conn, caller, page.items).await?;
    Ok(Page {
        items,
        next: page.next,
        total: page.total,
    })
}

/// One message.
pub(crate) async fn get(cx: &Cx, caller: &Caller, id: MessageId) -> failure::Result<MessageView> {
    let mut conn = cx.read().await?;
    let stored = find(&mut conn, caller.tenant, id).await?;
    let mut views = views(cx, &mut conn, caller, vec![stored]).await?;
    views
        .pop()
        .ok_or_else(|| beffroi_core::Failure::not_found("message", id))
}

/// A message in somebody's inbox.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct InboxItem {
    /// The message.
    pub(crate) id: MessageId,
    /// Where it appears.
    location: Location,
    /// Whether it is urgent.
    urgency: Urgency,
    /// The language of the texts.
    language: LanguageTag,
    /// The heading.
    title: String,
    /// What it is about.
    body: String,
    /// What the button says; empty where there is none.
    button_text: String,
    /// Where a click leads; empty for nowhere.
    link: String,
    /// The second text of a lock screen, or the second card of *get started*.
    #[serde(skip_serializing_if = "Option::is_none")]
    second: Option<SecondText>,
    /// Where the logo or the background picture is fetched, on this server.
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<String>,
    /// When it began.
    start_date_time: Option<Ts>,
    /// When it ends; none when it does not.
    end_date_time: Option<Ts>,
    /// When I first saw it.
    first_shown_date_time: Option<Ts>,
    /// When I last followed its link.
    clicked_date_time: Option<Ts>,
    /// When I last put it away.
    dismissed_date_time: Option<Ts>,
    /// Whether it is still being delivered.
    is_active: bool,
}

/// Most messages in an inbox.
const INBOX: u16 = 100;

/// What somebody has been told lately, newest first: what they have seen, and what is on screen.
pub(crate) async fn inbox(cx: &Cx, caller: &Caller) -> failure::Result<Vec<InboxItem>> {
    let user = UserId::from_uuid(caller.user()?);
    let preferred = delivery::languages(cx, caller.tenant, user).await?;
    let due = delivery::screen(cx, caller.tenant, user, None)
        .await?
        .showings;
    let delivering = cx.memory::<catalog::Catalog>().of(caller.tenant);
    let mut seen = store::inbox(&mut cx.read().await?, caller.tenant, user, INBOX).await?;
    for showing in due {
        let known = seen
            .iter()
            .any(|item| item.message.id == showing.message_id);
        if let (false, Some(live)) = (known, delivering.messages.get(&showing.message_id)) {
            seen.push(store::Inbox {
                message: live.message.clone(),
                receipt: crate::model::Receipt::default(),
            });
        }
    }
    seen.sort_by_key(|item| std::cmp::Reverse((item.message.activated, item.message.id)));
    Ok(seen
        .iter()
        .filter_map(|item| inbox_item(item, &preferred))
        .collect())
}

fn inbox_item(item: &store::Inbox, preferred: &[LanguageTag]) -> Option<InboxItem> {
    let mut showing = item.message.showing(1, preferred)?;
    if item.message.state == State::Canceled {
        // Whoever stopped it may have done so for where it leads.
        showing.button_text.clear();
        showing.link.clear();
        if let Some(second) = &mut showing.second {
            second.link.clear();
        }
    }
    let window = item.message.window();
    Some(InboxItem {
        id: item.message.id,
        location: showing.location,
        urgency: showing.urgency,
        language: showing.language,
        title: showing.title,
        body: showing.body,
        button_text: showing.button_text,
        link: showing.link,
        second: showing.second,
        picture: showing.picture,
        start_date_time: window.map(|window| window.opens),
        end_date_time: window
            .map(|window| window.closes)
            .filter(|closes| *closes != NEVER),
        first_shown_date_time: item.receipt.first_shown,
        clicked_date_time: item.receipt.clicked,
        dismissed_date_time: item.receipt.dismissed,
        is_active: item.message.state == State::Active,
    })
}

/// What somebody should have on screen now, in the portal or on one of their devices.
pub(crate) async fn due_showings(
    cx: &Cx,
    caller: &Caller,
    device: Option<DeviceId>,
) -> failure::Result<Vec<Showing>> {
    let user = UserId::from_uuid(caller.user()?);
    if let Some(id) = device
        && devices::look(cx, caller.tenant, user, id).await?.is_none()
    {
        return Err(Failure::not_found("managedDevice", id));
    }
    let screen = delivery::screen(cx, caller.tenant, user, device).await?;
    handing::hand(cx, caller.tenant, user, screen.messages()).await?;
    Ok(screen.showings)
}
