//! The import itself: check everything, then write in chunks.

use std::collections::HashMap;

use beffroi_core::failure;
use beffroi_core::filter::fold;
use beffroi_feature::Cx;
use beffroi_web::Caller;
use bytes::Bytes;
use futures_util::FutureExt;
use tokio::sync::mpsc;

use super::{Event, Rejected, Report, Row, rows};
use crate::audit::{self, Entry, Operation, Target};
use crate::change::{self, Ids};
use crate::permission::ROLE_READ_WRITE;
use crate::role::store as role;
use crate::user::{UserFields, service::differences, store};
use crate::{UserId, tenant};

/// People written in one transaction.
const CHUNK: usize = 1_000;

/// What a row comes to.
#[derive(Clone)]
enum Step {
    Create(Box<UserFields>),
    Update {
        id: UserId,
        version: i64,
        before: Box<UserFields>,
        after: Box<UserFields>,
    },
}

/// An import of people.
pub struct People {
    /// The file.
    pub file: Bytes,
    /// Whether to write nothing.
    pub dry_run: bool,
}

/// Imports people; tells how far it is on `events`, which ends with a report or an error.
pub async fn people(cx: Cx, caller: Caller, import: People, events: mpsc::Sender<Event>) {
    let end = match run(&cx, &caller, import, &events).await {
        Ok(report) => Event::Report(report),
        Err(failure) => {
            tracing::warn!(%failure, "an import could not go on");
            Event::Error {
                message: failure.message().to_owned(),
            }
        }
    };
    // Whoever asked may have gone; what was written is in the audit trail.
    let _ = events.send(end).await;
}

async fn run(
    cx: &Cx,
    caller: &Caller,
    import: People,
    events: &mpsc::Sender<Event>,
) -> failure::Result<Report> {
    let tenant = caller.tenant;
    let domains = tenant::store::domains(&mut cx.read().await?, tenant).await?;
    let (rows, mut rejected) = rows::parse(&import.file, &domains);
    let mut report = Report {
        dry_run: import.dry_run,
        total: rows.len() as u64,
        ..Report::default()
    };
    let mut steps = Vec::new();
    for chunk in rows.chunks(CHUNK) {
        compare(cx, caller, chunk, &mut report, &mut steps, &mut rejected).await?;
    }
    if !rejected.is_empty() {
        rejected.sort_by_key(|row| row.line);
        report.total += rejected
            .iter()
            .map(|row| row.line)
            .collect::<std::collections::BTreeSet<_>>()
            .len() as u64;
        return Ok(Report {
            rejected,
            created: 0,
            updated: 0,
            unchanged: 0,
            ..report
        });
    }
    if import.dry_run {
        return Ok(report);
    }
    let total = steps.len() as u64;
    let mut done = 0;
    let mut steps = steps.into_iter().peekable();
    while steps.peek().is_some() {
        let chunk: Vec<Step> = steps.by_ref().take(CHUNK).collect();
        done += chunk.len() as u64;
        write(cx, caller, chunk).await?;
        let _ = events.send(Event::Progress { done, total }).await;
    }
    cx.caught_up(tenant).await?;
    Ok(report)
}

/// Compares a chunk with what is there.
async fn compare(
    cx: &Cx,
    caller: &Caller,
    rows: &[Row],
    report: &mut Report,
    steps: &mut Vec<Step>,
    rejected: &mut Vec<Rejected>,
) -> failure::Result<()> {
    let tenant = caller.tenant;
    let keys: Vec<String> = rows
        .iter()
        .map(|row| fold(&row.fields.user_principal_name))
        .collect();
    let mut conn = cx.read().await?;
    let mut known: HashMap<String, store::Stored> =
        store::find_many_by_upn(&mut conn, tenant, &keys)
            .await?
            .into_iter()
            .map(|user| (fold(&user.fields.user_principal_name), user))
            .collect();
    // Whoever may not give roles may not touch those who hold one, by a file either.
    let ids: Vec<uuid::Uuid> = known.values().map(|user| user.id.uuid()).collect();
    let untouchable = if caller.permissions.has(ROLE_READ_WRITE) {
        std::collections::HashSet::new()
    } else {
        role::holders_among(&mut conn, tenant, &ids).await?
    };
    for (row, key) in rows.iter().zip(keys) {
        match known.remove(&key) {
            Some(user) => {
                let after = merged(&user.fields, row);
                if after == user.fields {
                    report.unchanged += 1;
                } else if untouchable.contains(&user.id.uuid()) {
                    rejected.push(Rejected::new(
                        row.line,
                        "User name",
                        "names somebody who holds a role: changing them needs RoleManagement.ReadWrite.Directory",
                        &user.fields.user_principal_name,
                    ));
                } else {
                    report.updated += 1;
                    steps.push(Step::Update {
                        id: user.id,
                        version: user.version,
                        before: Box::new(user.fields),
                        after: Box::new(after),
                    });
                }
            }
            // A verified domain belongs to one tenant, so nobody else can have the name.
            None if row.fields.user_principal_name.is_empty() => {
                rejected.push(Rejected::new(row.line, "User name", "is required", ""));
            }
            None => {
                report.created += 1;
                steps.push(Step::Create(Box::new(row.fields.clone())));
            }
        }
    }
    Ok(())
}

/// What the file says goes over what is there, empty cells included; what the file has no column
/// for stays.
fn merged(before: &UserFields, row: &Row) -> UserFields {
    let file = &row.fields;
    let mut after = before.clone();
    macro_rules! take {
        ($($heading:literal => $($field:ident),+;)*) => {
            $(if row.has($heading) { $(after.$field.clone_from(&file.$field);)+ })*
        };
    }
    take! {
        "First name" => given_name;
        "Last name" => surname;
        "Display name" => display_name;
        "Job title" => job_title;
        "Department" => department;
        "Office number" => office_location;
        "Office phone" => business_phone;
        "Mobile phone" => mobile_phone;
        "Alternate email address" => other_mails;
        "Address" => street_address;
        "City" => city;
        "State or province" => state;
        "ZIP or postal code" => postal_code;
        "Country or region" => country, usage_location;
    }
    after.mail = before.mail.clone().or_else(|| file.mail.clone());
    after
}

async fn write(cx: &Cx, caller: &Caller, steps: Vec<Step>) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    // Not cx.write: the projections may follow at their own pace until the last chunk.
    cx.commit_repeatable(move |tx| {
        async move {
            let mut created = Vec::new();
            let mut ids = Vec::with_capacity(steps.len());
            let mut targets = Vec::with_capacity(steps.len());
            for step in steps {
                match step {
                    Step::Create(fields) => {
                        let id: UserId = own.mint();
                        targets.push(
                            Target::new("User", id.uuid(), &fields.display_name).changed(
                                "userPrincipalName",
                                "",
                                &fields.user_principal_name,
                            ),
                        );
                        ids.push(id.uuid());
                        created.push((id, *fields));
                    }
                    Step::Update {
                        id,
                        version,
                        before,
                        after,
                    } => {
                        if store::update(tx, tenant, id, version, &after).await? {
                            ids.push(id.uuid());
                            targets.push(differences(id, &before, &after));
                        }
                    }
                }
            }
            store::insert_many(tx, tenant, &created, own.now()).await?;
            let entry = Entry::by(&caller, "UserManagement", "Import users", Operation::Add)
                .targets(targets);
            audit::record(tx, &own, tenant, entry).await?;
            tx.change(tenant, change::USER_SAVED, &Ids { ids }, own.now())
                .await?;
            Ok(())
        }
        .boxed()
    })
    .await
}
