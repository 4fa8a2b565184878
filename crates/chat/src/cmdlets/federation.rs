//! `CsTenantFederationConfiguration` and `CsTeamsExternalAccessConfiguration`.

use beffroi_cmdlets::{
    Bound, CmdletError, Example, Kind, Object, Parameter, Signature, Value, View,
};
use beffroi_feature::{Calling, SystemCmdlet, refused};
use beffroi_web::IfMatch;
use futures_util::FutureExt;

use super::lists::{changed, words};
use super::{READ, WRITE};
use crate::model::{Settings, SettingsPatch};
use crate::service;

const IDENTITY: Parameter = Parameter::new("Identity", Kind::String)
    .at(0)
    .help("Global, or nothing: an organization has one.");

async fn settings(calling: &Calling) -> Result<Settings, CmdletError> {
    let found = service::settings(&calling.cx, calling.caller.tenant).await;
    found
        .map(|found| found.settings)
        .map_err(|failure| refused(&failure))
}

async fn decide(
    calling: &Calling,
    bound: &Bound,
    patch: SettingsPatch,
) -> Result<Vec<Value>, CmdletError> {
    let cx = calling.to_change(bound, "Global");
    let done = service::change_settings(&cx, &calling.caller, patch, IfMatch::default()).await;
    done.map_err(|failure| refused(&failure))?;
    Ok(Vec::new())
}

fn list<'a>(all: impl IntoIterator<Item = &'a String>) -> Value {
    Value::List(
        all.into_iter()
            .map(|one| Value::from(one.as_str()))
            .collect(),
    )
}

pub(super) const GET: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-CsTenantFederationConfiguration",
        synopsis: "Shows with whom outside people may chat.",
        parameters: &[IDENTITY],
        ..Signature::EMPTY
    },
    permission: READ,
    view: &View::ALL,
    run: |calling, _| get(calling).boxed(),
};

async fn get(calling: &Calling) -> Result<Vec<Value>, CmdletError> {
    let found = settings(calling).await?;
    let allowed = match &found.allowed_domains {
        None => Value::from("AllowAllKnownDomains"),
        Some(all) => list(all),
    };
    let shown = Object::new()
        .with("Identity", "Global")
        .with("AllowedDomains", allowed)
        .with("BlockedDomains", list(&found.blocked_domains))
        .with("AllowFederatedUsers", found.allow_federated_users)
        .with("AllowTeamsConsumer", found.allow_teams_consumer)
        .with(
            "AllowTeamsConsumerInbound",
            found.allow_teams_consumer_inbound,
        )
        .with("BlockAllSubdomains", found.block_all_subdomains);
    Ok(vec![shown.into()])
}

pub(super) const SET: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Set-CsTenantFederationConfiguration",
        synopsis: "Decides with whom outside people may chat.",
        description: "What is left out stays. It counts from the next message on. AllowFederatedUsers is the master \
            switch; AllowTeamsConsumer off ends chats with people without an organization in both directions.",
        examples: &[
            Example {
                line: "Set-CsTenantFederationConfiguration -AllowTeamsConsumerInbound $false",
                says: "People without an organization can't begin any more.",
            },
            Example {
                line: "Set-CsTenantFederationConfiguration -BlockedDomains @{Add=\"fabrikam.com\"}",
                says: "Nobody chats with people of fabrikam.com.",
            },
        ],
        parameters: &[
            IDENTITY,
            Parameter::new("AllowFederatedUsers", Kind::Bool)
                .help("Whether people may chat with anybody outside at all."),
            Parameter::new("AllowTeamsConsumer", Kind::Bool)
                .help("Whether people may chat with people without an organization."),
            Parameter::new("AllowTeamsConsumerInbound", Kind::Bool)
                .help("Whether people without an organization may begin."),
            Parameter::new("AllowedDomains", Kind::Any).help(
                "What New-CsEdgeAllowAllKnownDomains or New-CsEdgeAllowList gives, or a list.",
            ),
            Parameter::new("AllowedDomainsAsAList", Kind::Any).help(
                "The only domains that are allowed: a list, or @{Add=…; Remove=…; Replace=…}.",
            ),
            Parameter::new("BlockedDomains", Kind::Any)
                .help("Domains that are not allowed: a list, or @{Add=…; Remove=…; Replace=…}."),
            Parameter::new("BlockAllSubdomains", Kind::Bool)
                .help("Whether the subdomains of blocked domains are blocked too."),
        ],
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &View::ALL,
    run: |calling, bound| set(calling, bound).boxed(),
};

