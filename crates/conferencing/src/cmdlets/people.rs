//! `CsOnlineDialInConferencingUser`.

use beffroi_cmdlets::{
    Bound, CmdletError, Example, FromPipeline, Kind, Object, Parameter, Signature, Value, View,
};
use beffroi_core::PageRequest;
use beffroi_core::page::MAX_PAGE;
use beffroi_feature::{Calling, Cx, SystemCmdlet, refused};
use beffroi_odata::ListQuery;
use beffroi_web::IfMatch;
use futures_util::FutureExt;

use super::values::object;
use super::{READ, WRITE, bridges};
use crate::model::{Provider, ServiceNumber};
use crate::service::{self, DefaultNumberChange, PersonPatch, PersonView, Resets, SentFrom};

/// What stands where a PIN would.
const HIDDEN: &str = "***********";

const IDENTITY: Parameter = Parameter::new("Identity", Kind::String)
    .aliases(&["UserPrincipalName"])
    .mandatory()
    .at(0)
    .from_pipeline(FromPipeline::ValueOrProperty)
    .help("Whose: an id, a principal name, sip:…, or what stands before the @.");

const SEND_EMAIL: Parameter = Parameter::new("SendEmail", Kind::Switch)
    .help("Send what they have by e-mail, never the PIN, also where automatic e-mails are off.");

const SEND_TO: Parameter = Parameter::new("SendEmailToAddress", Kind::String)
    .help("To another address than the person's own; with -SendEmail.");

const FROM_ADDRESS: Parameter = Parameter::new("SendEmailFromAddress", Kind::String)
    .help("Another sender of that e-mail; with -SendEmail and -SendEmailFromDisplayName.");

const FROM_NAME: Parameter =
    Parameter::new("SendEmailFromDisplayName", Kind::String).help("The name beside it.");

const BRIDGE_ID: Parameter =
    Parameter::new("BridgeId", Kind::Guid).help("Another bridge, with its default numbers.");

const BRIDGE_NAME: Parameter =
    Parameter::new("BridgeName", Kind::String).help("Another bridge, by its name.");

const SERVICE_NUMBER: Parameter =
    Parameter::new("ServiceNumber", Kind::String).help("A toll number of the bridge.");

const TOLL_FREE: Parameter =
    Parameter::new("TollFreeServiceNumber", Kind::String).help("A toll-free number of the bridge.");

const ALONE: Parameter = Parameter::new("AllowPSTNOnlyMeetings", Kind::Bool)
    .help("Whether callers may begin without them.");

const ALLOW_TOLL_FREE: Parameter =
    Parameter::new("AllowTollFreeDialIn", Kind::Bool).help("Whether people may dial in toll-free.");

const CONFERENCE_ID: Parameter = Parameter::new("ConferenceId", Kind::String)
    .aliases(&["Passcode"])
    .help("Seven digits that nobody else has.");

const OUTPUT: &[&str] = &[
    "Identity",
    "DisplayName",
    "Provider",
    "ConferenceId",
    "LeaderPin",
    "ServiceNumber",
    "TollFreeServiceNumber",
    "BridgeId",
    "BridgeName",
    "AllowPSTNOnlyMeetings",
    "AllowTollFreeDialIn",
];

const VIEW: View = View {
    table: &["Identity", "ConferenceId", "ServiceNumber", "BridgeName"],
    ..View::ALL
};

/// Where a PIN may have been made: it is seen now or never.
const VIEW_ONCE: View = View {
    table: &["Identity", "ConferenceId", "LeaderPin", "ServiceNumber"],
    ..View::ALL
};

/// Whose it is, as the directory knows them.
async fn key(calling: &Calling, bound: &Bound) -> Result<String, CmdletError> {
    let key = bound.text("Identity").unwrap_or_default();
    let key = key.strip_prefix("sip:").unwrap_or(key);
    let found = service::find(&calling.cx, calling.caller.tenant, key).await;
    let found = found.map_err(|failure| refused(&failure))?;
    found.map(|account| account.id.to_string()).ok_or_else(|| {
        let words = format!(
            "The operation couldn't be performed because object '{key}' couldn't be found."
        );
        CmdletError::not_found(words).about(key)
    })
}

