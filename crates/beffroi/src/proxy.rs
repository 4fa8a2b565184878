//! Behind a reverse proxy: from where a request really comes.
//!
//! `X-Forwarded-For` is what anybody may write. It counts only as far as it was written by proxies
//! that the operator trusts: read from its end, the first address that is none of theirs.

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request};
use axum::middleware::Next;
use axum::response::Response;
use beffroi_web::ClientAddress;
use http::HeaderMap;

/// Addresses that share their first bits, e.g. `10.0.0.0/8`; one address is a network of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let rule = || format!("'{text}' must be an IP address or a network such as 10.0.0.0/8");
        let (address, prefix) = text
            .split_once('/')
            .map_or((text, None), |(address, prefix)| (address, Some(prefix)));
        let address: IpAddr = address.trim().parse().map_err(|_| rule())?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(longest), str::parse).map_err(|_| rule())?;
        if prefix > longest {
            return Err(rule());
        }
        Ok(Self { address, prefix })
    }
}

impl Network {
    fn contains(self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let differ = own.to_bits() ^ other.to_bits();
                differ.leading_zeros() >= u32::from(self.prefix)
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let differ = own.to_bits() ^ other.to_bits();
                differ.leading_zeros() >= u32::from(self.prefix)
            }
            _ => false,
        }
    }
}

/// Marks a request with the address of its client, where a trusted proxy handed it on.
pub(crate) async fn see_through(
    trusted: Arc<[Network]>,
    mut request: Request,
    next: Next,
) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    if let Some(ConnectInfo(peer)) = peer
        && let Some(client) = client(&trusted, peer.ip(), request.headers())
    {
        request.extensions_mut().insert(ClientAddress(client));
    }
    next.run(request).await
}

/// The client behind trusted proxies; none when the peer is not one of them.
fn client(trusted: &[Network], peer: IpAddr, headers: &HeaderMap) -> Option<IpAddr> {
    let is_trusted = |address| trusted.iter().any(|network| network.contains(address));
    if !is_trusted(peer) {
        return None;
    }
    let all = headers.get_all("x-forwarded-for").into_iter();
    let hops: Vec<&str> = all
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    let mut last = peer;
    for hop in hops.into_iter().rev() {
        // What can't be read was not written by a proxy of ours: nothing before it counts.
        let Ok(address) = hop.trim().parse() else {
            break;
        };
        last = address;
        if !is_trusted(address) {
            break;
        }
    }
    Some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(trusted: &[&str], peer: &str, forwarded: &[&str]) -> Option<String> {
        let trusted: Vec<Network> = trusted
            .iter()
            .map(|text| text.parse().expect("a network"))
            .collect();
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().expect("a header"));
        }
        let peer = peer.parse().expect("an address");
        client(&trusted, peer, &headers).map(|address| address.to_string())
    }

    #[test]
    fn only_what_trusted_proxies_wrote_counts() {
        let proxies = &["10.0.0.0/8", "::1"];
        let of = |peer, forwarded: &[&str]| seen(proxies, peer, forwarded);
        assert_eq!(
            of("192.0.2.1", &["203.0.113.9"]),
            None,
            "anybody can write that"
        );
        assert_eq!(
            of("10.1.2.3", &["203.0.113.9"]).as_deref(),
            Some("203.0.113.9")
        );
        let forged = of("10.1.2.3", &["198.51.100.7, 203.0.113.9"]);
        assert_eq!(
            forged.as_deref(),
            Some("203.0.113.9"),
            "the client wrote what stands before"
        );
        let chain = of("::1", &["203.0.113.9", "10.9.9.9, 10.8.8.8"]);
        assert_eq!(
            chain.as_deref(),
            Some("203.0.113.9"),
            "through three proxies"
        );
        assert_eq!(of("10.1.2.3", &["unknown"]).as_deref(), Some("10.1.2.3"));
        assert_eq!(of("10.1.2.3", &[]).as_deref(), Some("10.1.2.3"));
        assert_eq!(
            of("::ffff:10.1.2.3", &["2001:db8::1"]).as_deref(),
            Some("2001:db8::1")
        );
        assert_eq!(seen(&[], "10.1.2.3", &["203.0.113.9"]), None);
    }

    #[test]
    fn networks() {
        for (text, address, inside) in [
            ("10.0.0.0/8", "10.255.0.1", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("0.0.0.0/0", "203.0.113.9", true),
            ("192.0.2.1", "192.0.2.1", true),
            ("192.0.2.1", "192.0.2.2", false),
            ("2001:db8::/32", "2001:db8:1::1", true),
            ("2001:db8::/32", "10.0.0.1", false),
        ] {
            let network: Network = text.parse().expect("a network");
            let address = address.parse().expect("an address");
            assert_eq!(network.contains(address), inside, "{text} {address}");
        }
        for text in ["", "10.0.0.0/33", "proxy.example", "10.0.0.0/-1", "::/129"] {
            assert!(text.parse::<Network>().is_err(), "{text}");
        }
    }
}
