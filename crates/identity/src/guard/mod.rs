//! Applies the lock-out rules: to accounts in the database, so that every process counts together;
//! to names that nobody has and to addresses in memory, bounded.

mod bounded;
mod store;

use std::hash::Hash;
use std::net::IpAddr;
use std::time::Duration;

use beffroi_core::filter::fold;
use beffroi_core::{Failure, Kind, TenantId, Ts, failure};
use beffroi_directory::UserId;
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Limiter;
use futures_util::FutureExt;
use parking_lot::Mutex;
use sha2::{Digest, Sha256};

use self::bounded::Bounded;
use crate::application::ApplicationId;
use crate::lockout::{Allowance, Attempts};

/// How often a refusal of the same application's secret goes on record.
const NOTED_EVERY: Duration = Duration::from_mins(1);

/// The attempts that are counted in memory.
#[derive(Default)]
pub(crate) struct Guards {
    /// By hash of the name: people type their passwords into the wrong field.
    names: Mutex<Bounded<[u8; 32], Attempts>>,
    addresses: Mutex<Bounded<IpAddr, Allowance>>,
    /// Until when an account rests whose refusal was put on record.
    noted: Mutex<Bounded<UserId, Ts>>,
    /// The same for applications.
    noted_applications: Mutex<Bounded<ApplicationId, Ts>>,
    /// Every request to sign in, right or wrong.
    requests: Limiter<IpAddr>,
    /// Every device that begins to wait: counted by itself, so that a program that begins again and
    /// again keeps nobody behind the same address from signing in.
    devices: Limiter<IpAddr>,
}

impl Guards {
    /// Counts a request to sign in from an address, by password or by a program's secret.
    ///
    /// # Errors
    /// `Kind::Limited` when it is one too many.
    pub(crate) fn take_request(&self, cx: &Cx, address: Option<IpAddr>) -> failure::Result<()> {
        take(&self.requests, cx, address)
    }

    /// Counts a device that begins to wait for somebody to type its code, in the same measure.
    ///
    /// # Errors
    /// `Kind::Limited` when it is one too many.
    pub(crate) fn take_device(&self, cx: &Cx, address: Option<IpAddr>) -> failure::Result<()> {
        take(&self.devices, cx, address)
    }

    /// Whether a refusal of a resting account goes on record: the first one does. Anybody can knock
    /// at an account's door, and each record stays for ever.
    pub(crate) fn notes(&self, user: UserId, now: Ts, wait: Duration) -> bool {
        first(&self.noted, user, now, wait)
    }

    /// Whether a refusal of an application's secret goes on record: one a minute does.
    pub(crate) fn notes_application(&self, application: ApplicationId, now: Ts) -> bool {
        first(&self.noted_applications, application, now, NOTED_EVERY)
    }

    /// Takes one attempt from an address's allowance.
    pub(crate) fn take_address(&self, address: Option<IpAddr>, now: Ts) -> failure::Result<()> {
        let Some(address) = address.map(network) else {
            return Ok(());
        };
        let mut addresses = self.addresses.lock();
        let allowance = addresses.get(&address).unwrap_or(Allowance::full(now));
        let allowance = allowance.take(now).map_err(too_many_attempts)?;
        addresses.put(address, allowance, |known| known.is_full(now));
        Ok(())
    }

    /// Gives it back: the attempt was right.
    pub(crate) fn give_back_address(&self, address: Option<IpAddr>, now: Ts) {
        let Some(address) = address.map(network) else {
            return;
        };
        let mut addresses = self.addresses.lock();
        if let Some(allowance) = addresses.get(&address) {
            addresses.put(address, allowance.give_back(), |known| known.is_full(now));
        }
    }

    /// Counts an attempt at a name that nobody has.
    pub(crate) fn begin_unknown(&self, name: &str, now: Ts) -> Result<(), Duration> {
        let key = Sha256::digest(fold(name)).into();
        let mut names = self.names.lock();
        let attempts = names.get(&key).unwrap_or_default().begin(now)?;
        names.put(key, attempts, |known| known.is_forgotten(now));
        Ok(())
    }
}

fn take(limiter: &Limiter<IpAddr>, cx: &Cx, address: Option<IpAddr>) -> failure::Result<()> {
    let Some(address) = address.map(network) else {
        return Ok(());
    };
    let standing = limiter.take(&address, cx.settings.limits.sign_ins, cx.now());
    standing.map_or(Ok(()), |standing| standing.check())
}

