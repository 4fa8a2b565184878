//! Exchange's cmdlets about mailbox plans.

use beffroi_cmdlets::{
    Bound as Given, CmdletError, Example, FromPipeline, Kind, Object, Parameter, Quota, Signature,
    Value, View,
};
use beffroi_feature::{Calling, SystemCmdlet, refused};
use beffroi_web::IfMatch;
use futures_util::FutureExt;

use crate::model::{Bound, MailboxPlan};
use crate::service::{self, MailboxPlanPatch, MailboxPlanView};

const IDENTITY: Parameter = Parameter::new("Identity", Kind::String)
    .at(0)
    .from_pipeline(FromPipeline::ValueOrProperty)
    .aliases(&["Name"])
    .help("Which: its name, e.g. ExchangeOnline. Without it, all.");

const WHICH: Parameter = IDENTITY
    .mandatory()
    .help("Which: its name, e.g. ExchangeOnline.");

/// A size as Exchange writes it.
pub(super) fn size(bound: Bound) -> Value {
    Value::String(match bound {
        Bound::At(bytes) => Quota::Bytes(bytes).to_string(),
        Bound::Unlimited(_) => Quota::Unlimited.to_string(),
    })
}

/// A number as Exchange writes it.
pub(super) fn count(bound: Bound) -> Value {
    Value::String(match bound {
        Bound::At(count) => count.to_string(),
        Bound::Unlimited(_) => Quota::Unlimited.to_string(),
    })
}

async fn plans(calling: &Calling, bound: &Given) -> Result<Vec<MailboxPlanView>, CmdletError> {
    let all = service::mailbox_plans(&calling.cx, calling.caller.tenant).await;
    let mut all = all.map_err(|failure| refused(&failure))?;
    if let Some(name) = bound.text("Identity") {
        all.retain(|one| one.name.eq_ignore_ascii_case(name));
        if all.is_empty() {
            let words = format!(
                "The operation couldn't be performed because object '{name}' couldn't be found."
            );
            return Err(CmdletError::not_found(words).about(name));
        }
    }
    Ok(all)
}

pub(super) const GET_MAILBOX_PLAN: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-MailboxPlan",
        synopsis: "Shows what each Exchange plan gives a mailbox.",
        parameters: &[IDENTITY],
        output: &[
            "Name",
            "DisplayName",
            "Capability",
            "IssueWarningQuota",
            "ProhibitSendQuota",
            "ProhibitSendReceiveQuota",
            "ArchiveEnabled",
            "ArchiveQuota",
            "MaxSendSize",
            "MaxReceiveSize",
            "RecipientLimits",
            "RecipientRateLimit",
        ],
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.Read.All",
    view: &View {
        table: &["DisplayName", "Capability", "ProhibitSendReceiveQuota"],
        ..View::ALL
    },
    run: |calling, bound| {
        async move {
            let all = plans(calling, &bound).await?;
            Ok(all.iter().map(shown).collect())
        }
        .boxed()
    },
};

fn shown(one: &MailboxPlanView) -> Value {
    let plan = &one.plan;
    Object::new()
        .with("Name", one.name)
        .with("DisplayName", one.name)
        .with("Capability", one.capability)
        .with("IssueWarningQuota", size(plan.issue_warning_quota))
        .with("ProhibitSendQuota", size(plan.prohibit_send_quota))
        .with(
            "ProhibitSendReceiveQuota",
            size(plan.prohibit_send_receive_quota),
        )
        .with("ArchiveEnabled", plan.archive_enabled)
        .with("ArchiveQuota", size(plan.archive_quota))
        .with("MaxSendSize", size(plan.max_send_size))
        .with("MaxReceiveSize", size(plan.max_receive_size))
        .with("RecipientLimits", count(plan.recipient_limits))
        .with("RecipientRateLimit", count(plan.recipient_rate_limit))
        .into()
}

pub(super) const SET_MAILBOX_PLAN: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Set-MailboxPlan",
        synopsis: "Decides what an Exchange plan gives a mailbox.",
        description: "It holds at once, for everybody who has the plan. What is left out stays.",
        examples: &[Example {
            line: "Set-MailboxPlan ExchangeOnline -IssueWarningQuota 39GB -ProhibitSendQuota 39.5GB -ProhibitSendReceiveQuota 40GB",
            says: "Mailboxes of Plan 1 hold 40 GB.",
        }],
        parameters: &[
            WHICH,
            Parameter::new("IssueWarningQuota", Kind::Quota)
                .help("From which size on its owner is warned: 49GB, or Unlimited."),
            Parameter::new("ProhibitSendQuota", Kind::Quota)
                .help("From which size on nothing is sent."),
            Parameter::new("ProhibitSendReceiveQuota", Kind::Quota)
                .help("From which size on nothing is received either."),
            Parameter::new("MaxSendSize", Kind::Quota)
                .help("The largest message that is sent: 1MB to 150MB."),
            Parameter::new("MaxReceiveSize", Kind::Quota)
                .help("The largest message that is received: 1MB to 150MB."),
            Parameter::new("RecipientLimits", Kind::Quota)
                .help("How many recipients one message may have: a number, or Unlimited."),
        ],
        changes: true,
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.ReadWrite.All",
    view: &View::ALL,
    run: |calling, bound| {
        async move {
            let limit = |name: &str| {
                bound.quota(name).map(|quota| {
                    Some(match quota {
                        Quota::Bytes(bytes) => Bound::At(bytes),
                        Quota::Unlimited => Bound::NONE,
                    })
                })
            };
            let patch = MailboxPlanPatch {
                issue_warning_quota: limit("IssueWarningQuota"),
                prohibit_send_quota: limit("ProhibitSendQuota"),
                prohibit_send_receive_quota: limit("ProhibitSendReceiveQuota"),
                max_send_size: limit("MaxSendSize"),
                max_receive_size: limit("MaxReceiveSize"),
                recipient_limits: limit("RecipientLimits"),
                ..MailboxPlanPatch::default()
            };
            change(calling, &bound, patch).await
        }
        .boxed()
    },
};

