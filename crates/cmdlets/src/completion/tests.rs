use proptest::prelude::*;

use super::complete;
use crate::registry::{Registry, Signature};

proptest! {
    #[test]
    fn any_line_is_completed_or_not(line in "[a-zA-Z$_.(){}|; '\"`@é-]{0,40}", cursor in 0_usize..50) {
        let catalogue = Registry::<()>::new().catalogue(|_| true);
        let completion = complete(&catalogue, &line, cursor);
        prop_assert!(line.get(completion.replace).is_some());
    }
}

#[test]
fn what_changes_something_offers_to_try_it_first() {
    let offered = |changes| {
        let own = Signature {
            name: "Set-Thing",
            changes,
            ..Signature::EMPTY
        };
        let line = "Set-Thing -";
        let found = complete(&[own], line, line.len()).candidates.into_iter();
        found.map(|one| one.text).collect::<Vec<_>>()
    };
    assert_eq!(offered(true), ["-WhatIf", "-Confirm"]);
    assert!(offered(false).is_empty());
}