async fn set(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    let before = settings(calling).await?;
    let allowed = match (
        bound.get("AllowedDomains"),
        bound.get("AllowedDomainsAsAList"),
    ) {
        (Some(_), Some(_)) => {
            return Err(CmdletError::invalid(
                "Give AllowedDomains or AllowedDomainsAsAList, not both.",
            ));
        }
        (Some(value), None) => Some(allowed(value)?),
        (None, Some(value)) => {
            let kept = before.allowed_domains.clone().unwrap_or_default();
            Some(Some(changed(kept, value)?))
        }
        (None, None) => None,
    };
    let blocked = bound.get("BlockedDomains");
    let blocked = blocked.map(|value| changed(before.blocked_domains.clone(), value));
    let patch = SettingsPatch {
        allow_federated_users: bound.bool("AllowFederatedUsers"),
        allow_teams_consumer: bound.bool("AllowTeamsConsumer"),
        allow_teams_consumer_inbound: bound.bool("AllowTeamsConsumerInbound"),
        allowed_domains: allowed,
        blocked_domains: blocked.transpose()?,
        block_all_subdomains: bound.bool("BlockAllSubdomains"),
        ..SettingsPatch::default()
    };
    decide(calling, &bound, patch).await
}

/// Every domain, or only these.
fn allowed(value: &Value) -> Result<Option<std::collections::BTreeSet<String>>, CmdletError> {
    let is_every = match value {
        Value::Object(object) => object.get("AllowAllKnownDomains").is_some(),
        Value::Null => true,
        other => other.to_text().eq_ignore_ascii_case("AllowAllKnownDomains"),
    };
    if is_every {
        return Ok(None);
    }
    words(value).map(Some)
}

pub(super) const ALL_KNOWN: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "New-CsEdgeAllowAllKnownDomains",
        synopsis: "Stands for every domain, in Set-CsTenantFederationConfiguration -AllowedDomains.",
        parameters: &[],
        ..Signature::EMPTY
    },
    permission: READ,
    view: &View::ALL,
    run: |_, _| {
        async {
            Ok(vec![
                Object::new().with("AllowAllKnownDomains", true).into(),
            ])
        }
        .boxed()
    },
};

pub(super) const LIST: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "New-CsEdgeAllowList",
        synopsis: "Stands for these domains only, in Set-CsTenantFederationConfiguration -AllowedDomains.",
        parameters: &[Parameter::new("AllowedDomain", Kind::List)
            .mandatory()
            .help("The domains.")],
        ..Signature::EMPTY
    },
    permission: READ,
    view: &View::ALL,
    run: |_, bound| {
        async move {
            let all = words(bound.get("AllowedDomain").unwrap_or(&Value::Null))?;
            Ok(vec![Object::new().with("AllowedDomain", list(&all)).into()])
        }
        .boxed()
    },
};

pub(super) const PATTERN: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "New-CsEdgeDomainPattern",
        synopsis: "Names a domain, for New-CsEdgeAllowList.",
        parameters: &[Parameter::new("Domain", Kind::String)
            .at(0)
            .mandatory()
            .help("The domain.")],
        ..Signature::EMPTY
    },
    permission: READ,
    view: &View::ALL,
    run: |_, bound| {
        async move {
            let domain = bound.text("Domain").unwrap_or_default().to_owned();
            Ok(vec![Object::new().with("Domain", domain.as_str()).into()])
        }
        .boxed()
    },
};

pub(super) const GET_BLOCKED: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-CsTeamsExternalAccessConfiguration",
        synopsis: "Shows with whom outside nobody may chat.",
        parameters: &[IDENTITY],
        ..Signature::EMPTY
    },
    permission: READ,
    view: &View::ALL,
    run: |calling, _| {
        async move {
            let found = settings(calling).await?;
            let shown = Object::new()
                .with("Identity", "Global")
                .with("BlockedUsers", list(&found.blocked_users))
                .with("BlockExternalUserAccess", found.block_external_user_access);
            Ok(vec![shown.into()])
        }
        .boxed()
    },
};

pub(super) const SET_BLOCKED: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Set-CsTeamsExternalAccessConfiguration",
        synopsis: "Decides with whom outside nobody may chat.",
        examples: &[Example {
            line: "Set-CsTeamsExternalAccessConfiguration -Identity Global -BlockedUsers @('anna@example.org') -BlockExternalUserAccess $true",
            says: "Nobody of the organization chats with Anna.",
        }],
        parameters: &[
            IDENTITY,
            Parameter::new("BlockedUsers", Kind::Any)
                .help("Addresses and numbers: a list, or @{Add=…; Remove=…; Replace=…}."),
            Parameter::new("BlockExternalUserAccess", Kind::Bool).help("Whether they are blocked."),
        ],
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &View::ALL,
    run: |calling, bound| {
        async move {
            let before = settings(calling).await?;
            let blocked = bound.get("BlockedUsers");
            let blocked = blocked.map(|value| changed(before.blocked_users.clone(), value));
            let patch = SettingsPatch {
                blocked_users: blocked.transpose()?,
                block_external_user_access: bound.bool("BlockExternalUserAccess"),
                ..SettingsPatch::default()
            };
            decide(calling, &bound, patch).await
        }
        .boxed()
    },
};
