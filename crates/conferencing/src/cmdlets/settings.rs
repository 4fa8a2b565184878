//! `CsOnlineDialInConferencingTenantSettings`.

use beffroi_cmdlets::{
    Bound, CmdletError, Example, Kind, Object, Parameter, Signature, Value, View,
};
use beffroi_feature::{Calling, SystemCmdlet, refused};
use beffroi_web::IfMatch;
use futures_util::FutureExt;
use serde_json::{Map, Value as Json};

use super::values::object;
use super::{READ, WRITE};
use crate::model::SettingsPatch;
use crate::service;

const DIAL_OUT: Kind = Kind::Choice(&["No", "Yes", "RequireSameEnterpriseUser"]);

/// Each setting, with the property that it is.
const SETTINGS: &[(Parameter, &str)] = &[
    (
        Parameter::new("AutomaticallySendEmailsToUsers", Kind::Bool)
            .help("Whether people are told by e-mail when something of theirs changes."),
        "automaticallySendEmailsToUsers",
    ),
    (
        Parameter::new("SendEmailFromOverride", Kind::Bool)
            .aliases(&["SendEmailOverride"])
            .help("Whether those e-mails come from the address and name below. Needs both."),
        "sendEmailFromOverride",
    ),
    (
        Parameter::new("SendEmailFromAddress", Kind::String).help("alias@domain."),
        "sendEmailFromAddress",
    ),
    (
        Parameter::new("SendEmailFromDisplayName", Kind::String).help("The name beside it."),
        "sendEmailFromDisplayName",
    ),
    (
        Parameter::new("PinLength", Kind::Int)
            .help("Digits of PINs that are made from now on: 4 to 12."),
        "pinLength",
    ),
    (
        Parameter::new("EnableEntryExitNotifications", Kind::Bool)
            .help("Whether it is announced that somebody comes or goes."),
        "enableEntryExitNotifications",
    ),
    (
        Parameter::new(
            "EntryExitAnnouncementsType",
            Kind::Choice(&["UseNames", "ToneOnly"]),
        )
        .help("How."),
        "entryExitAnnouncementsType",
    ),
    (
        Parameter::new("EnableNameRecording", Kind::Bool)
            .help("Whether callers are asked for their names."),
        "enableNameRecording",
    ),
    (
        Parameter::new("AllowPSTNOnlyMeetingsByDefault", Kind::Bool)
            .help("Whether people who are enabled from now on let callers begin without them."),
        "allowPstnOnlyMeetingsByDefault",
    ),
    (
        Parameter::new(
            "MaskPstnNumbersType",
            Kind::Choice(&["MaskedForExternalUsers", "MaskedForAllUsers", "NoMasking"]),
        )
        .help("From whom callers' numbers are hidden."),
        "maskPstnNumbersType",
    ),
    (
        Parameter::new("AutomaticallyReplaceAcpProvider", Kind::Bool)
            .help("Whether the license takes somebody from another provider."),
        "automaticallyReplaceAcpProvider",
    ),
    (
        Parameter::new("AutomaticallyMigrateUserMeetings", Kind::Bool)
            .help("Whether meetings are to be sent anew when something changes."),
        "automaticallyMigrateUserMeetings",
    ),
    (
        Parameter::new("EnableDialOutJoinConfirmation", Kind::Bool)
            .help("Whether somebody who is called has to accept."),
        "enableDialOutJoinConfirmation",
    ),
    (
        Parameter::new("IncludeTollFreeNumberInMeetingInvites", Kind::Bool)
            .help("Whether invitations carry a toll-free number."),
        "includeTollFreeNumberInMeetingInvites",
    ),
    (
        Parameter::new("MigrateServiceNumbersOnCrossForestMove", Kind::Bool)
            .help("Whether numbers move with people between regions."),
        "migrateServiceNumbersOnCrossForestMove",
    ),
    (
        Parameter::new("UseUniqueConferenceIds", Kind::Bool)
            .help("Whether each meeting has an ID of its own."),
        "useUniqueConferenceIds",
    ),
    (
        Parameter::new("AllowFederatedUsersToDialOutToSelf", DIAL_OUT)
            .help("Whether people of other organizations may have themselves called."),
        "allowFederatedUsersToDialOutToSelf",
    ),
    (
        Parameter::new("AllowFederatedUsersToDialOutToThirdParty", DIAL_OUT)
            .help("Whether they may have others called."),
        "allowFederatedUsersToDialOutToThirdParty",
    ),
    (
        Parameter::new("AllowedDialOutExternalDomains", Kind::List)
            .help("Domains whose people may."),
        "allowedDialOutExternalDomains",
    ),
];

