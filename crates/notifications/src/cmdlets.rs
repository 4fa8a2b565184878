//! What notifications offer to the shell: Microsoft Graph PowerShell's cmdlets.

use beffroi_cmdlets::{
    Bound, CmdletError, Example, FromPipeline, Kind, Parameter, Signature, Value, View,
};
use beffroi_directory::DeviceId;
use beffroi_feature::{Calling, SystemCmdlet, refused};
use futures_util::FutureExt;
use uuid::Uuid;

use crate::model::Text;
use crate::service;

pub(crate) const CMDLETS: &[SystemCmdlet] = &[TO_GROUPS, TO_DEVICE];

const TITLE: Parameter = Parameter::new("NotificationTitle", Kind::String)
    .mandatory()
    .help("One line of at most 50 characters.");
const BODY: Parameter = Parameter::new("NotificationBody", Kind::String)
    .mandatory()
    .help("At most 500 characters.");

const TO_GROUPS: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Send-MgBetaDeviceManagementCustomNotificationToCompanyPortal",
        synopsis: "Sends a custom notification to the people of groups.",
        description: "It goes to each phone and browser on which they turned notifications on, at once, without approval. An organization sends 25 within a sliding hour.",
        examples: &[Example {
            line: "Send-MgBetaDeviceManagementCustomNotificationToCompanyPortal -GroupsToNotify (Get-MgGroup -Filter \"displayName eq 'Sales'\").Id -NotificationTitle 'Closed' -NotificationBody 'Snow: stay home.'",
            says: "Tells everybody of Sales.",
        }],
        parameters: &[
            Parameter::new("GroupsToNotify", Kind::List)
                .mandatory()
                .help("The ids of 1 to 25 groups."),
            TITLE,
            BODY,
        ],
        changes: true,
        ..Signature::EMPTY
    },
    permission: "DeviceManagementServiceConfig.ReadWrite.All",
    view: &View::ALL,
    run: |calling, bound| to_groups(calling, bound).boxed(),
};

const TO_DEVICE: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Send-MgBetaDeviceManagementManagedDeviceCustomNotificationToCompanyPortal",
        synopsis: "Sends a custom notification to a device.",
        description: "A device gets ten within a sliding hour.",
        examples: &[Example {
            line: "Send-MgBetaDeviceManagementManagedDeviceCustomNotificationToCompanyPortal -ManagedDeviceId 9f6c2b1e-6a7b-4d0e-9d5c-1f2a3b4c5d6e -NotificationTitle 'Restart' -NotificationBody 'Please restart.'",
            says: "Tells whoever has that device.",
        }],
        parameters: &[
            Parameter::new("ManagedDeviceId", Kind::String)
                .mandatory()
                .at(0)
                .aliases(&["Id"])
                .from_pipeline(FromPipeline::ValueOrProperty)
                .help("The device's id."),
            TITLE,
            BODY,
        ],
        changes: true,
        ..Signature::EMPTY
    },
    permission: "DeviceManagementManagedDevices.PrivilegedOperations.All",
    view: &View::ALL,
    run: |calling, bound| to_device(calling, bound).boxed(),
};

fn text(bound: &Bound) -> Result<Text, CmdletError> {
    let of = |name: &str| bound.text(name).unwrap_or_default();
    Text::parse(of("NotificationTitle"), of("NotificationBody"))
        .map_err(|failure| refused(&failure))
}

fn id(text: &str, what: &str) -> Result<Uuid, CmdletError> {
    text.parse()
        .map_err(|_| CmdletError::invalid(format!("'{text}' is no {what}: it must be a GUID.")))
}

async fn to_groups(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    let text = text(&bound)?;
    let groups = bound.list("GroupsToNotify").unwrap_or_default();
    let groups = groups.iter().map(|one| id(&one.to_text(), "group"));
    let groups = groups.collect::<Result<Vec<_>, _>>()?;
    let target = match groups.as_slice() {
        [one] => one.to_string(),
        more => format!("{} groups", more.len()),
    };
    let cx = calling.to_change(&bound, target.as_str());
    let sent = service::to_groups(&cx, &calling.caller, text, groups).await;
    sent.map_err(|failure| refused(&failure))?;
    Ok(Vec::new())
}

async fn to_device(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    let text = text(&bound)?;
    let key = bound.text("ManagedDeviceId").unwrap_or_default();
    let device = DeviceId::from_uuid(id(key, "device")?);
    let cx = calling.to_change(&bound, key);
    let sent = service::to_device(&cx, &calling.caller, text, device, None).await;
    sent.map_err(|failure| refused(&failure))?;
    Ok(Vec::new())
}
