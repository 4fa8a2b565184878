//! Ways by which a device is reached, and the addresses that devices register.

use std::fmt;
use std::str::FromStr;

use beffroi_channels::http::{Policy, Target};
use beffroi_channels::push::apns::DeviceToken;
use beffroi_channels::push::fcm::RegistrationToken;
use beffroi_channels::push::webpush::Subscription;
use beffroi_core::{Failure, failure};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use url::Url;
use utoipa::ToSchema;

/// By what a device is reached while it is not connected.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "camelCase")]
#[schema(as = NotificationChannel)]
pub(crate) enum Channel {
    /// Web Push: browsers, and the portal installed as an app.
    WebPush,
    /// Apple's gateway, for the organization's own app.
    Apns,
    /// Google's gateway, for the organization's own app.
    Fcm,
    /// A distributor of the person's choice, which hands on to an app.
    UnifiedPush,
    /// A topic of an ntfy server that the person has subscribed to.
    Ntfy,
}

impl Channel {
    pub(crate) const ALL: [Self; 5] = [
        Self::WebPush,
        Self::Apns,
        Self::Fcm,
        Self::UnifiedPush,
        Self::Ntfy,
    ];

    /// As in JSON and in the database.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::WebPush => "webPush",
            Self::Apns => "apns",
            Self::Fcm => "fcm",
            Self::UnifiedPush => "unifiedPush",
            Self::Ntfy => "ntfy",
        }
    }
}

/// A server as one channel uses it: what waits for it, and how it is doing, is apart from other channels' use of the
/// same server. Google's takes both its own pushes and those of Chrome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) channel: Channel,
    /// Scheme, host and port.
    pub(crate) origin: String,
}

impl Place {
    /// As it is kept, in one word: `fcm https://fcm.googleapis.com`.
    pub(crate) fn key(&self) -> String {
        format!("{} {}", self.channel.as_str(), self.origin)
    }
}

impl FromStr for Place {
    type Err = std::io::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (channel, origin) = text
            .split_once(' ')
            .ok_or_else(|| std::io::Error::other(format!("no gateway: {text}")))?;
        Ok(Self {
            channel: channel.parse()?,
            origin: origin.to_owned(),
        })
    }
}

impl FromStr for Channel {
    type Err = std::io::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|one| one.as_str() == text)
            .ok_or_else(|| std::io::Error::other(format!("no channel: {text}")))
    }
}

/// The two values by which only the browser, or the app, can read what is pushed (RFC 8291).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = PushKeys)]
pub(crate) struct Keys {
    /// A public key of the curve P-256, uncompressed, in base64url.
    pub(crate) p256dh: String,
    /// 16 bytes in base64url.
    pub(crate) auth: String,
}

/// Where a device is reached, as it says so itself.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = PushRegistration)]
pub(crate) struct AddressRequest {
    /// By which channel.
    channel: Channel,
    /// `webPush`: the push service's address for this browser; `unifiedPush`: the distributor's for this app;
    /// `ntfy`: the topic's, whose name is what keeps the text from others.
    #[serde(default)]
    endpoint: Option<String>,
    /// `webPush`, `unifiedPush`: by which only the browser, or the app, can read what is pushed.
    #[serde(default)]
    keys: Option<Keys>,
    /// As browsers give it with the rest; passed over.
    #[serde(default, rename = "expirationTime")]
    #[schema(value_type = Option<f64>)]
    _expiration_time: Option<serde_json::Value>,
    /// `apns`: the device token in hexadecimal digits; `fcm`: the registration token.
    #[serde(default)]
    token: Option<String>,
}

impl TryFrom<AddressRequest> for Address {
    type Error = Failure;
    fn try_from(request: AddressRequest) -> failure::Result<Self> {
        let AddressRequest {
            channel,
            endpoint,
            keys,
            token,
            ..
        } = request;
        let missing = |field: &'static str| {
            move || Failure::invalid(field, format!("must be given for {}", channel.as_str()))
        };
        let (takes_keys, takes_token) = match channel {
            Channel::WebPush | Channel::UnifiedPush => (true, false),
            Channel::Apns | Channel::Fcm => (false, true),
            Channel::Ntfy => (false, false),
        };
        for (field, is_given, is_taken) in [
            ("endpoint", endpoint.is_some(), !takes_token),
            ("keys", keys.is_some(), takes_keys),
            ("token", token.is_some(), takes_token),
        ] {
            if is_given && !is_taken {
                let rule = format!("does not belong to {}", channel.as_str());
                return Err(Failure::invalid(field, rule));
            }
        }
        let endpoint = || endpoint.ok_or_else(missing("endpoint"));
        let keys = || keys.ok_or_else(missing("keys"));
        let token = || token.ok_or_else(missing("token"));
        Ok(match channel {
            Channel::WebPush => Self::WebPush {
                endpoint: endpoint()?,
                keys: keys()?,
            },
            Channel::UnifiedPush => Self::UnifiedPush {
                endpoint: endpoint()?,
                keys: keys()?,
            },
            Channel::Apns => Self::Apns { token: token()? },
            Channel::Fcm => Self::Fcm { token: token()? },
            Channel::Ntfy => Self::Ntfy {
                endpoint: endpoint()?,
            },
        })
    }
}

