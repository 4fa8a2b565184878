//! Where the gateways of Apple and Google are.

use url::Url;

/// A vendor's gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gateway(Url);

impl Gateway {
    /// At this address.
    #[must_use]
    pub const fn at(url: Url) -> Self {
        Self(url)
    }

    /// Its scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }
}

/// The vendors' gateways; at other addresses in tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gateways {
    /// Apple's.
    pub apns: Gateway,
    /// Apple's for apps that are being developed.
    pub apns_sandbox: Gateway,
    /// Google's.
    pub fcm: Gateway,
}

impl Default for Gateways {
    fn default() -> Self {
        let at = |text: &str| Gateway::at(Url::parse(text).expect("a constant is an address"));
        Self {
            apns: at("https://api.push.apple.com"),
            apns_sandbox: at("https://api.sandbox.push.apple.com"),
            fcm: at("https://fcm.googleapis.com"),
        }
    }
}
