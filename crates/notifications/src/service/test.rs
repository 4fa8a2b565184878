//! Tries a channel now, outside of any quota: to the caller's own device, or by asking the gateway whether it takes
//! the key.

use beffroi_channels::push::NotPushed;
use beffroi_channels::push::apns::DeviceToken;
use beffroi_channels::push::fcm::RegistrationToken;
use beffroi_core::{Failure, failure};
use beffroi_feature::Cx;
use beffroi_web::Caller;
use serde::Serialize;
use utoipa::ToSchema;

use super::open_address;
use crate::model::{Channel, Reached, Text};
use crate::{push, push_service, store};

/// No device of anybody's: what a gateway says about it tells whether it took the key.
const NOBODYS_TOKEN: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What came of a test.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = NotificationTestResult)]
pub(crate) struct TestResult {
    /// `sent`: the gateway has it for a device of yours. `keyAccepted`: you have no such device, but the gateway
    /// takes the key. `failed`: see `reason`.
    result: &'static str,
    /// What the gateway said; null when it was sent.
    reason: Option<String>,
}

/// Tries a channel.
///
/// # Errors
/// When there is nothing to try it with.
pub(crate) async fn test(
    cx: &Cx,
    caller: &Caller,
    channel: Channel,
) -> failure::Result<TestResult> {
    let own = own(cx, caller, channel).await?;
    let (reached, is_own) = match (own, channel) {
        (Some(own), _) => (own, true),
        (None, Channel::Apns) => (
            Reached::Apns(DeviceToken::parse(NOBODYS_TOKEN).map_err(Failure::bug)?),
            false,
        ),
        (None, Channel::Fcm) => (
            Reached::Fcm(RegistrationToken::parse(NOBODYS_TOKEN).map_err(Failure::bug)?),
            false,
        ),
        (None, Channel::WebPush | Channel::UnifiedPush | Channel::Ntfy) => {
            return Err(Failure::conflict(
                "noDeviceToTest",
                "Turn on notifications in the portal on a device of your own first: the test goes there.",
            ));
        }
    };
    let text = words(caller)?;
    Ok(
        match push::try_now(cx, caller.tenant, &reached, &text).await? {
            Ok(()) => TestResult {
                result: "sent",
                reason: None,
            },
            // About the device that is nobody's, so the key was taken.
            Err(NotPushed::Refused(why) | NotPushed::Gone(why)) if !is_own => TestResult {
                result: "keyAccepted",
                reason: Some(why),
            },
            Err(why) => TestResult {
                result: "failed",
                reason: Some(why.to_string()),
            },
        },
    )
}

fn words(caller: &Caller) -> failure::Result<Text> {
    let french = caller.languages.first();
    let french = french.is_some_and(|tag| tag.to_string().starts_with("fr"));
    if french {
        Text::parse(
            "Essai",
            "Cet appareil reçoit les notifications de votre organisation.",
        )
    } else {
        Text::parse(
            "Test",
            "This device gets the notifications of your organization.",
        )
    }
}

/// Where a device of the caller's is reached by that channel.
async fn own(cx: &Cx, caller: &Caller, channel: Channel) -> failure::Result<Option<Reached>> {
    let Ok(person) = caller.user() else {
        return Ok(None);
    };
    let mut conn = cx.read().await?;
    let all = store::of_owners(&mut conn, caller.tenant, &[person]).await?;
    let newest = all
        .into_iter()
        .filter(|one| one.place.channel == channel)
        .max_by_key(|one| one.created_at);
    let Some(newest) = newest else {
        return Ok(None);
    };
    let sealed = store::sealed(&mut conn, caller.tenant, &[newest.id]).await?;
    let address = sealed
        .get(&newest.id)
        .and_then(|(_, sealed)| open_address(cx, caller.tenant, newest.id, sealed));
    address
        .map(|address| {
            address.checked(
                cx.settings.outgoing,
                push_service::base(&cx.settings).as_deref(),
            )
        })
        .transpose()
}