/// Where a device is reached.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "channel", rename_all = "camelCase")]
pub(crate) enum Address {
    /// A browser's subscription, as `PushSubscription.toJSON()` gives it.
    WebPush {
        /// The push service's address for this browser.
        endpoint: String,
        /// The browser's keys.
        keys: Keys,
    },
    /// The organization's own app on an iPhone or iPad.
    Apns {
        /// The device token, in hexadecimal digits.
        token: String,
    },
    /// The organization's own app on Android.
    Fcm {
        /// The registration token.
        token: String,
    },
    /// An app with a distributor of `UnifiedPush`.
    UnifiedPush {
        /// The distributor's address for this app.
        endpoint: String,
        /// The app's keys.
        keys: Keys,
    },
    /// A topic of an ntfy server, whose app the person has. The text goes there as it is: the topic's name is what
    /// keeps it from others.
    Ntfy {
        /// The topic's address.
        endpoint: String,
    },
}

/// An address that ends with a topic's name, as ntfy servers allow it.
fn topic(target: Target) -> failure::Result<Reached> {
    let url = target.url();
    let name = url.path().rsplit('/').next().unwrap_or_default();
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let is_name = (1..=64).contains(&name.len()) && name.bytes().all(is_letter);
    if !is_name || url.query().is_some() {
        let rule = "must end with the topic's name: 1 to 64 letters, digits, - and _, and no query";
        return Err(Failure::invalid("endpoint", rule));
    }
    Ok(Reached::Topic(target))
}

/// The secret that an address of this server's own push service ends with, if it is one: decided on what would be
/// called, not on how it is written.
pub(crate) fn own_token(own: Option<&str>, endpoint: &str) -> Option<String> {
    let url = Url::parse(endpoint).ok()?;
    let token = url.as_str().strip_prefix(own?)?;
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (token.len() == TOKEN_LENGTH && token.bytes().all(is_digit)).then(|| token.to_owned())
}

/// 32 bytes in base64url.
const TOKEN_LENGTH: usize = 43;

/// An address that was checked.
pub(crate) enum Reached {
    /// Browsers, and apps with `UnifiedPush`.
    Sealed(Box<Subscription>),
    /// Apple.
    Apns(DeviceToken),
    /// Google.
    Fcm(RegistrationToken),
    /// Ntfy.
    Topic(Target),
}

impl Address {
    /// By what it is reached.
    pub(crate) const fn channel(&self) -> Channel {
        match self {
            Self::WebPush { .. } => Channel::WebPush,
            Self::Apns { .. } => Channel::Apns,
            Self::Fcm { .. } => Channel::Fcm,
            Self::UnifiedPush { .. } => Channel::UnifiedPush,
            Self::Ntfy { .. } => Channel::Ntfy,
        }
    }

    /// Checks it against what the operator allows to call. `own` is where this server's own push service is, if it has
    /// one: that is reached without a call.
    pub(crate) fn checked(&self, policy: Policy, own: Option<&str>) -> failure::Result<Reached> {
        match self {
            Self::WebPush { endpoint, keys } | Self::UnifiedPush { endpoint, keys } => {
                let is_own = own_token(own, endpoint).is_some();
                let policy = Policy {
                    allow_private: policy.allow_private || is_own,
                };
                Subscription::parse(endpoint, &keys.p256dh, &keys.auth, policy)
                    .map(|found| Reached::Sealed(Box::new(found)))
                    .map_err(|why| Failure::invalid(why.field(), why))
            }
            Self::Apns { token } => DeviceToken::parse(token)
                .map(Reached::Apns)
                .map_err(|why| Failure::invalid("token", why)),
            Self::Fcm { token } => RegistrationToken::parse(token)
                .map(Reached::Fcm)
                .map_err(|why| Failure::invalid("token", why)),
            Self::Ntfy { endpoint } => Target::parse(endpoint, policy)
                .map_err(|why| Failure::invalid("endpoint", why))
                .and_then(topic),
        }
    }

    /// What tells it from others, without telling what it is.
    pub(crate) fn digest(&self) -> [u8; 32] {
        let place = match self {
            // However it is spelt.
            Self::WebPush { endpoint, .. }
            | Self::UnifiedPush { endpoint, .. }
            | Self::Ntfy { endpoint } => {
                Url::parse(endpoint).map_or_else(|_| endpoint.clone(), String::from)
            }
            Self::Apns { token } | Self::Fcm { token } => token.clone(),
        };
        let mut hash = Sha256::new();
        hash.update(self.channel().as_str());
        hash.update([0]);
        hash.update(place);
        hash.finalize().into()
    }
}

