use proptest::prelude::*;

use super::complete;
use crate::registry::Registry;

proptest! {
    #[test]
    fn any_line_is_completed_or_not(line in "[a-zA-Z$_.(){}|; '\"`@é-]{0,40}", cursor in 0_usize..50) {
        let catalogue = Registry::<()>::new().catalogue(|_| true);
        let completion = complete(&catalogue, &line, cursor);
        prop_assert!(line.get(completion.replace).is_some());
    }
}