/// The parameters alone, with the identity that scripts give.
const PARAMETERS: &[Parameter] = &{
    let mut all = [IDENTITY; SETTINGS.len() + 1];
    let mut place = 0;
    while place < SETTINGS.len() {
        all[place] = SETTINGS[place].0;
        place += 1;
    }
    all
};

const IDENTITY: Parameter = Parameter::new("Identity", Kind::String)
    .at(0)
    .help("Global, or nothing: an organization has one object of settings.");

pub(super) const GET: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-CsOnlineDialInConferencingTenantSettings",
        aliases: &["Get-CsOnlineDialInConferencingTenantSetting"],
        synopsis: "Shows what holds for conferences by phone.",
        parameters: &[IDENTITY],
        ..Signature::EMPTY
    },
    permission: READ,
    view: &View::ALL,
    run: |calling, _| get(calling).boxed(),
};

async fn get(calling: &Calling) -> Result<Vec<Value>, CmdletError> {
    let found = service::settings(&calling.cx, calling.caller.tenant).await;
    let found = object(&found.map_err(|failure| refused(&failure))?)?;
    // Under the names of the parameters, in their order.
    let mut shown = Object::new().with("Identity", "Global");
    for (parameter, property) in SETTINGS {
        let value = found.get(property).cloned().unwrap_or_default();
        shown.set(parameter.name, value);
    }
    Ok(vec![shown.into()])
}

pub(super) const SET: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Set-CsOnlineDialInConferencingTenantSettings",
        aliases: &["Set-CsOnlineDialInConferencingTenantSetting"],
        synopsis: "Decides what holds for conferences by phone.",
        description: "What is left out stays. Without AutomaticallySendEmailsToUsers no e-mail goes out by itself; the \
            information can still be sent by hand, never with the PIN.",
        examples: &[
            Example {
                line: "Set-CsOnlineDialInConferencingTenantSetting -AutomaticallySendEmailsToUsers $false",
                says: "Nobody is told by e-mail any more.",
            },
            Example {
                line: "Set-CsOnlineDialInConferencingTenantSetting -SendEmailOverride $true -SendEmailFromAddress amos.marble@contoso.com -SendEmailFromDisplayName \"Amos Marble\"",
                says: "The e-mails come from Amos Marble.",
            },
        ],
        parameters: PARAMETERS,
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &View::ALL,
    run: |calling, bound| set(calling, bound).boxed(),
};

async fn set(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    let mut patch = Map::new();
    for (parameter, property) in SETTINGS {
        if let Some(value) = bound.get(parameter.name) {
            let value = match value {
                Value::Null if parameter.kind == Kind::String => Json::from(""),
                Value::Null => Json::Array(Vec::new()),
                value => beffroi_cmdlets::to_json(value),
            };
            patch.insert((*property).to_owned(), value);
        }
    }
    let patch: SettingsPatch = serde_json::from_value(Json::Object(patch))
        .map_err(|error| CmdletError::invalid(error.to_string()))?;
    let cx = calling.to_change(&bound, "Global");
    let changed = service::change_settings(&cx, &calling.caller, patch, IfMatch::default()).await;
    changed.map_err(|failure| refused(&failure))?;
    Ok(Vec::new())
}

pub(super) const REMOVE: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Remove-CsOnlineDialInConferencingTenantSettings",
        aliases: &["Remove-CsOnlineDialInConferencingTenantSetting"],
        synopsis: "Brings back what holds where nothing was decided.",
        parameters: &[IDENTITY],
        changes: true,
        ..Signature::EMPTY
    },
    permission: WRITE,
    view: &View::ALL,
    run: |calling, bound| {
        async move {
            let cx = calling.to_change(&bound, "Global");
            let done = service::reset_settings(&cx, &calling.caller).await;
            done.map_err(|failure| refused(&failure))?;
            Ok(Vec::new())
        }
        .boxed()
    },
};