/// Whoever knows an address can push to it, so it is not logged.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({})", self.channel().as_str())
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRICT: Policy = Policy {
        allow_private: false,
    };

    fn refused(json: &str) -> String {
        let request: AddressRequest = match serde_json::from_str(json) {
            Ok(request) => request,
            Err(error) => return error.to_string(),
        };
        Address::try_from(request)
            .and_then(|address| address.checked(STRICT, Some("http://10.0.0.1/push/messages/")))
            .err()
            .and_then(|failure| failure.target().map(str::to_owned))
            .unwrap_or_default()
    }

    #[test]
    fn each_channel_checks_its_own_address() {
        let keys = r#"{"p256dh":"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4","auth":"BTBZMqHH6r4Tts7J_aSIgg"}"#;
        let token = "ab".repeat(32);
        let secret = "A_".repeat(21) + "-";
        for (json, field) in [
            (format!(r#"{{"channel":"webPush","endpoint":"https://push.example.net/a","keys":{keys}}}"#), ""),
            (format!(r#"{{"channel":"webPush","endpoint":"https://10.0.0.1/a","keys":{keys}}}"#), "endpoint"),
            (format!(r#"{{"channel":"webPush","endpoint":"http://10.0.0.1/push/messages/{secret}","keys":{keys}}}"#), ""),
            (format!(r#"{{"channel":"webPush","endpoint":"http://10.0.0.1/push/messages/../{secret}","keys":{keys}}}"#), "endpoint"),
            (format!(r#"{{"channel":"webPush","endpoint":"http://10.0.0.1/push/messages/../../identity/session","keys":{keys}}}"#), "endpoint"),
            (format!(r#"{{"channel":"webPush","endpoint":"http://10.0.0.1/push/messages/%2e%2e/{secret}","keys":{keys}}}"#), "endpoint"),
            (format!(r#"{{"channel":"webPush","endpoint":"http://10.0.0.1/push/messages/{secret}?x","keys":{keys}}}"#), "endpoint"),
            (format!(r#"{{"channel":"webPush","endpoint":"http://10.0.0.1/push/messages/a","keys":{keys}}}"#), "endpoint"),
            (format!(r#"{{"channel":"webPush","endpoint":"https://push.example.net/a","expirationTime":null,"keys":{keys}}}"#), ""),
            (r#"{"channel":"ntfy","endpoint":"https://ntfy.example.net/"}"#.to_owned(), "endpoint"),
            (r#"{"channel":"ntfy","endpoint":"https://ntfy.example.net/a?b=c"}"#.to_owned(), "endpoint"),
            (r#"{"channel":"webPush","endpoint":"https://push.example.net/a","keys":{"p256dh":"A","auth":"A"}}"#.to_owned(), "keys/p256dh"),
            (format!(r#"{{"channel":"apns","token":"{token}"}}"#), ""),
            (r#"{"channel":"apns","token":"zz"}"#.to_owned(), "token"),
            (r#"{"channel":"fcm","token":"x"}"#.to_owned(), "token"),
            (format!(r#"{{"channel":"fcm","token":"{token}:x"}}"#), ""),
            (format!(r#"{{"channel":"unifiedPush","endpoint":"https://ntfy.example.net/upX?up=1","keys":{keys}}}"#), ""),
            (r#"{"channel":"ntfy","endpoint":"https://ntfy.example.net/topic"}"#.to_owned(), ""),
            (r#"{"channel":"ntfy","endpoint":"ntfy.example.net/topic"}"#.to_owned(), "endpoint"),
            (r#"{"channel":"apns"}"#.to_owned(), "token"),
            (r#"{"channel":"webPush","endpoint":"https://push.example.net/a"}"#.to_owned(), "keys"),
            (r#"{"channel":"ntfy","endpoint":"https://ntfy.example.net/a","token":"x"}"#.to_owned(), "token"),
        ] {
            assert_eq!(refused(&json), field, "{json}");
        }
        assert!(refused(r#"{"channel":"pigeon"}"#).contains("unknown variant"));
    }

    #[test]
    fn an_address_is_told_from_others_by_its_place_alone() {
        let with = |auth: &str| Address::WebPush {
            endpoint: "https://push.example.net/a".to_owned(),
            keys: Keys {
                p256dh: String::new(),
                auth: auth.to_owned(),
            },
        };
        assert_eq!(with("a").digest(), with("b").digest());
        let topic = Address::Ntfy {
            endpoint: "https://push.example.net/a".to_owned(),
        };
        assert_ne!(with("a").digest(), topic.digest());
        assert_eq!(format!("{topic:?}"), "Address(ntfy)");
    }
}