/// The built-in provider goes by the name that scripts know.
fn provider(provider: &Value, name: Value) -> Value {
    match provider.to_text().as_str() {
        "microsoft" => Value::from("Microsoft"),
        "other" if name != Value::Null => name,
        "other" => Value::from("Other"),
        _ => Value::from("None"),
    }
}

fn shown(person: &PersonView, pin: Option<&str>) -> Result<Value, CmdletError> {
    let found = object(person)?;
    let of = |name: &str| found.get(name).cloned().unwrap_or_default();
    let has_pin = of("ConferenceId") != Value::Null;
    let pin = match pin {
        Some(pin) => Value::from(pin),
        None if has_pin => Value::from(HIDDEN),
        None => Value::Null,
    };
    Ok(Object::new()
        .with("Identity", of("UserPrincipalName"))
        .with("DisplayName", of("DisplayName"))
        .with("Provider", provider(&of("Provider"), of("ProviderName")))
        .with("ConferenceId", of("ConferenceId"))
        .with("LeaderPin", pin)
        .with("ServiceNumber", of("TollNumber"))
        .with("TollFreeServiceNumber", of("TollFreeNumber"))
        .with("BridgeId", of("BridgeId"))
        .with("BridgeName", of("BridgeName"))
        .with("AllowPSTNOnlyMeetings", of("AllowPSTNOnlyMeetings"))
        .with("AllowTollFreeDialIn", of("AllowTollFreeDialIn"))
        .with("Id", of("Id"))
        .into())
}

pub(super) const GET: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-CsOnlineDialInConferencingUser",
        synopsis: "Shows who can hold conferences by phone, and what they have.",
        description: "A PIN is shown once, when it is made; afterwards nobody knows it.",
        examples: &[Example {
            line: "Get-CsOnlineDialInConferencingUser test1 | fl",
            says: "What test1 has.",
        }],
        parameters: &[
            Parameter::new("Identity", Kind::String)
                .at(0)
                .aliases(&["UserPrincipalName"])
                .from_pipeline(FromPipeline::ValueOrProperty)
                .help("Whose; without it, everybody's."),
            Parameter::new("BridgeId", Kind::Guid).help("Only people on this bridge."),
            Parameter::new("BridgeName", Kind::String)
                .help("Only people on the bridge of this name."),
            Parameter::new("ServiceNumber", Kind::String)
                .help("Only people with this default number."),
            Parameter::new("ResultSize", Kind::String)
                .help("How many at most: a number, or Unlimited. Usually 1000."),
        ],
        output: OUTPUT,
        ..Signature::EMPTY
    },
    permission: READ,
    view: &VIEW,
    run: |calling, bound| get(calling, bound).boxed(),
};

async fn get(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    if bound.has("Identity") {
        let key = key(calling, &bound).await?;
        let found = service::person(&calling.cx, calling.caller.tenant, &key).await;
        return Ok(vec![shown(
            &found.map_err(|failure| refused(&failure))?,
            None,
        )?]);
    }
    let number = bound.text("ServiceNumber").map(number).transpose()?;
    let bridge = bridges::wanted(calling, &bound).await?;
    let most = match bound.text("ResultSize") {
        None => 1_000,
        Some(text) if text.eq_ignore_ascii_case("unlimited") => usize::MAX,
        Some(text) => text.parse().map_err(|_| {
            CmdletError::invalid(format!(
                "ResultSize must be a number or Unlimited, not '{text}'."
            ))
        })?,
    };
    let mut query = ListQuery {
        page: PageRequest {
            top: MAX_PAGE,
            ..PageRequest::default()
        },
        ..ListQuery::default()
    };
    let mut all = Vec::new();
    loop {
        let page = service::list(&calling.cx, &calling.caller, &query).await;
        let page = page.map_err(|failure| refused(&failure))?;
        for person in &page.items {
            if !person.is_enabled() || !person.is_on(bridge, number.as_ref()) {
                continue;
            }
            if all.len() == most {
                bound.warn(format!(
                    "There are more results than {most}. Use ResultSize to see more."
                ));
                return Ok(all);
            }
            all.push(shown(person, None)?);
        }
        match page.next {
            Some(next) => query.page.after = Some(next),
            None => return Ok(all),
        }
    }
}

