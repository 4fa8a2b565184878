//! `CsOnlineDialInConferencingBridge` and `…ServiceNumber`.

use beffroi_cmdlets::{
    Bound, CmdletError, FromPipeline, Kind, Object, Parameter, Signature, Value, View,
};
use beffroi_feature::{Calling, SystemCmdlet, refused};
use futures_util::FutureExt;

use super::people::number;
use super::values::{object, one};
use super::{READ, WRITE};
use crate::model::BridgeId;
use crate::service::{self, BridgePatch, BridgeView, NumberPatch, NumberView};

const IDENTITY: Parameter = Parameter::new("Identity", Kind::String)
    .at(0)
    .from_pipeline(FromPipeline::ValueOrProperty)
    .help("Which: its id, or its name. Without it, all of them.");

const NUMBER: Parameter = Parameter::new("Identity", Kind::String)
    .at(0)
    .from_pipeline(FromPipeline::ValueOrProperty)
    .help("The number: +33170914567, 33170914567 or tel:+33170914567.");

async fn all(calling: &Calling) -> Result<Vec<BridgeView>, CmdletError> {
    let all = service::bridges(&calling.cx, calling.caller.tenant).await;
    all.map_err(|failure| refused(&failure))
}

fn not_found(name: &str) -> CmdletError {
    let words =
        format!("The operation couldn't be performed because object '{name}' couldn't be found.");
    CmdletError::not_found(words).about(name)
}

async fn by_name(calling: &Calling, name: &str) -> Result<BridgeView, CmdletError> {
    let mut all = all(calling).await?.into_iter();
    let found = all.find(|one| one.name.eq_ignore_ascii_case(name) || one.id.to_string() == name);
    found.ok_or_else(|| not_found(name))
}

/// The bridge that `-BridgeId` or `-BridgeName` names.
pub(super) async fn wanted(
    calling: &Calling,
    bound: &Bound,
) -> Result<Option<BridgeId>, CmdletError> {
    let name = bound.guid("BridgeId").map(|id| id.to_string());
    let name = name.or_else(|| bound.text("BridgeName").map(str::to_owned));
    match name {
        Some(name) => Ok(Some(by_name(calling, &name).await?.id)),
        None => Ok(None),
    }
}

fn bridge(one: &BridgeView) -> Result<Value, CmdletError> {
    let found = object(one)?;
    let of = |name: &str| found.get(name).cloned().unwrap_or_default();
    Ok(Object::new()
        .with("Identity", of("Id"))
        .with("Name", of("Name"))
        .with("IsDefault", of("IsDefault"))
        .with("DefaultServiceNumber", of("DefaultServiceNumber"))
        .with("DefaultTollFreeServiceNumber", of("DefaultTollFreeNumber"))
        .with("ServiceNumbers", of("ServiceNumbers"))
        .into())
}

pub(super) const GET_BRIDGE: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-CsOnlineDialInConferencingBridge",
        synopsis: "Shows where people dial in.",
        parameters: &[
            IDENTITY,
            Parameter::new("Name", Kind::String).help("Which, by its name."),
        ],
        output: &[
            "Identity",
            "Name",
            "IsDefault",
            "DefaultServiceNumber",
            "ServiceNumbers",
        ],
        ..Signature::EMPTY
    },
    permission: READ,
    view: &View {
        table: &["Name", "IsDefault", "DefaultServiceNumber", "Identity"],
        ..View::ALL
    },
    run: |calling, bound| {
        async move {
            match bound.text("Identity").or(bound.text("Name")) {
                Some(name) => Ok(vec![bridge(&by_name(calling, name).await?)?]),
                None => all(calling).await?.iter().map(bridge).collect(),
            }
        }
        .boxed()
    },
};

pub(super) const SET_BRIDGE: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Set-CsOnlineDialInConferencingBridge",
        synopsis: "Changes a bridge: its default number, or that it is the default one.",
        description: "Whoever is enabled already keeps their number.",
        parameters: &[
            IDENTITY,
            Parameter::new("Name", Kind::String)
                .help("Which, by its name; with -Identity, its new name."),
            Parameter::new("DefaultServiceNumber", Kind::String)
                .help("A number of the bridge, which people get who are enabled from now on."),
            Parameter::new("SetDefault", Kind::Switch)
                .help("People get this bridge who name none."),
        ],
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &View::ALL,
    run: |calling, bound| set_bridge(calling, bound).boxed(),
};

