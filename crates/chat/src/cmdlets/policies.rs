//! `CsExternalAccessPolicy`: what some people may do.

use beffroi_cmdlets::{
    Bound, CmdletError, Example, FromPipeline, Kind, Object, Parameter, Signature, Value, View,
};
use beffroi_feature::{Calling, SystemCmdlet, refused};
use futures_util::FutureExt;

use super::{READ, WRITE};
use crate::service::{self, Expect, PolicyPatch, PolicyView, Subject};

const IDENTITY: Parameter = Parameter::new("Identity", Kind::String)
    .at(0)
    .from_pipeline(FromPipeline::ValueOrProperty)
    .help("The policy: Global, or a name, also as Tag:name.");

const SWITCHES: [Parameter; 3] = [
    Parameter::new("EnableFederationAccess", Kind::Bool)
        .help("Whether they may chat with people of other organizations."),
    Parameter::new("EnableTeamsConsumerAccess", Kind::Bool)
        .help("Whether they may chat with people without an organization."),
    Parameter::new("EnableTeamsConsumerInbound", Kind::Bool)
        .help("Whether people without an organization may write to them first."),
];

const NAMED: &[Parameter] = &[IDENTITY.mandatory(), SWITCHES[0], SWITCHES[1], SWITCHES[2]];

fn shown(one: &PolicyView) -> Value {
    let name = if one.id == crate::model::GLOBAL {
        one.id.clone()
    } else {
        format!("Tag:{}", one.id)
    };
    Object::new()
        .with("Identity", name.as_str())
        .with(
            "EnableFederationAccess",
            one.policy.enable_federation_access,
        )
        .with(
            "EnableTeamsConsumerAccess",
            one.policy.enable_teams_consumer_access,
        )
        .with(
            "EnableTeamsConsumerInbound",
            one.policy.enable_teams_consumer_inbound,
        )
        .into()
}

pub(super) const GET: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-CsExternalAccessPolicy",
        synopsis: "Shows what people may do with people outside.",
        parameters: &[
            IDENTITY,
            Parameter::new("Filter", Kind::String).help("Names, with * for anything."),
        ],
        ..Signature::EMPTY
    },
    permission: READ,
    view: &View::ALL,
    run: |calling, bound| get(calling, bound).boxed(),
};

async fn get(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    let (cx, tenant) = (&calling.cx, calling.caller.tenant);
    if let Some(name) = bound.text("Identity") {
        let found = service::policy(cx, tenant, name).await;
        return Ok(vec![shown(&found.map_err(|failure| refused(&failure))?)]);
    }
    let all = service::policies(cx, tenant)
        .await
        .map_err(|failure| refused(&failure))?;
    let wanted = bound
        .text("Filter")
        .map(|text| text.trim_start_matches("Tag:").to_lowercase());
    let fits = |one: &&PolicyView| {
        wanted.as_ref().is_none_or(|wanted| {
            let name = one.id.to_lowercase();
            match wanted.split_once('*') {
                None => name == *wanted,
                Some((start, end)) => {
                    name.starts_with(start) && name.ends_with(end.trim_end_matches('*'))
                }
            }
        })
    };
    Ok(all.iter().filter(fits).map(shown).collect())
}

async fn put(calling: &Calling, bound: Bound, expect: Expect) -> Result<Vec<Value>, CmdletError> {
    let name = bound
        .text("Identity")
        .unwrap_or(crate::model::GLOBAL)
        .to_owned();
    let patch = PolicyPatch {
        enable_federation_access: bound.bool("EnableFederationAccess"),
        enable_teams_consumer_access: bound.bool("EnableTeamsConsumerAccess"),
        enable_teams_consumer_inbound: bound.bool("EnableTeamsConsumerInbound"),
    };
    let cx = calling.to_change(&bound, name.as_str());
    let done = service::put_policy(&cx, &calling.caller, &name, patch, expect).await;
    done.map_err(|failure| refused(&failure))?;
    if expect != Expect::New || bound.what_if() {
        return Ok(Vec::new());
    }
    let made = service::policy(&calling.cx, calling.caller.tenant, &name).await;
    Ok(vec![shown(&made.map_err(|failure| refused(&failure))?)])
}

pub(super) const NEW: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "New-CsExternalAccessPolicy",
        synopsis: "Makes a policy for some people.",
        examples: &[Example {
            line: "New-CsExternalAccessPolicy -Identity Sales -EnableTeamsConsumerAccess $true",
            says: "A policy that can be granted to people and groups.",
        }],
        parameters: NAMED,
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &View::ALL,
    run: |calling, bound| put(calling, bound, Expect::New).boxed(),
};

