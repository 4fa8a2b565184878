#![no_main]

use beffroi_odata::{ListQuery, Supports};
use libfuzzer_sys::fuzz_target;

const EVERYTHING: Supports = Supports {
    filter: true,
    search: &["displayName"],
    order_by: &["displayName", "createdDateTime"],
    properties: &["id", "displayName", "mail"],
    ..Supports::LIST
};

fuzz_target!(|text: &str| {
    let _ = ListQuery::parse(text, &EVERYTHING);
    // What stands behind the equals sign is reached sooner when it is given.
    let _ = ListQuery::parse(&format!("$orderby={text}"), &EVERYTHING);
});