async fn change(
    calling: &Calling,
    bound: &Given,
    patch: MailboxPlanPatch,
) -> Result<Vec<Value>, CmdletError> {
    let all = plans(calling, bound).await?;
    for one in all {
        let (cx, caller) = (calling.to_change(bound, one.name), &calling.caller);
        let patch = patch.clone();
        let changed =
            service::change_mailbox_plan(&cx, caller, one.name, patch, IfMatch::default());
        changed.await.map_err(|failure| refused(&failure))?;
    }
    Ok(Vec::new())
}

pub(super) const GET_CAS_MAILBOX_PLAN: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-CASMailboxPlan",
        synopsis: "Shows by which protocols mailboxes of each Exchange plan are reached.",
        parameters: &[IDENTITY],
        output: &[
            "Name",
            "DisplayName",
            "ActiveSyncEnabled",
            "EwsEnabled",
            "ImapEnabled",
            "MAPIEnabled",
            "OWAEnabled",
            "PopEnabled",
            "SmtpEnabled",
        ],
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.Read.All",
    view: &View {
        table: &[
            "DisplayName",
            "ImapEnabled",
            "PopEnabled",
            "ActiveSyncEnabled",
            "MAPIEnabled",
        ],
        ..View::ALL
    },
    run: |calling, bound| {
        async move {
            let all = plans(calling, &bound).await?;
            Ok(all.iter().map(reached).collect())
        }
        .boxed()
    },
};

fn reached(one: &MailboxPlanView) -> Value {
    let plan: &MailboxPlan = &one.plan;
    Object::new()
        .with("Name", one.name)
        .with("DisplayName", one.name)
        .with("ActiveSyncEnabled", plan.active_sync_enabled)
        .with("EwsEnabled", plan.ews_enabled)
        .with("ImapEnabled", plan.imap_enabled)
        .with("MAPIEnabled", plan.mapi_enabled)
        .with("OWAEnabled", plan.owa_enabled)
        .with("PopEnabled", plan.pop_enabled)
        .with("SmtpEnabled", plan.smtp_enabled)
        .into()
}

const fn protocol(name: &'static str) -> Parameter {
    Parameter::new(name, Kind::Bool).help("Whether mailboxes are reached by it.")
}

pub(super) const SET_CAS_MAILBOX_PLAN: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Set-CASMailboxPlan",
        synopsis: "Decides by which protocols mailboxes of an Exchange plan are reached.",
        description: "It holds at once, for everybody who has the plan. What is left out stays. EwsEnabled, MAPIEnabled, OWAEnabled and SmtpEnabled are Beffroi's own.",
        examples: &[Example {
            line: "Set-CASMailboxPlan ExchangeOnline -ImapEnabled $false",
            says: "Mailboxes of Plan 1 are not reached by IMAP.",
        }],
        parameters: &[
            WHICH,
            protocol("ActiveSyncEnabled"),
            protocol("EwsEnabled"),
            protocol("ImapEnabled"),
            protocol("MAPIEnabled"),
            protocol("OWAEnabled"),
            protocol("PopEnabled"),
            protocol("SmtpEnabled"),
        ],
        changes: true,
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.ReadWrite.All",
    view: &View::ALL,
    run: |calling, bound| {
        async move {
            let truth = |name: &str| bound.bool(name).map(Some);
            let patch = MailboxPlanPatch {
                active_sync_enabled: truth("ActiveSyncEnabled"),
                ews_enabled: truth("EwsEnabled"),
                imap_enabled: truth("ImapEnabled"),
                mapi_enabled: truth("MAPIEnabled"),
                owa_enabled: truth("OWAEnabled"),
                pop_enabled: truth("PopEnabled"),
                smtp_enabled: truth("SmtpEnabled"),
                ..MailboxPlanPatch::default()
            };
            change(calling, &bound, patch).await
        }
        .boxed()
    },
};
