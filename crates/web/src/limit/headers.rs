//! An allowance in headers (IETF draft `draft-ietf-httpapi-ratelimit-headers`).

use axum::http::{HeaderMap, HeaderName, HeaderValue};

use super::{MINUTE, Standing};

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const STANDING: HeaderName = HeaderName::from_static("ratelimit");

impl Standing {
    /// Says what the limit is (`q` requests in a window of `w` seconds) and what is left of it (`r`
    /// requests; whole again in `t` seconds).
    pub fn describe(&self, headers: &mut HeaderMap) {
        let quota = self.rate.burst.max(1);
        let window = (MINUTE * quota).as_millis() / u128::from(self.rate.per_minute.max(1));
        let window = window.div_ceil(1_000);
        let whole_in = self.whole_in.as_millis().div_ceil(1_000);
        let policy = format!("\"requests\";q={quota};w={window}");
        let standing = format!("\"requests\";r={};t={whole_in}", self.remaining);
        for (name, text) in [(POLICY, policy), (STANDING, standing)] {
            if let Ok(value) = HeaderValue::from_str(&text) {
                headers.insert(name, value);
            }
        }
    }
}
