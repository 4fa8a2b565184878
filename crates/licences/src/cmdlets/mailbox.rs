//! Exchange's cmdlets.

use beffroi_cmdlets::{
    Bound, CmdletError, Example, FromPipeline, Kind, Object, Parameter, Signature, Value, View,
    quota_text,
};
use beffroi_directory::lookup::{self, Account};
use beffroi_feature::{Calling, SystemCmdlet, refused};
use futures_util::FutureExt;
use uuid::Uuid;

use super::somebody;
use crate::model::{Abilities, MailboxPlan, Root};
use crate::service::{self, LicenseSettingsPatch};
use crate::shelf::Shelves;

const IDENTITY: Parameter = Parameter::new("Identity", Kind::String)
    .at(0)
    .from_pipeline(FromPipeline::ValueOrProperty)
    .help("Whose: an id, a principal name, or what stands before its @. Without it, everybody's.");

const RESULT_SIZE: Parameter = Parameter::new("ResultSize", Kind::String)
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
    run: |calling, bound| mailboxes(calling, bound).boxed(),
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
    run: |calling, bound| mailboxes(calling, bound).boxed(),
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
    "Guid",
];

const VIEW: View = View {
    table: &["Name", "RecipientTypeDetails", "SKUAssigned", "MailboxPlan"],
    ..View::ALL
};

/// Mailboxes at once where nobody says how many.
const USUAL: usize = 1_000;

fn wanted(bound: &Bound) -> Result<usize, CmdletError> {
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

async fn mailboxes(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    if let Some(key) = bound.text("Identity") {
        let account = somebody(calling, key).await?;
        return Ok(vec![shown(calling, &account)]);
    }
    let most = wanted(&bound)?;
    let mut ids: Vec<Uuid> = {
        let people = calling.cx.people(calling.caller.tenant);
        let sets = people.read();
        let shelf = calling.cx.memory::<Shelves>().of(calling.caller.tenant);
        let mailboxes = shelf.read().outline.mailboxes();
        sets.ids(&mailboxes).collect()
    };
    ids.sort_unstable();
    if ids.len() > most {
        bound.warn(format!(
            "There are more results than {most}. Use ResultSize to see more."
        ));
    }
    ids.truncate(most);
    let accounts = read(calling, &ids)
        .await
        .map_err(|failure| refused(&failure))?;
    Ok(accounts
        .iter()
        .map(|account| shown(calling, account))
        .collect())
}

async fn read(calling: &Calling, ids: &[Uuid]) -> beffroi_core::failure::Result<Vec<Account>> {
    let mut accounts =
        lookup::accounts(&mut calling.cx.read().await?, calling.caller.tenant, ids).await?;
    accounts.sort_unstable_by_key(|account| account.id);
    Ok(accounts)
}

fn size(bytes: u64) -> Value {
    Value::String(quota_text(bytes))
}

fn texts(all: &[&'static str]) -> Value {
    Value::List(all.iter().map(|text| Value::from(*text)).collect())
}

fn shown(calling: &Calling, account: &Account) -> Value {
    let own = service::of_person(&calling.cx, calling.caller.tenant, account.id.uuid());
    let abilities: Abilities = service::abilities(&own);
    let plan = abilities.winner().map(MailboxPlan::of);
    let quota = |of: fn(&MailboxPlan) -> u64| plan.map_or(Value::Null, |plan| size(of(plan)));
    let name = account
        .user_principal_name
        .split('@')
        .next()
        .unwrap_or_default();
    let kind = if abilities.in_force().is_some() {
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
        .with("SKUAssigned", own.iter().any(|gift| gift.error.is_none()))
        .with("PersistedCapabilities", texts(&abilities.persisted()))
        .with("RootCapabilities", abilities.roots().join(", "))
        .with(
            "MailboxPlan",
            plan.map_or(Value::Null, |plan| Value::from(plan.name)),
        )
        .with("IssueWarningQuota", quota(|plan| plan.warning_quota))
        .with("ProhibitSendQuota", quota(|plan| plan.send_quota))
        .with("ProhibitSendReceiveQuota", quota(|plan| plan.receive_quota))
        .with("Guid", Value::Guid(account.id.uuid()))
        .into()
}

pub(super) const GET_MAILBOX_PLAN: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-MailboxPlan",
        synopsis: "Shows what each Exchange plan gives a mailbox.",
        parameters: &[],
        output: &[
            "DisplayName",
            "Capability",
            "IssueWarningQuota",
            "ProhibitSendQuota",
            "ProhibitSendReceiveQuota",
            "ImapEnabled",
            "MAPIEnabled",
            "EwsEnabled",
        ],
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.Read.All",
    view: &View {
        table: &["DisplayName", "Capability", "ProhibitSendReceiveQuota"],
        ..View::ALL
    },
    run: |_, _| async { Ok(MailboxPlan::all().iter().map(plan).collect()) }.boxed(),
};

fn plan(one: &MailboxPlan) -> Value {
    Object::new()
        .with("DisplayName", one.name)
        .with("Capability", Root::as_str(one.root))
        .with("IssueWarningQuota", size(one.warning_quota))
        .with("ProhibitSendQuota", size(one.send_quota))
        .with("ProhibitSendReceiveQuota", size(one.receive_quota))
        .with("ImapEnabled", one.full_access)
        .with("MAPIEnabled", one.full_access)
        .with("EwsEnabled", one.full_access)
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
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.ReadWrite.All",
    view: &View::ALL,
    run: |calling, bound| {
        async move {
            let delayed = bound.bool("DelayedDelicensingEnabled").unwrap_or(false);
            if !bound.what_if() {
                let settings = LicenseSettingsPatch {
                    delayed_delicensing_enabled: Some(delayed),
                    ..LicenseSettingsPatch::default()
                };
                let changed =
                    service::change_settings(&calling.cx, &calling.caller, settings).await;
                changed.map_err(|failure| refused(&failure))?;
            }
            Ok(Vec::new())
        }
        .boxed()
    },
};
