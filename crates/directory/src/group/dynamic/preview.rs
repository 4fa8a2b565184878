//! A rule before it is saved: whom it would hold, who would come and go, and why somebody is in.

use std::collections::HashMap;

use beffroi_core::{Failure, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_population::RoaringBitmap;
use beffroi_web::Caller;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::rule_of;
use crate::group::DirectoryObject;
use crate::group::rule::{Rule, Step};
use crate::{GroupId, user};

/// People that a preview names on each side.
const NAMED: usize = 20;

/// A rule to be looked at.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"membershipRule": "user.department -eq \"Sales\""}))]
pub(crate) struct PreviewRequest {
    /// The rule.
    pub(crate) membership_rule: String,
    /// The group that it is compared with; without one everybody would come.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub(crate) group_id: Option<GroupId>,
}

/// Whom a rule would hold.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Preview {
    /// The rule as it was understood, in its canonical form.
    pub(crate) membership_rule: String,
    /// How many people it holds for.
    pub(crate) count: u64,
    /// How many of them are not in the group now.
    pub(crate) added: u64,
    /// How many of the group's people would leave.
    pub(crate) removed: u64,
    /// Some of those who would come.
    pub(crate) added_members: Vec<DirectoryObject>,
    /// Some of those who would leave.
    pub(crate) removed_members: Vec<DirectoryObject>,
}

/// Says whom a rule would hold, and who would come and go.
pub(crate) async fn preview(
    cx: &Cx,
    caller: &Caller,
    request: &PreviewRequest,
) -> failure::Result<Preview> {
    let rule = Rule::parse(&request.membership_rule)?;
    let tenant = caller.tenant;
    let (count, come, go, named) = {
        let people = cx.people(tenant);
        let sets = people.read();
        let present = match request.group_id {
            Some(id) => sets
                .direct_members(id.uuid())
                .ok_or_else(|| Failure::not_found("group", id))?
                .clone(),
            None => RoaringBitmap::new(),
        };
        let wanted = rule.people(&sets);
        let (come, go) = (&wanted - &present, &present - &wanted);
        let some = |people: &RoaringBitmap| sets.ids(people).take(NAMED).collect::<Vec<_>>();
        let named = [some(&come), some(&go)];
        (wanted.len(), come.len(), go.len(), named)
    };
    let [come_first, go_first] = named;
    Ok(Preview {
        membership_rule: rule.to_string(),
        count,
        added: come,
        removed: go,
        added_members: objects(cx, tenant, &come_first).await?,
        removed_members: objects(cx, tenant, &go_first).await?,
    })
}

async fn objects(cx: &Cx, tenant: TenantId, ids: &[Uuid]) -> failure::Result<Vec<DirectoryObject>> {
    let users = user::store::some(&mut cx.read().await?, tenant, ids).await?;
    let mut users: HashMap<Uuid, DirectoryObject> = users
        .into_iter()
        .map(|user| (user.id.uuid(), user.into()))
        .collect();
    Ok(ids.iter().filter_map(|id| users.remove(id)).collect())
}

/// A person and a rule that may not be saved yet.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct EvaluationRequest {
    /// The person.
    pub(crate) member_id: Uuid,
    /// The rule.
    pub(crate) membership_rule: String,
}

/// A person, to be held against the rule of a group.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct MemberRequest {
    /// The person.
    pub(crate) member_id: Uuid,
}

/// Why a rule holds for somebody, or not.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Evaluation {
    /// The rule in its canonical form.
    pub(crate) membership_rule: String,
    /// Whether it holds.
    #[serde(rename = "membershipRuleEvaluationResult")]
    pub(crate) holds: bool,
    /// What each part of it came to.
    #[serde(rename = "membershipRuleEvaluationDetails")]
    pub(crate) details: ExpressionEvaluation,
}

/// What one part of a rule came to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExpressionEvaluation {
    /// The part.
    pub(crate) expression: String,
    /// Whether it holds.
    #[serde(rename = "expressionResult")]
    pub(crate) holds: bool,
    /// What was looked at, where the part is one comparison.
    pub(crate) property_to_evaluate: Option<PropertyToEvaluate>,
    /// The parts of the part.
    #[serde(rename = "expressionEvaluationDetails")]
    #[schema(no_recursion)]
    pub(crate) details: Vec<ExpressionEvaluation>,
}

/// A property and its value.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PropertyToEvaluate {
    /// Its name in the rule.
    pub(crate) property_name: String,
    /// Its value, in the form in which it is compared: in lower case.
    pub(crate) property_value: Option<String>,
}

impl From<Step> for ExpressionEvaluation {
    fn from(step: Step) -> Self {
        Self {
            expression: step.expression,
            holds: step.holds,
            property_to_evaluate: step.property.map(|(property_name, property_value)| {
                PropertyToEvaluate {
                    property_name,
                    property_value,
                }
            }),
            details: step.steps.into_iter().map(Self::from).collect(),
        }
    }
}

/// Holds a person against a rule.
pub(crate) fn evaluate(
    cx: &Cx,
    caller: &Caller,
    request: &EvaluationRequest,
) -> failure::Result<Evaluation> {
    let rule = Rule::parse(&request.membership_rule)?;
    against(cx, caller, &rule, request.member_id)
}

/// Holds a person against the rule of a group.
pub(crate) fn evaluate_in(
    cx: &Cx,
    caller: &Caller,
    group: GroupId,
    request: &MemberRequest,
) -> failure::Result<Evaluation> {
    let followed = rule_of(cx, caller.tenant, group.uuid())
        .ok_or_else(|| Failure::not_found("dynamic group", group))?;
    let rule = Rule::parse(&followed.text)?;
    against(cx, caller, &rule, request.member_id)
}

fn against(cx: &Cx, caller: &Caller, rule: &Rule, person: Uuid) -> failure::Result<Evaluation> {
    let people = cx.people(caller.tenant);
    let sets = people.read();
    let person = sets
        .ordinal(person)
        .ok_or_else(|| Failure::not_found("user", person))?;
    let step = rule.explain(&sets, person);
    Ok(Evaluation {
        membership_rule: rule.to_string(),
        holds: step.holds,
        details: step.into(),
    })
}