pub(super) const SET: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Set-CsExternalAccessPolicy",
        synopsis: "Changes what some people may do, or everybody who has no other policy.",
        examples: &[Example {
            line: "Set-CsExternalAccessPolicy -Identity Global -EnableTeamsConsumerInbound $false",
            says: "People without an organization can write first only to whoever has another policy.",
        }],
        parameters: &[IDENTITY, SWITCHES[0], SWITCHES[1], SWITCHES[2]],
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &View::ALL,
    run: |calling, bound| put(calling, bound, Expect::There).boxed(),
};

pub(super) const REMOVE: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Remove-CsExternalAccessPolicy",
        synopsis: "Removes a policy that nobody has; Global becomes what it was at first.",
        parameters: &[IDENTITY.mandatory()],
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &View::ALL,
    run: |calling, bound| {
        async move {
            let name = bound.text("Identity").unwrap_or_default().to_owned();
            let cx = calling.to_change(&bound, name.as_str());
            let done = service::delete_policy(&cx, &calling.caller, &name).await;
            done.map_err(|failure| refused(&failure))?;
            Ok(Vec::new())
        }
        .boxed()
    },
};

pub(super) const GRANT: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Grant-CsExternalAccessPolicy",
        synopsis: "Gives a policy to a person, to a group with a rank, or to everybody.",
        description: "A person's own policy goes before that of the group with the smallest rank, before everybody's. \
            $null takes back what was granted.",
        examples: &[
            Example {
                line: "Grant-CsExternalAccessPolicy -Identity lea@contoso.com -PolicyName Sales",
                says: "Léa has it.",
            },
            Example {
                line: "Grant-CsExternalAccessPolicy -Group 0a5b7e8c-4f3d-4c1a-9b2e-6d7f8a9b0c1d -Rank 1 -PolicyName Sales",
                says: "The people of the group have it who have none of their own.",
            },
        ],
        parameters: &[
            Parameter::new("Identity", Kind::String)
                .at(0)
                .from_pipeline(FromPipeline::ValueOrProperty)
                .help("A person, by id or userPrincipalName."),
            Parameter::new("PolicyName", Kind::Any)
                .at(1)
                .help("The policy; $null takes it back."),
            Parameter::new("Group", Kind::Guid).help("A group."),
            Parameter::new("Rank", Kind::Int).help("Of a group: the smallest wins."),
            Parameter::new("Global", Kind::Switch).help("Everybody who has no other."),
        ],
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &View::ALL,
    run: |calling, bound| grant(calling, bound).boxed(),
};

fn policy(bound: &Bound) -> Option<String> {
    let value = bound.get("PolicyName")?;
    let text = match value {
        Value::Null => String::new(),
        other => other.to_text(),
    };
    (!text.is_empty()).then_some(text)
}

async fn grant(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    if !bound.has("PolicyName") {
        return Err(CmdletError::invalid(
            "Say which policy: -PolicyName, or $null for none.",
        ));
    }
    let given = (
        bound.text("Identity"),
        bound.guid("Group"),
        bound.switch("Global"),
    );
    let (subject, target) = match given {
        (Some(user), None, false) => (Subject::User(user.to_owned()), user.to_owned()),
        (None, Some(group), false) => (Subject::Group(group, bound.int("Rank")), group.to_string()),
        (None, None, true) => (Subject::Everybody, "Global".to_owned()),
        _ => {
            let words = "Say to whom: one of -Identity, -Group and -Global.";
            return Err(CmdletError::invalid(words));
        }
    };
    let cx = calling.to_change(&bound, target.as_str());
    let done = service::grant(&cx, &calling.caller, subject, policy(&bound)).await;
    done.map_err(|failure| refused(&failure))?;
    Ok(Vec::new())
}

pub(super) const BATCH: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "New-CsBatchPolicyAssignmentOperation",
        synopsis: "Gives a policy to several people.",
        parameters: &[
            Parameter::new("PolicyType", Kind::Choice(&["ExternalAccessPolicy"]))
                .mandatory()
                .help("ExternalAccessPolicy."),
            Parameter::new("PolicyName", Kind::Any).help("The policy; $null takes it back."),
            Parameter::new("Identity", Kind::List)
                .mandatory()
                .help("The people, by id or userPrincipalName."),
        ],
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &View::ALL,
    run: |calling, bound| {
        async move {
            let people = bound.texts("Identity").unwrap_or_default();
            let cx = calling.to_change(&bound, format!("{} people", people.len()));
            for person in people {
                let subject = Subject::User(person);
                let done = service::grant(&cx, &calling.caller, subject, policy(&bound)).await;
                done.map_err(|failure| refused(&failure))?;
            }
            Ok(Vec::new())
        }
        .boxed()
    },
};
