//! Exchange's cmdlets.

use std::collections::{BTreeMap, BTreeSet};

use beffroi_cmdlets::{
    Bound, CmdletError, Example, FromPipeline, Kind, Object, Parameter, Signature, Value, View,
};
use beffroi_core::Failure;
use beffroi_directory::lookup::{self, Account};
use beffroi_feature::{Calling, SystemCmdlet, refused};
use futures_util::FutureExt;
use uuid::Uuid;

use super::mailbox_plan::{count, size};
use super::somebody;
use crate::model::{Abilities, MailboxPlan, Root};
use crate::service::{self, LicenseSettingsPatch};
use crate::shelf::Shelves;
use crate::store;

const IDENTITY: Parameter = Parameter::new("Identity", Kind::String)
    .at(0)
    .aliases(&["UserPrincipalName"])
    .from_pipeline(FromPipeline::ValueOrProperty)
    .help("Whose: an id, a principal name, or what stands before its @. Without it, everybody's.");

pub(super) const RESULT_SIZE: Parameter = Parameter::new("ResultSize", Kind::String)
    .help("How many at most: a number, or Unlimited. Usually 1000.");

pub(super) const GET_MAILBOX: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-Mailbox",
        synopsis: "Shows mailboxes and what is in force for them.",
        description: "A mailbox is what a person has by the highest of their Exchange plans. PersistedCapabilities are that plan and the add-ons.",
        examples: &[Example {
            line: "Get-Mailbox test1 | select SkuAssigned, PersistedCapabilities",
            says: "Which plan is in force for test1.",
        }],
        parameters: &[IDENTITY, RESULT_SIZE],
        output: OUTPUT,
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.Read.All",
    view: &VIEW,
    run: |calling, bound| mailboxes(calling, bound, true).boxed(),
};

pub(super) const GET_RECIPIENT: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-Recipient",
        synopsis: "Shows people with all Exchange plans that they hold.",
        description: "RootCapabilities are all plans that make a mailbox, from the lowest to the highest; the highest is in force.",
        examples: &[Example {
            line: "Get-Recipient test1 | select RootCapabilities",
            says: "Every Exchange plan that test1 holds.",
        }],
        parameters: &[IDENTITY, RESULT_SIZE],
        output: OUTPUT,
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.Read.All",
    view: &VIEW,
    run: |calling, bound| mailboxes(calling, bound, false).boxed(),
};

const OUTPUT: &[&str] = &[
    "Name",
    "DisplayName",
    "UserPrincipalName",
    "PrimarySmtpAddress",
    "RecipientTypeDetails",
    "SKUAssigned",
    "PersistedCapabilities",
    "RootCapabilities",
    "MailboxPlan",
    "IssueWarningQuota",
    "ProhibitSendQuota",
    "ProhibitSendReceiveQuota",
    "MaxSendSize",
    "MaxReceiveSize",
    "RecipientLimits",
    "Guid",
];

const VIEW: View = View {
    table: &["Name", "RecipientTypeDetails", "SKUAssigned", "MailboxPlan"],
    ..View::ALL
};

/// Mailboxes at once where nobody says how many.
const USUAL: usize = 1_000;

pub(super) fn wanted(bound: &Bound) -> Result<usize, CmdletError> {
    match bound.text("ResultSize") {
        None => Ok(USUAL),
        Some(text) if text.eq_ignore_ascii_case("unlimited") => Ok(usize::MAX),
        Some(text) => text.parse().map_err(|_| {
            CmdletError::invalid(format!(
                "ResultSize must be a number or Unlimited, not '{text}'."
            ))
        }),
    }
}

/// Says that there are more than are shown.
pub(super) fn more_than(most: usize) -> String {
    format!("There are more results than {most}. Use ResultSize to see more.")
}

type Plans = BTreeMap<Root, MailboxPlan>;

async fn plans(calling: &Calling) -> beffroi_core::failure::Result<Plans> {
    let mut conn = calling.cx.read().await?;
    service::plans_by_root(&mut conn, calling.caller.tenant).await
}

/// Whose mailboxes go on without a plan.
async fn pending(calling: &Calling) -> Result<BTreeSet<Uuid>, CmdletError> {
    let found = async {
        let mut conn = calling.cx.read().await?;
        let pending = store::pending_mailboxes(&mut conn, calling.caller.tenant).await?;
        Ok(pending.into_iter().collect())
    };
    found.await.map_err(|failure: Failure| refused(&failure))
}

async fn mailboxes(
    calling: &Calling,
    bound: Bound,
    only_mailboxes: bool,
) -> Result<Vec<Value>, CmdletError> {
    let plans = plans(calling).await.map_err(|failure| refused(&failure))?;
    let pending = pending(calling).await?;
    if let Some(key) = bound.text("Identity") {
        let account = somebody(calling, key).await?;
        let one = Shown::of(calling, &account, &pending);
        if only_mailboxes && !one.has_mailbox {
            return Err(super::not_found(key));
        }
        return Ok(vec![shown(&one, &plans, &account)]);
    }
    let most = wanted(&bound)?;
    let mut ids: BTreeSet<Uuid> = {
        let people = calling.cx.people(calling.caller.tenant);
        let sets = people.read();
        let shelf = calling.cx.memory::<Shelves>().of(calling.caller.tenant);
        let mailboxes = shelf.read().outline.mailboxes();
        sets.ids(&mailboxes).collect()
    };
    ids.extend(&pending);
    if ids.len() > most {
        bound.warn(more_than(most));
    }
    let ids: Vec<Uuid> = ids.into_iter().take(most).collect();
    let accounts = read(calling, &ids)
        .await
        .map_err(|failure| refused(&failure))?;
    Ok(accounts
        .iter()
        .map(|account| shown(&Shown::of(calling, account, &pending), &plans, account))
        .collect())
}

