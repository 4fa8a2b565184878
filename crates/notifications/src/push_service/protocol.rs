//! The words of Mozilla's push service, as Firefox speaks them. What a newer browser may add is passed over.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::store::Waiting;

/// What a browser says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "messageType", rename_all = "snake_case")]
pub(super) enum Said {
    /// It is there; with its secret, if it has one.
    Hello {
        #[serde(default)]
        uaid: Option<String>,
    },
    /// A website wants to be able to push to it.
    Register {
        #[serde(rename = "channelID")]
        channel: Uuid,
        #[serde(default)]
        key: Option<String>,
    },
    /// It takes nothing more from a website.
    Unregister {
        #[serde(rename = "channelID")]
        channel: Uuid,
    },
    /// It has these, whether it could read them or not.
    Ack { updates: Vec<Update> },
    /// It could not take this one.
    Nack { version: Uuid },
    /// Is somebody there?
    Ping,
    /// What we have nothing to say to.
    #[serde(other)]
    Other,
}

/// One of the things that it has.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Update {
    version: Uuid,
}

/// How something ended that a browser asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Done = 200,
    /// Not with this key, or not more.
    Refused = 403,
    /// Not now.
    Failed = 500,
}

/// Reads what a browser says; none when it is not of this protocol.
pub(super) fn read(text: &str) -> Option<Said> {
    // The shortest form of a ping.
    if text.trim() == "{}" {
        return Some(Said::Ping);
    }
    serde_json::from_str(text).ok()
}

/// The ids of what a browser has.
pub(super) fn versions(updates: &[Update]) -> Vec<Uuid> {
    updates.iter().map(|update| update.version).collect()
}

pub(super) fn hello(uaid: &str) -> Value {
    json!({"messageType": "hello", "uaid": uaid, "status": 200, "use_webpush": true, "broadcasts": {}})
}

pub(super) fn registered(channel: Uuid, endpoint: &str) -> Value {
    json!({"messageType": "register", "channelID": channel, "status": Status::Done as u16, "pushEndpoint": endpoint})
}

pub(super) fn not_registered(channel: Uuid, status: Status) -> Value {
    json!({"messageType": "register", "channelID": channel, "status": status as u16})
}

pub(super) fn unregistered(channel: Uuid, status: Status) -> Value {
    json!({"messageType": "unregister", "channelID": channel, "status": status as u16})
}

pub(super) fn notification(waiting: &Waiting) -> Value {
    json!({"messageType": "notification", "channelID": waiting.channel, "version": waiting.id,
        "data": URL_SAFE_NO_PAD.encode(&waiting.body), "headers": {"encoding": "aes128gcm"}})
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_firefox_says_is_understood() {
        let id = "2fd9f7f4-8f0c-4a52-8d4a-2a6d2a7b1f10";
        let channel: Uuid = id.parse().expect("an id");
        for (text, said) in [
            (
                r#"{"messageType":"hello","broadcasts":{},"use_webpush":true}"#.to_owned(),
                Said::Hello { uaid: None },
            ),
            (
                r#"{"messageType":"hello","uaid":"00ff","use_webpush":true}"#.to_owned(),
                Said::Hello {
                    uaid: Some("00ff".to_owned()),
                },
            ),
            (
                format!(r#"{{"channelID":"{id}","messageType":"register","key":"BA1H"}}"#),
                Said::Register {
                    channel,
                    key: Some("BA1H".to_owned()),
                },
            ),
            (
                format!(r#"{{"channelID":"{id}","messageType":"unregister","code":200}}"#),
                Said::Unregister { channel },
            ),
            (
                format!(
                    r#"{{"messageType":"ack","updates":[{{"channelID":"{id}","version":"{id}","code":100}}]}}"#
                ),
                Said::Ack {
                    updates: vec![Update { version: channel }],
                },
            ),
            ("{}".to_owned(), Said::Ping),
            (r#"{"messageType":"ping"}"#.to_owned(), Said::Ping),
            (
                r#"{"messageType":"broadcast_subscribe","broadcasts":{}}"#.to_owned(),
                Said::Other,
            ),
        ] {
            assert_eq!(read(&text), Some(said), "{text}");
        }
        assert_eq!(read(r#"{"messageType":"register","channelID":"x"}"#), None);
    }

    proptest! {
        #[test]
        fn nothing_that_is_said_panics(text in ".{0,200}") {
            let _ = read(&text);
        }
    }
}
