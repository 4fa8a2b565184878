//! A notification of the history, once more.

use beffroi_core::{Failure, failure};
use beffroi_directory::DeviceId;
use beffroi_directory::permission::{NOTIFY_DEVICES, SERVICE_CONFIG_READ_WRITE_ALL};
use beffroi_feature::Cx;
use beffroi_web::Caller;

use super::{BulkResult, open, to_device, to_devices, to_groups};
use crate::model::{Kind, NotificationId};
use crate::store;

/// Sends it again to what was chosen then, as if it were sent now; of several devices, to which it goes.
///
/// # Errors
/// When it is not there, its text is not kept, or it may not be sent now.
pub(crate) async fn resend(
    cx: &Cx,
    caller: &Caller,
    id: NotificationId,
) -> failure::Result<Option<BulkResult>> {
    let found = store::find(&mut cx.read().await?, caller.tenant, id).await?;
    let found = found.ok_or_else(|| Failure::not_found("customNotification", id))?;
    let text = found
        .is_kept
        .then(|| open(cx, caller.tenant, &found))
        .flatten();
    let text = text.ok_or_else(|| {
        Failure::conflict(
            "textNotKept",
            "Its text is not kept: it can't be sent again. Your organization decides whether a history is kept.",
        )
    })?;
    if found.kind == Kind::Groups {
        caller.require(SERVICE_CONFIG_READ_WRITE_ALL)?;
        to_groups(cx, caller, text, found.targets).await?;
        return Ok(None);
    }
    // Whoever has it for the people of some groups sends to those.
    caller.reach(NOTIFY_DEVICES)?;
    if let (Kind::Device, Some(device)) = (found.kind, found.targets.first()) {
        let device = DeviceId::from_uuid(*device);
        to_device(cx, caller, text, device, None).await?;
        return Ok(None);
    }
    let ids = found.targets.iter().map(ToString::to_string).collect();
    let result = to_devices(cx, caller, text, ids).await?;
    if result.successful_device_ids.is_empty() {
        return Err(Failure::conflict(
            "nobodyReached",
            "None of its devices can have it now: they are gone, are reached nowhere, or have had too many within the hour.",
        ));
    }
    Ok(Some(result))
}
