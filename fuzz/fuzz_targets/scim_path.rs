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
    if let Ok((name, _, part)) = filter::parse_path_with_filter(text) {
        let _ = filter::attribute_path(&name);
        let _ = part.as_deref().map(filter::attribute_path);
    }
});