async fn set_bridge(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    let (identity, name) = (bound.text("Identity"), bound.text("Name"));
    let Some(key) = identity.or(name) else {
        return Err(CmdletError::invalid(
            "Say which bridge: -Identity or -Name.",
        ));
    };
    let found = by_name(calling, key).await?;
    let patch = BridgePatch {
        name: identity.and(name).map(str::to_owned),
        is_default: bound.switch("SetDefault").then_some(true),
        default_service_number: bound.text("DefaultServiceNumber").map(number).transpose()?,
        default_toll_free_number: None,
    };
    let cx = calling.to_change(&bound, found.name.as_str());
    let changed = service::change_bridge(&cx, &calling.caller, found.id, patch).await;
    changed.map_err(|failure| refused(&failure))?;
    Ok(Vec::new())
}

pub(super) const GET_NUMBER: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-CsOnlineDialInConferencingServiceNumber",
        synopsis: "Shows the numbers that people dial.",
        parameters: &[
            NUMBER,
            Parameter::new("BridgeId", Kind::Guid).help("Only those of this bridge."),
            Parameter::new("BridgeName", Kind::String)
                .help("Only those of the bridge of this name."),
            Parameter::new("City", Kind::String).help("Only those of this city."),
        ],
        output: &[
            "Number",
            "Kind",
            "BridgeId",
            "Country",
            "City",
            "PrimaryLanguage",
            "SecondaryLanguages",
        ],
        ..Signature::EMPTY
    },
    permission: READ,
    view: &View {
        table: &["Number", "Kind", "Country", "City", "PrimaryLanguage"],
        ..View::ALL
    },
    run: |calling, bound| get_number(calling, bound).boxed(),
};

async fn get_number(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    let bridge = wanted(calling, &bound).await?;
    let (cx, tenant) = (&calling.cx, calling.caller.tenant);
    if let Some(text) = bound.text("Identity") {
        let found = service::number(cx, tenant, &number(text)?).await;
        return one(&found.map_err(|failure| refused(&failure))?);
    }
    let all = service::numbers(cx, tenant).await;
    let all = all.map_err(|failure| refused(&failure))?;
    let fits = |one: &&NumberView| {
        let city = bound.text("City");
        (bridge.is_none() || one.bridge_id == bridge)
            && city.is_none_or(|city| one.city.eq_ignore_ascii_case(city))
    };
    let shown = |one: &NumberView| Ok(object(one)?.into());
    all.iter().filter(fits).map(shown).collect()
}

pub(super) const SET_NUMBER: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Set-CsOnlineDialInConferencingServiceNumber",
        synopsis: "Decides in which languages callers are greeted.",
        parameters: &[
            NUMBER.mandatory(),
            Parameter::new("PrimaryLanguage", Kind::String).help("E.g. fr-FR."),
            Parameter::new("SecondaryLanguages", Kind::List).help("At most four, in order."),
        ],
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &View::ALL,
    run: |calling, bound| {
        async move {
            let patch = NumberPatch {
                primary_language: bound.text("PrimaryLanguage").map(str::to_owned),
                secondary_languages: bound.texts("SecondaryLanguages"),
                ..NumberPatch::default()
            };
            change_number(calling, &bound, patch).await
        }
        .boxed()
    },
};

pub(super) const REGISTER_NUMBER: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Register-CsOnlineDialInConferencingServiceNumber",
        synopsis: "Has a bridge answer a number.",
        parameters: &[
            NUMBER.mandatory(),
            Parameter::new("BridgeId", Kind::Guid).help("Which bridge, by its id."),
            Parameter::new("BridgeName", Kind::String).help("Which bridge, by its name."),
        ],
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &View::ALL,
    run: |calling, bound| {
        async move {
            let Some(bridge) = wanted(calling, &bound).await? else {
                return Err(CmdletError::invalid(
                    "Say which bridge: -BridgeId or -BridgeName.",
                ));
            };
            let patch = NumberPatch {
                bridge_id: Some(Some(bridge)),
                ..NumberPatch::default()
            };
            change_number(calling, &bound, patch).await
        }
        .boxed()
    },
};

pub(super) const UNREGISTER_NUMBER: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Unregister-CsOnlineDialInConferencingServiceNumber",
        synopsis: "Takes a number that nobody has out of use.",
        parameters: &[NUMBER.mandatory()],
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &View::ALL,
    run: |calling, bound| {
        async move {
            let patch = NumberPatch {
                bridge_id: Some(None),
                ..NumberPatch::default()
            };
            change_number(calling, &bound, patch).await
        }
        .boxed()
    },
};

async fn change_number(
    calling: &Calling,
    bound: &Bound,
    patch: NumberPatch,
) -> Result<Vec<Value>, CmdletError> {
    let number = number(bound.text("Identity").unwrap_or_default())?;
    let cx = calling.to_change(bound, number.as_str());
    let done = service::change_number(&cx, &calling.caller, number, patch).await;
    done.map_err(|failure| refused(&failure))?;
    Ok(Vec::new())
}
