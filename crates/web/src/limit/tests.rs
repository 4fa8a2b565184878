use axum::http::HeaderMap;

use super::*;

const RATE: Rate = Rate {
    per_minute: 60,
    burst: 3,
};

fn at(seconds: i64) -> Ts {
    Ts::from_micros(seconds * 1_000_000)
}

fn take(limiter: &Limiter<&str>, who: &'static str, now: Ts) -> Standing {
    limiter.take(&who, RATE, now).expect("there is a limit")
}

#[test]
fn as_many_at_once_and_then_one_a_second() {
    let limiter = Limiter::default();
    let left: Vec<u32> = (0..3)
        .map(|_| take(&limiter, "a", at(0)).remaining)
        .collect();
    assert_eq!(left, [2, 1, 0]);
    let refused = take(&limiter, "a", at(0));
    assert_eq!(refused.wait, Some(Duration::from_secs(1)));
    let failure = refused.check().expect_err("refused");
    assert_eq!(
        (failure.kind(), failure.code()),
        (Kind::Limited, "TooManyRequests")
    );
    assert_eq!(failure.retry_span(), Some(Duration::from_secs(1)));
    assert!(
        take(&limiter, "b", at(0)).check().is_ok(),
        "each has a bucket of their own"
    );
    assert!(take(&limiter, "a", at(1)).wait.is_none());
    assert!(
        take(&limiter, "a", at(1)).wait.is_some(),
        "a refusal costs nothing and gains nothing"
    );
    assert_eq!(
        take(&limiter, "a", at(100)).remaining,
        2,
        "never deeper than the burst"
    );
}

#[test]
fn a_clock_that_goes_back_keeps_nobody_out_for_long() {
    let limiter = Limiter::default();
    for _ in 0..3 {
        take(&limiter, "a", at(1_000_000));
    }
    assert_eq!(
        take(&limiter, "a", at(0)).wait,
        Some(Duration::from_secs(1))
    );
}

#[test]
fn no_limit_keeps_nothing() {
    let limiter: Limiter<u32> = Limiter::default();
    assert_eq!(limiter.take(&1, Rate::NONE, at(0)), None);
    assert_eq!(limiter.kept(), 0);
}

#[test]
fn memory_is_bounded_and_who_is_refused_stays_refused() {
    let limiter: Limiter<usize> = Limiter::default();
    for _ in 0..3 {
        limiter.take(&usize::MAX, RATE, at(0));
    }
    for key in 0..3 * MOST {
        limiter.take(&key, RATE, at(0));
        assert!(limiter.kept() <= MOST);
    }
    let used_up = limiter.take(&usize::MAX, RATE, at(0)).expect("a limit");
    assert!(
        used_up.wait.is_some(),
        "a flood of others does not wash it away"
    );
    limiter.take(&1, RATE, at(3_600));
    for key in 0..=MOST {
        limiter.take(&key, RATE, at(7_200));
    }
    assert!(limiter.kept() <= MOST);
}

#[test]
fn headers_say_limit_and_standing() {
    let limiter = Limiter::default();
    let standing = take(&limiter, "a", at(0));
    let mut headers = HeaderMap::new();
    standing.describe(&mut headers);
    assert_eq!(headers["ratelimit-policy"], "\"requests\";q=3;w=3");
    assert_eq!(headers["ratelimit"], "\"requests\";r=2;t=1");
}
