//! A test to oneself: the message on the writer's own screens, before anybody approves it.

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, Kind, failure};
use beffroi_directory::audit::{self, Operation};
use beffroi_feature::Cx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde::Serialize;
use utoipa::ToSchema;

use super::{by, find, target};
use crate::mailing::{self, NOTHING_TO_SHOW};
use crate::model::{Location, Message, MessageId, ShowingId, UserId};
use crate::{delivery, store};

/// Occurrences that are never given out: events that name one are refused, so a test counts in no
/// figure.
const FIRST_TEST: u32 = 1 << 31;

/// Where a test has gone.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MessageTestSent)]
pub(crate) struct TestSent {
    /// Open portals and devices of the caller that were sent it; none for mail.
    connections: usize,
    /// The caller's address, where it was mailed.
    #[serde(skip_serializing_if = "Option::is_none")]
    mailed_to: Option<String>,
}

/// Shows the message to its writer, in any state, marked as a test; or mails it, if that is where it
/// goes.
pub(crate) async fn send_test(
    cx: &Cx,
    caller: &Caller,
    id: MessageId,
) -> failure::Result<TestSent> {
    let user = UserId::from_uuid(caller.user()?);
    let mut conn = cx.read().await?;
    let message = find(&mut conn, caller.tenant, id).await?.message;
    let limits = store::settings(&mut conn, caller.tenant).await?.limits;
    drop(conn);
    // What could not be sent for approval is shown on no screen: a link above all.
    let mut violations = Violations::default();
    let composition = &message.composition;
    let location = composition.location;
    composition
        .content
        .check(location, &limits, &mut violations);
    violations.into_result()?;
    let sent = if location == Location::Email {
        let mailed_to = mailing::test(cx, caller.tenant, message.clone(), user).await?;
        TestSent {
            connections: 0,
            mailed_to: Some(mailed_to),
        }
    } else {
        show(cx, caller, user, &message).await?
    };
    let (cx, caller) = (cx.clone(), caller.clone());
    cx.clone()
        .commit(move |tx| {
            async move {
                let entry =
                    by(&caller, "Send test of message", Operation::Other).target(target(&message));
                audit::record(tx, &cx, caller.tenant, entry).await
            }
            .boxed()
        })
        .await?;
    Ok(sent)
}

/// Shows it on every screen of its writer's.
async fn show(
    cx: &Cx,
    caller: &Caller,
    user: UserId,
    message: &Message,
) -> failure::Result<TestSent> {
    let preferred = delivery::languages(cx, caller.tenant, user).await?;
    // By the clock, so that one test follows another on a screen that shows nothing twice.
    let seconds = u32::try_from(cx.now().micros() / 1_000_000 % i64::from(FIRST_TEST));
    let occurrence = FIRST_TEST + seconds.map_err(Failure::bug)?;
    let mut showing = message
        .showing(occurrence, &preferred)
        .ok_or_else(|| Failure::invalid("content", NOTHING_TO_SHOW))?;
    showing.is_test = true;
    showing.showing_id = ShowingId {
        message: message.id,
        occurrence,
    };
    let frame = delivery::show(None, &showing);
    let own = caller.actor.id;
    let connections = cx.hub.send(caller.tenant.uuid(), own, &frame).reached();
    if connections == 0 {
        return Err(Failure::new(
            Kind::Conflict,
            "nobodyConnected",
            "You have no portal open and no device connected: there is no screen to show it on.",
        ));
    }
    Ok(TestSent {
        connections,
        mailed_to: None,
    })
}