pub(super) fn number(text: &str) -> Result<ServiceNumber, CmdletError> {
    text.parse()
        .map_err(|rule| CmdletError::invalid(format!("'{text}' {rule}.")))
}

pub(super) const SET: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Set-CsOnlineDialInConferencingUser",
        synopsis: "Changes what somebody has of conferences by phone.",
        description: "A new PIN is shown once. Where automatic e-mails are on, the person is told of what changed.",
        examples: &[
            Example {
                line: "Set-CsOnlineDialInConferencingUser test1 -ResetLeaderPin",
                says: "Gives test1 a new PIN and shows it once.",
            },
            Example {
                line: "Set-CsOnlineDialInConferencingUser test1 -SendEmail -SendEmailToAddress desk@contoso.com",
                says: "Sends conference ID and numbers of test1 to the desk.",
            },
        ],
        parameters: &[
            IDENTITY,
            BRIDGE_ID,
            BRIDGE_NAME,
            SERVICE_NUMBER,
            TOLL_FREE,
            ALONE,
            ALLOW_TOLL_FREE,
            CONFERENCE_ID,
            Parameter::new("ResetConferenceId", Kind::Switch).help("A new conference ID."),
            Parameter::new("ResetLeaderPin", Kind::Switch).help("A new PIN."),
            SEND_EMAIL,
            SEND_TO,
            FROM_ADDRESS,
            FROM_NAME,
        ],
        output: OUTPUT,
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &VIEW_ONCE,
    run: |calling, bound| set(calling, bound).boxed(),
};

/// What is given of somebody's.
async fn patch(calling: &Calling, bound: &Bound) -> Result<PersonPatch, CmdletError> {
    let number_of = |name: &str| bound.text(name).map(number).transpose();
    Ok(PersonPatch {
        conference_id: bound.text("ConferenceId").map(str::to_owned),
        bridge_id: bridges::wanted(calling, bound).await?,
        toll_number: number_of("ServiceNumber")?,
        toll_free_number: number_of("TollFreeServiceNumber")?,
        allow_toll_free_dial_in: bound.bool("AllowTollFreeDialIn"),
        allow_pstn_only_meetings: bound.bool("AllowPSTNOnlyMeetings"),
    })
}

async fn set(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    let key = key(calling, &bound).await?;
    let patch = patch(calling, &bound).await?;
    let resets = Resets {
        conference: bound.switch("ResetConferenceId"),
        pin: bound.switch("ResetLeaderPin"),
    };
    let cx = calling.to_change(&bound, bound.text("Identity").unwrap_or_default());
    let how = (resets, IfMatch::default());
    let changed = service::change_person(&cx, &calling.caller, &key, patch, how).await;
    let (person, pin) = changed.map_err(|failure| refused(&failure))?;
    send(calling, &cx, &bound, &key).await?;
    if bound.what_if() {
        return Ok(Vec::new());
    }
    match pin {
        Some(pin) => Ok(vec![shown(&person, Some(&pin.pin))?]),
        None => Ok(Vec::new()),
    }
}

/// What `-SendEmail` asks for.
async fn send(calling: &Calling, cx: &Cx, bound: &Bound, key: &str) -> Result<(), CmdletError> {
    let given = |name: &str| bound.text(name).map(str::to_owned);
    if !bound.switch("SendEmail") {
        let names = [
            "SendEmailToAddress",
            "SendEmailFromAddress",
            "SendEmailFromDisplayName",
        ];
        return match names.into_iter().find(|name| bound.has(name)) {
            Some(name) => Err(CmdletError::invalid(format!("{name} needs SendEmail."))),
            None => Ok(()),
        };
    }
    let from = match (
        given("SendEmailFromAddress"),
        given("SendEmailFromDisplayName"),
    ) {
        (Some(address), Some(name)) => Some(SentFrom { address, name }),
        (None, None) => None,
        _ => {
            let words = "SendEmailFromAddress and SendEmailFromDisplayName need each other.";
            return Err(CmdletError::invalid(words));
        }
    };
    let to = given("SendEmailToAddress");
    let sent = service::send_information(cx, &calling.caller, key, to, from).await;
    sent.map_err(|failure| refused(&failure))
}

