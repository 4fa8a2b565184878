#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = beffroi_odata::search::parse(text, &["displayName", "mail"]);
});
