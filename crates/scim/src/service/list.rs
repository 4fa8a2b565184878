//! Lists and searches: a filter, an order, a window.

use beffroi_core::{Failure, Kind, failure};
use beffroi_feature::Cx;
use beffroi_store::Conn;
use beffroi_web::Caller;
use serde_json::{Value, json};
use uuid::Uuid;

use super::lower::{Lowering, never, order_name};
use super::{groups, provider, users};
use crate::filter::{self, Expression, attribute_path};
use crate::refusal;
use crate::schema::{GROUP, ResourceType, USER};
use crate::selection::Selection;
use crate::store::list::{GROUPS, List, PEOPLE};

/// What is asked of a list.
#[derive(Debug, Clone)]
pub(crate) struct Query {
    pub(crate) filter: Option<String>,
    pub(crate) sort_by: Option<String>,
    pub(crate) descending: bool,
    /// From 1.
    pub(crate) start_index: u64,
    pub(crate) count: u32,
    pub(crate) selection: Selection,
}

/// Which resources are searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Users,
    Groups,
    /// People first, then groups.
    Everything,
}

impl Scope {
    fn kinds(self) -> &'static [(&'static ResourceType, &'static List)] {
        static BOTH: [(&ResourceType, &List); 2] = [(&USER, &PEOPLE), (&GROUP, &GROUPS)];
        match self {
            Self::Users => &BOTH[..1],
            Self::Groups => &BOTH[1..],
            Self::Everything => &BOTH,
        }
    }
}

/// The page that a query asks for; `base` is where the protocol is.
pub(crate) async fn search(
    cx: &Cx,
    caller: &Caller,
    scope: Scope,
    query: &Query,
    base: &str,
) -> failure::Result<Value> {
    let expression = query.filter.as_deref().map(filter::parse).transpose()?;
    let mut conn = cx.read().await?;
    let mut offset = query.start_index.saturating_sub(1);
    let mut room = query.count;
    let (mut total, mut resources) = (0, Vec::new());
    let filters = lowered(&mut conn, caller, scope, expression.as_ref()).await?;
    for ((kind, list), condition) in scope.kinds().iter().zip(filters) {
        let order = order(kind, list, query.sort_by.as_deref())?;
        let own = provider(caller);
        let (ids, here) = list
            .ids(
                &mut conn,
                own,
                condition.as_ref(),
                (order, query.descending),
                (offset, room),
            )
            .await
            .map_err(in_own_words)?;
        total += here;
        offset = offset.saturating_sub(here);
        room = room.saturating_sub(u32::try_from(ids.len()).unwrap_or(u32::MAX));
        resources.append(&mut shown(cx, &mut conn, caller, kind, &ids, query, base).await?);
    }
    Ok(json!({
        "schemas": [refusal::LIST_RESPONSE],
        "totalResults": total,
        "startIndex": query.start_index,
        "itemsPerPage": resources.len(),
        "Resources": resources,
    }))
}

/// The condition for each kind of resource. One that only others can fulfil finds nothing of a kind;
/// one that none can fulfil is refused.
async fn lowered(
    conn: &mut Conn,
    caller: &Caller,
    scope: Scope,
    expression: Option<&Expression>,
) -> failure::Result<Vec<Option<beffroi_core::Filter>>> {
    let Some(expression) = expression else {
        return Ok(vec![None; scope.kinds().len()]);
    };
    let (mut all, mut refused) = (Vec::new(), Vec::new());
    for (kind, list) in scope.kinds() {
        let lowering = Lowering { caller, kind, list };
        match lowering.lower(conn, expression).await {
            Ok(filter) => all.push(Some(filter)),
            Err(failure) if failure.kind() == Kind::Invalid => {
                refused.push(failure);
                all.push(Some(never()));
            }
            Err(failure) => return Err(failure),
        }
    }
    if refused.len() == all.len()
        && let Some(first) = refused.into_iter().next()
    {
        return Err(first);
    }
    Ok(all)
}

fn order(
    kind: &ResourceType,
    list: &List,
    sort_by: Option<&str>,
) -> failure::Result<&'static [&'static str]> {
    let Some(text) = sort_by.filter(|text| !text.is_empty()) else {
        return Ok(&[]);
    };
    let name = attribute_path(text).and_then(|path| order_name(kind, &path));
    let order = name.and_then(|name| list.order(&name));
    order.ok_or_else(|| {
        let text: String = text.chars().take(60).collect();
        let known = list.orders().join(", ");
        refusal::value(format!(
            "sortBy: can't sort a {} by '{text}'; it can by {known}",
            kind.name
        ))
    })
}

/// The kernel's refusals of a filter speak of `$filter`.
fn in_own_words(failure: Failure) -> Failure {
    if failure.target() == Some("$filter") {
        return refusal::filter(failure.message().replace("$filter", "filter"));
    }
    failure
}

async fn shown(
    cx: &Cx,
    conn: &mut Conn,
    caller: &Caller,
    kind: &'static ResourceType,
    ids: &[Uuid],
    query: &Query,
    base: &str,
) -> failure::Result<Vec<Value>> {
    let selection = &query.selection;
    let cut = |document| Value::Object(selection.cut(kind, document));
    if kind.name == USER.name {
        let mut people = users::load(conn, caller, ids).await?;
        if selection.wants("groups", false) {
            users::add_groups(conn, caller, &mut people).await?;
        }
        let people = people.iter().map(|person| cut(person.resource(base).0));
        return Ok(people.collect());
    }
    let members = selection.wants("members", true);
    let groups = groups::load(cx, conn, caller, ids, members).await?;
    Ok(groups
        .iter()
        .map(|group| cut(group.resource(base).0))
        .collect())
}
