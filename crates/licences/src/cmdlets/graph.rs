//! Microsoft Graph PowerShell's cmdlets.

use beffroi_cmdlets::{
    Bound, CmdletError, Example, FromPipeline, Kind, Object, Parameter, Signature, Value, View,
    from_json,
};
use beffroi_feature::{Calling, SystemCmdlet, refused};
use futures_util::FutureExt;
use serde::Serialize;
use uuid::Uuid;

use super::somebody;
use crate::model::{Disabled, PlanId, SkuId};
use crate::service;

const USER_ID: Parameter = Parameter::new("UserId", Kind::String)
    .mandatory()
    .at(0)
    .aliases(&["UserPrincipalName"])
    .from_pipeline(FromPipeline::ValueOrProperty)
    .help("Whose: an id or a principal name.");

/// An answer of the API as an object of the shell: its properties begin with a capital there.
pub(super) fn object(entity: &impl Serialize) -> Result<Value, CmdletError> {
    let json =
        serde_json::to_value(entity).map_err(|error| CmdletError::failed(error.to_string()))?;
    Ok(capitalized(json))
}

fn capitalized(json: serde_json::Value) -> Value {
    match json {
        serde_json::Value::Object(entries) => {
            let mut object = Object::new();
            for (name, value) in entries {
                let mut letters = name.chars();
                let name: String = letters.next().map_or_else(String::new, |first| {
                    first.to_uppercase().chain(letters).collect()
                });
                object.set(name, capitalized(value));
            }
            object.into()
        }
        serde_json::Value::Array(items) => {
            Value::List(items.into_iter().map(capitalized).collect())
        }
        other => from_json(other),
    }
}

pub(super) const GET_SUBSCRIBED_SKU: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-MgSubscribedSku",
        synopsis: "Shows the products that the organization subscribes to, with their seats.",
        parameters: &[Parameter::new("All", Kind::Switch).help("All of them; they always are.")],
        output: &[
            "SkuPartNumber",
            "DisplayName",
            "SkuId",
            "ConsumedUnits",
            "UnitsMissing",
            "PrepaidUnits",
            "CapabilityStatus",
            "ServicePlans",
        ],
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.Read.All",
    view: &View {
        table: &[
            "SkuPartNumber",
            "SkuId",
            "ConsumedUnits",
            "CapabilityStatus",
        ],
        ..View::ALL
    },
    run: |calling, _| {
        async move {
            let all = service::subscribed_skus(&calling.cx, &calling.caller).await;
            let all = all.map_err(|failure| refused(&failure))?;
            all.iter().map(object).collect()
        }
        .boxed()
    },
};

pub(super) const GET_LICENSE_DETAIL: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-MgUserLicenseDetail",
        synopsis: "Shows the products that somebody has, directly or through groups.",
        parameters: &[USER_ID],
        output: &["SkuPartNumber", "SkuId", "ServicePlans"],
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.Read.All",
    view: &View {
        table: &["SkuPartNumber", "SkuId"],
        ..View::ALL
    },
    run: |calling, bound| details(calling, bound).boxed(),
};

async fn details(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    let account = somebody(calling, bound.text("UserId").unwrap_or_default()).await?;
    let all = service::details(&calling.cx, calling.caller.tenant, account.id.uuid());
    all.iter().map(object).collect()
}

pub(super) const SET_USER_LICENSE: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Set-MgUserLicense",
        synopsis: "Gives somebody products and takes others away, in one step.",
        description: "Nothing is done when one of them can't be given. A swap in one call never passes through no license.",
        examples: &[Example {
            line: "Set-MgUserLicense -UserId test1@contoso.com -AddLicenses @(@{SkuId='05e9a617-0261-4cee-bb44-138d3ef5d965'}) -RemoveLicenses @()",
            says: "Gives test1 Microsoft 365 E3.",
        }],
        parameters: &[
            USER_ID,
            Parameter::new("AddLicenses", Kind::List)
                .mandatory()
                .help("Products to give: @{SkuId='…'; DisabledPlans=@('…')} each."),
            Parameter::new("RemoveLicenses", Kind::List)
                .mandatory()
                .help("Ids of products to take away."),
        ],
        output: &["Id", "DisplayName", "UserPrincipalName"],
        changes: true,
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.ReadWrite.All",
    view: &View::ALL,
    run: |calling, bound| give(calling, bound).boxed(),
};

pub(super) fn id(value: &Value, what: &str) -> Result<Uuid, CmdletError> {
    value.to_text().parse().map_err(|_| {
        CmdletError::invalid(format!(
            "'{}' is no {what}: it must be a GUID.",
            value.to_text()
        ))
    })
}

/// A product to be given: its id, or an object with `SkuId` and `DisabledPlans`.
pub(super) fn added(value: &Value) -> Result<(SkuId, Disabled), CmdletError> {
    let Some(object) = value.as_object() else {
        return Ok((SkuId::from_uuid(id(value, "SkuId")?), Disabled::new()));
    };
    let sku = object.get("SkuId").unwrap_or(&Value::Null);
    let plans: Vec<Value> = match object.get("DisabledPlans") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::List(plans)) => plans.clone(),
        Some(one) => vec![one.clone()],
    };
    let plans = plans
        .iter()
        .map(|plan| Ok(PlanId::from_uuid(id(plan, "service plan")?)));
    Ok((
        SkuId::from_uuid(id(sku, "SkuId")?),
        plans.collect::<Result<_, CmdletError>>()?,
    ))
}

async fn give(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    let account = somebody(calling, bound.text("UserId").unwrap_or_default()).await?;
    let add = bound.list("AddLicenses").unwrap_or_default();
    let add = add.iter().map(added).collect::<Result<Vec<_>, _>>()?;
    let remove = bound.list("RemoveLicenses").unwrap_or_default();
    let remove = remove
        .iter()
        .map(|one| Ok(SkuId::from_uuid(id(one, "SkuId")?)));
    let remove = remove.collect::<Result<Vec<_>, CmdletError>>()?;
    let ask = service::asked("", add, remove).map_err(|failure| refused(&failure))?;
    let cx = calling.to_change(&bound, account.user_principal_name.as_str());
    let key = account.id.to_string();
    let given = service::assign(&cx, &calling.caller, &key, ask).await;
    given.map_err(|failure| refused(&failure))?;
    if bound.what_if() {
        return Ok(Vec::new());
    }
    let object = Object::new()
        .with("Id", account.id.to_string())
        .with("DisplayName", account.display_name)
        .with("UserPrincipalName", account.user_principal_name);
    Ok(vec![object.into()])
}