pub(super) const ENABLE: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Enable-CsOnlineDialInConferencingUser",
        synopsis: "Makes the built-in provider somebody's.",
        description: "They need a license of audio conferencing. Their PIN is shown once where no e-mail tells it. Whose it is already keeps everything.",
        parameters: &[
            IDENTITY,
            Parameter::new("ReplaceProvider", Kind::Switch)
                .help("Also where another provider has them."),
            BRIDGE_ID,
            BRIDGE_NAME,
            SERVICE_NUMBER,
            TOLL_FREE,
            ALONE,
            ALLOW_TOLL_FREE,
            CONFERENCE_ID,
            SEND_EMAIL,
            SEND_TO,
            FROM_ADDRESS,
            FROM_NAME,
        ],
        output: OUTPUT,
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &VIEW_ONCE,
    run: |calling, bound| {
        async move {
            let key = key(calling, &bound).await?;
            let cx = calling.to_change(&bound, bound.text("Identity").unwrap_or_default());
            let replace = bound.switch("ReplaceProvider");
            let patch = patch(calling, &bound).await?;
            let enabled = service::enable(&cx, &calling.caller, &key, replace, patch).await;
            let enabled = enabled.map_err(|failure| refused(&failure))?;
            if bound.what_if() {
                return Ok(Vec::new());
            }
            send(calling, &cx, &bound, &key).await?;
            Ok(vec![shown(&enabled.person, enabled.pin.as_deref())?])
        }
        .boxed()
    },
};

pub(super) const DISABLE: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Disable-CsOnlineDialInConferencingUser",
        synopsis: "Takes the built-in provider from somebody: conference ID and PIN are gone.",
        description: "They are told where automatic e-mails are on.",
        parameters: &[
            IDENTITY,
            Parameter::new("SendEmail", Kind::Switch)
                .help("Taken for the sake of scripts that have it."),
        ],
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &VIEW,
    run: |calling, bound| {
        async move {
            if bound.switch("SendEmail") {
                bound.warn(
                    "SendEmail does nothing here: automatic e-mails tell it, where they are on.",
                );
            }
            let key = key(calling, &bound).await?;
            let cx = calling.to_change(&bound, bound.text("Identity").unwrap_or_default());
            let none = (Provider::None, None);
            let done = service::disable(&cx, &calling.caller, &key, none).await;
            done.map_err(|failure| refused(&failure))?;
            Ok(Vec::new())
        }
        .boxed()
    },
};

pub(super) const SET_DEFAULT_NUMBER: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Set-CsOnlineDialInConferencingUserDefaultNumber",
        synopsis: "Gives everybody who has one default number another one.",
        description: "Each of them is told where automatic e-mails are on.",
        parameters: &[
            Parameter::new("FromNumber", Kind::String)
                .mandatory()
                .help("The number that they have."),
            Parameter::new("ToNumber", Kind::String)
                .mandatory()
                .help("One of the same kind on the same bridge."),
            Parameter::new("NumberType", Kind::Choice(&["Toll", "TollFree"]))
                .help("Taken for the sake of scripts that have it."),
            Parameter::new("CountryOrRegion", Kind::String)
                .help("Taken for the sake of scripts that have it."),
            Parameter::new("RescheduleMeetings", Kind::Switch)
                .help("Taken for the sake of scripts that have it."),
        ],
        output: &["People"],
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &View::ALL,
    run: |calling, bound| {
        async move {
            let wanted = DefaultNumberChange {
                from_number: number(bound.text("FromNumber").unwrap_or_default())?,
                to_number: number(bound.text("ToNumber").unwrap_or_default())?,
            };
            let cx = calling.to_change(&bound, wanted.from_number.as_str());
            let done = service::change_default_number(&cx, &calling.caller, wanted).await;
            let done = done.map_err(|failure| refused(&failure))?;
            if bound.what_if() {
                return Ok(Vec::new());
            }
            super::values::one(&done)
        }
        .boxed()
    },
};
