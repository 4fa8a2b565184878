//! One default number instead of another, for everybody who has it.

use beffroi_core::failure;
use beffroi_core::failure::Violations;
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::CATEGORY;
use super::change::{Change, commit};
use crate::mail::About;
use crate::model::{Person, ServiceNumber};
use crate::store::{self, KnownNumber};

/// Who has one number is to have another one.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct DefaultNumberChange {
    /// The number that they have.
    #[schema(value_type = String)]
    pub(crate) from_number: ServiceNumber,
    /// One of the same kind on the same bridge.
    #[schema(value_type = String)]
    pub(crate) to_number: ServiceNumber,
}

/// How many people have another number now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NumberChanged {
    pub(crate) people: usize,
}

/// Gives everybody who has one number another one: each of them is told.
///
/// # Errors
/// A broken rule.
pub(crate) async fn change_default_number(
    cx: &Cx,
    caller: &Caller,
    wanted: DefaultNumberChange,
) -> failure::Result<NumberChanged> {
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let tenant = by.tenant;
            let (settings, _) = store::lock(tx, tenant).await?;
            let numbers = store::numbers(tx, tenant).await?;
            let find = |number: &ServiceNumber| numbers.iter().find(|one| one.number == *number);
            let mut broken = Violations::default();
            let (from, to) = (find(&wanted.from_number), find(&wanted.to_number));
            if from.is_none() {
                broken.add("fromNumber", "must be a service number of the organization");
            }
            let fits = |to: &KnownNumber| {
                from.is_none_or(|from| (from.kind, from.bridge) == (to.kind, to.bridge))
            };
            if !to.is_some_and(fits) {
                let rule = "must be a service number of the same kind on the same bridge";
                broken.add("toNumber", rule);
            }
            broken.into_result()?;
            let people = store::on_number(tx, tenant, &wanted.from_number).await?;
            let changes: Vec<Change> = people.into_iter().map(|one| moved(one, &wanted)).collect();
            let people = changes.len();
            let words = format!("Change default conferencing number ({people} people)");
            let target = Target::new("ServiceNumber", tenant.uuid(), wanted.to_number.as_str());
            let target = target.changed(
                "defaultNumber",
                wanted.from_number.as_str(),
                wanted.to_number.as_str(),
            );
            let entry = Entry::by(&by, CATEGORY, words, Operation::Update).target(target);
            audit::record(tx, &own, tenant, entry).await?;
            commit(&own, tx, tenant, &settings, changes).await?;
            Ok(NumberChanged { people })
        }
        .boxed()
    })
    .await
}

fn moved(before: Person, wanted: &DefaultNumberChange) -> Change {
    let mut after = before.clone();
    if let Some(own) = &mut after.coordinates {
        for place in [&mut own.toll, &mut own.toll_free] {
            if place.as_ref() == Some(&wanted.from_number) {
                *place = Some(wanted.to_number.clone());
            }
        }
    }
    Change::silent(before, after).telling(About::Changed)
}