async fn read(calling: &Calling, ids: &[Uuid]) -> beffroi_core::failure::Result<Vec<Account>> {
    let mut accounts =
        lookup::accounts(&mut calling.cx.read().await?, calling.caller.tenant, ids).await?;
    accounts.sort_unstable_by_key(|account| account.id);
    Ok(accounts)
}

fn texts(all: &[&'static str]) -> Value {
    Value::List(all.iter().map(|text| Value::from(*text)).collect())
}

/// What is in force for somebody.
struct Shown {
    abilities: Abilities,
    has_license: bool,
    has_mailbox: bool,
}

impl Shown {
    fn of(calling: &Calling, account: &Account, pending: &BTreeSet<Uuid>) -> Self {
        let own = service::of_person(&calling.cx, calling.caller.tenant, account.id.uuid());
        let abilities: Abilities = service::abilities(&own);
        Self {
            has_license: own.iter().any(|gift| gift.error.is_none()),
            has_mailbox: abilities.in_force().is_some() || pending.contains(&account.id.uuid()),
            abilities,
        }
    }
}

fn shown(one: &Shown, plans: &Plans, account: &Account) -> Value {
    let abilities = &one.abilities;
    let winner = abilities.winner();
    let plan = winner.and_then(|root| plans.get(&root));
    let of = |part: fn(&MailboxPlan) -> Value| plan.map_or(Value::Null, part);
    let name = account
        .user_principal_name
        .split('@')
        .next()
        .unwrap_or_default();
    let kind = if one.has_mailbox {
        "UserMailbox"
    } else {
        "User"
    };
    let mail = account
        .mail
        .clone()
        .unwrap_or_else(|| account.user_principal_name.clone());
    Object::new()
        .with("Name", name)
        .with("DisplayName", account.display_name.as_str())
        .with("UserPrincipalName", account.user_principal_name.as_str())
        .with("PrimarySmtpAddress", mail)
        .with("RecipientTypeDetails", kind)
        .with("SKUAssigned", one.has_license)
        .with("PersistedCapabilities", texts(&abilities.persisted()))
        .with("RootCapabilities", abilities.roots().join(", "))
        .with(
            "MailboxPlan",
            winner.map_or(Value::Null, |root| Value::from(MailboxPlan::name(root))),
        )
        .with(
            "IssueWarningQuota",
            of(|plan| size(plan.issue_warning_quota)),
        )
        .with(
            "ProhibitSendQuota",
            of(|plan| size(plan.prohibit_send_quota)),
        )
        .with(
            "ProhibitSendReceiveQuota",
            of(|plan| size(plan.prohibit_send_receive_quota)),
        )
        .with("MaxSendSize", of(|plan| size(plan.max_send_size)))
        .with("MaxReceiveSize", of(|plan| size(plan.max_receive_size)))
        .with("RecipientLimits", of(|plan| count(plan.recipient_limits)))
        .with("Guid", Value::Guid(account.id.uuid()))
        .into()
}

pub(super) const GET_ORGANIZATION_CONFIG: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-OrganizationConfig",
        synopsis: "Shows what holds for all mailboxes.",
        output: &["DelayedDelicensingEnabled"],
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.Read.All",
    view: &View::ALL,
    run: |calling, _| {
        async move {
            let settings = service::settings(&calling.cx, calling.caller.tenant).await;
            let settings = settings.map_err(|failure| refused(&failure))?;
            let object = Object::new().with(
                "DelayedDelicensingEnabled",
                settings.delayed_delicensing_enabled,
            );
            Ok(vec![object.into()])
        }
        .boxed()
    },
};

pub(super) const SET_ORGANIZATION_CONFIG: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Set-OrganizationConfig",
        synopsis: "Decides what holds for all mailboxes.",
        description: "With DelayedDelicensingEnabled a mailbox without a plan goes on for 30 days before it is soft-deleted.",
        examples: &[Example {
            line: "Set-OrganizationConfig -DelayedDelicensingEnabled $true",
            says: "Mailboxes without a plan go on for 30 days.",
        }],
        parameters: &[Parameter::new("DelayedDelicensingEnabled", Kind::Bool)
            .mandatory()
            .help("Whether a mailbox without a plan goes on for 30 days.")],
        changes: true,
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.ReadWrite.All",
    view: &View::ALL,
    run: |calling, bound| {
        async move {
            let delayed = bound.bool("DelayedDelicensingEnabled").unwrap_or(false);
            let target = format!("DelayedDelicensingEnabled = {delayed}");
            let cx = calling.to_change(&bound, target);
            let settings = LicenseSettingsPatch {
                delayed_delicensing_enabled: Some(delayed),
                ..LicenseSettingsPatch::default()
            };
            let changed = service::change_settings(&cx, &calling.caller, settings).await;
            changed.map_err(|failure| refused(&failure))?;
            Ok(Vec::new())
        }
        .boxed()
    },
};
