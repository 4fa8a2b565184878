//! What programs outside may be told of messages: where they are in their life. What they say, and
//! to whom, is not told.

use beffroi_core::failure;
use beffroi_directory::permission::MESSAGES_READ_ALL;
use beffroi_feature::{Happening, PublicEvent};
use beffroi_store::Change;
use serde_json::json;

use crate::projection::{DELETED, SAVED, Saved};

pub(crate) const EVENTS: &[PublicEvent] = &[
    PublicEvent {
        name: "beffroi.organizationalMessage.stateChanged",
        kind: SAVED,
        needs: MESSAGES_READ_ALL,
        read: moved,
    },
    PublicEvent {
        name: "beffroi.organizationalMessage.deleted",
        kind: DELETED,
        needs: MESSAGES_READ_ALL,
        read: deleted,
    },
];

fn subject(saved: &Saved) -> String {
    format!("organizationalMessages/{}", saved.id)
}

/// A move, and neither a creation nor an edit.
fn moved(change: &Change) -> failure::Result<Vec<Happening>> {
    let saved: Saved = change.payload()?;
    let previous = saved.previous.filter(|previous| *previous != saved.state);
    let moved = previous.map(|previous| Happening {
        subject: subject(&saved),
        data: json!({"id": saved.id, "state": saved.state, "previousState": previous, "at": change.at}),
    });
    Ok(moved.into_iter().collect())
}

fn deleted(change: &Change) -> failure::Result<Vec<Happening>> {
    let saved: Saved = change.payload()?;
    Ok(vec![Happening {
        subject: subject(&saved),
        data: json!({"id": saved.id, "state": saved.state, "at": change.at}),
    }])
}

#[cfg(test)]
mod tests {
    use beffroi_core::Ts;

    use super::*;

    const ID: &str = "01936f0e-0000-7000-8000-000000000001";

    fn change(payload: &serde_json::Value) -> Change {
        Change {
            sequence: 1,
            kind: SAVED.to_owned(),
            payload: payload.to_string(),
            at: Ts::from_micros(0),
        }
    }

    #[test]
    fn moves_are_told_and_edits_are_not() {
        let told = moved(&change(
            &json!({"id": ID, "state": "active", "previous": "scheduled"}),
        ));
        let told = told.expect("a move");
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].subject, format!("organizationalMessages/{ID}"));
        let data = json!({"id": ID, "state": "active", "previousState": "scheduled", "at": "1970-01-01T00:00:00Z"});
        assert_eq!(told[0].data, data);
        for quiet in [
            json!({"id": ID, "state": "draft", "previous": "draft"}),
            // A creation, and every entry that was written before moves were told.
            json!({"id": ID, "state": "active"}),
        ] {
            assert!(moved(&change(&quiet)).expect("an entry").is_empty());
        }
    }
}
