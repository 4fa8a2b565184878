//! What programs outside may be told of licences.

use beffroi_core::{Failure, failure};
use beffroi_directory::permission::LICENSE_READ_ALL;
use beffroi_feature::{Happening, PublicEvent};
use beffroi_store::Change;
use serde_json::json;

use crate::mailboxes::{ENDED, Ended};
use crate::model::Ending;
use crate::projection::{CAPABILITY, CapabilityChanged, SUBSCRIPTIONS};
use crate::service::ENDING;

pub(crate) const EVENTS: &[PublicEvent] = &[
    PublicEvent {
        name: "beffroi.license.capabilityChanged",
        kind: CAPABILITY,
        needs: LICENSE_READ_ALL,
        read: capability,
    },
    PublicEvent {
        name: "beffroi.license.mailboxEnded",
        kind: ENDED,
        needs: LICENSE_READ_ALL,
        read: mailbox,
    },
    PublicEvent {
        name: "beffroi.license.subscriptionChanged",
        kind: SUBSCRIPTIONS,
        needs: LICENSE_READ_ALL,
        read: subscription,
    },
    PublicEvent {
        name: "beffroi.license.subscriptionEnding",
        kind: ENDING,
        needs: LICENSE_READ_ALL,
        read: ending,
    },
];

fn ending(change: &Change) -> failure::Result<Vec<Happening>> {
    let ending: Ending = change.payload()?;
    let mut data = serde_json::to_value(&ending).map_err(Failure::bug)?;
    data["at"] = json!(change.at);
    Ok(vec![Happening {
        subject: format!("directory/subscriptions/{}", ending.id),
        data,
    }])
}

/// One for each person: what was in force, what is, and why.
fn capability(change: &Change) -> failure::Result<Vec<Happening>> {
    let changed: CapabilityChanged = change.payload()?;
    let one = |id: &uuid::Uuid| Happening {
        subject: format!("users/{id}"),
        data: json!({
            "userId": id,
            "capability": changed.to,
            "previousCapability": changed.from,
            "cause": changed.cause,
            "at": change.at,
        }),
    };
    Ok(changed.ids.iter().map(one).collect())
}

fn mailbox(change: &Change) -> failure::Result<Vec<Happening>> {
    let ended: Ended = change.payload()?;
    let one = |id: &uuid::Uuid| Happening {
        subject: format!("users/{id}"),
        data: json!({"userId": id, "state": ended.state, "at": change.at}),
    };
    Ok(ended.ids.iter().map(one).collect())
}

fn subscription(change: &Change) -> failure::Result<Vec<Happening>> {
    let mut data: serde_json::Value = change.payload()?;
    data["at"] = json!(change.at);
    let id = data["id"].as_str().unwrap_or_default();
    Ok(vec![Happening {
        subject: format!("directory/subscriptions/{id}"),
        data,
    }])
}
