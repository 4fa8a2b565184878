#![no_main]
#![allow(dead_code, unused_imports)]

//! The parser's own files, without the server around them, so that this builds in a minute.

#[path = "../../crates/scim/src/filter/mod.rs"]
mod filter;
#[path = "../../crates/scim/src/limits.rs"]
mod limits;
#[path = "../../crates/scim/src/refusal.rs"]
mod refusal;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(condition) = filter::parse(text) {
        let value = serde_json::json!({"value": "a@b.example", "type": "work", "primary": true});
        let _ = condition.holds(&value);
        let _ = condition.as_equalities();
    }
});