/// Whether `now` is not within the rest of `key`; then its next one begins, for `wait`.
fn first<K: Eq + Hash + Clone>(
    resting: &Mutex<Bounded<K, Ts>>,
    key: K,
    now: Ts,
    wait: Duration,
) -> bool {
    let mut resting = resting.lock();
    let first = resting.get(&key).is_none_or(|until| until <= now);
    if first {
        resting.put(key, now.plus(wait), |until| *until <= now);
    }
    first
}

/// An IPv6 customer has a whole /64 to choose from.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let prefix = address.to_bits() & !u128::from(u64::MAX);
            IpAddr::V6(prefix.into())
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// Counts an attempt at an account before its password is looked at; durable when this returns.
/// The inner error is the time to wait.
pub(crate) async fn begin(
    cx: &Cx,
    tenant: TenantId,
    user: UserId,
) -> failure::Result<Result<(), Duration>> {
    let now = cx.now();
    cx.commit(move |tx| {
        async move {
            let attempts = store::lock(tx, tenant, user, now).await?;
            Ok(match attempts.begin(now) {
                Ok(attempts) => {
                    store::save(tx, tenant, user, attempts).await?;
                    Ok(())
                }
                Err(wait) => Err(wait),
            })
        }
        .boxed()
    })
    .await
}

/// Takes back the attempt of somebody whose password was right and whose code is still to come.
pub(crate) async fn give_back(
    tx: &mut Tx,
    tenant: TenantId,
    user: UserId,
    now: Ts,
) -> failure::Result<()> {
    let attempts = store::lock(tx, tenant, user, now).await?;
    Ok(store::save(tx, tenant, user, attempts.give_back()).await?)
}

/// Forgets the failures of an account whose password was right or set anew.
pub(crate) async fn clear(tx: &mut Tx, tenant: TenantId, user: UserId) -> failure::Result<()> {
    Ok(store::delete(tx, tenant, user).await?)
}

/// Waits for the disk as an attempt at an account does, so that the time of the answer does not tell
/// whether there is one: writes a row of nobody and takes it back.
pub(crate) async fn same_wait(cx: &Cx) -> failure::Result<()> {
    let (now, nobody) = (cx.now(), UserId::from_uuid(cx.mint_uuid()));
    let tenant = TenantId::from_uuid(uuid::Uuid::nil());
    cx.commit(move |tx| {
        async move {
            store::lock(tx, tenant, nobody, now).await?;
            store::delete(tx, tenant, nobody).await?;
            Ok(())
        }
        .boxed()
    })
    .await
}

/// The refusal of one attempt too many.
pub(crate) fn too_many_attempts(wait: Duration) -> Failure {
    Failure::new(
        Kind::Limited,
        "tooManyAttempts",
        "Too many failed attempts to sign in. Wait before the next one.",
    )
    .retry_after(wait)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lockout::ADDRESS_BURST;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn addresses_of_one_ipv6_network_share_their_allowance() {
        let (guards, now) = (Guards::default(), Ts::default());
        for host in 0..ADDRESS_BURST {
            guards
                .take_address(Some(address(&format!("2001:db8::{host:x}"))), now)
                .expect("within the allowance");
        }
        let refused = guards.take_address(Some(address("2001:db8::ffff:1")), now);
        assert_eq!(refused.expect_err("used up").code(), "tooManyAttempts");
        assert!(
            guards
                .take_address(Some(address("2001:db8:0:1::1")), now)
                .is_ok()
        );
        assert!(guards.take_address(Some(address("192.0.2.1")), now).is_ok());
        guards.give_back_address(Some(address("2001:db8::1")), now);
        assert!(
            guards
                .take_address(Some(address("2001:db8::2")), now)
                .is_ok()
        );
        assert!(guards.take_address(None, now).is_ok());
    }

    #[test]
    fn unknown_names_are_counted_without_regard_to_case() {
        let (guards, now) = (Guards::default(), Ts::default());
        for name in [
            "nobody@x.com",
            "Nobody@x.com",
            "NOBODY@X.COM",
            "nobody@x.com",
            "nobody@x.com",
        ] {
            guards.begin_unknown(name, now).expect("free");
        }
        let wait = guards.begin_unknown("nobody@x.com", now);
        assert_eq!(wait, Err(Duration::from_secs(30)));
        assert_eq!(guards.begin_unknown("somebody@x.com", now), Ok(()));
    }
}
