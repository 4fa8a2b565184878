//! Which of several messages for one location goes first.

use beffroi_core::Ts;

use super::MessageId;
use super::kinds::{Priority, Urgency};

/// Bits of the start in milliseconds: until the year 2248.
const START_BITS: u32 = 43;
/// Bits of the id, so that two messages of one millisecond have an order, nearly always.
const ID_BITS: u32 = 7;

/// A number whose order is the order on screen, lower first: urgent before standard, then high
/// before low priority, then the older start. Below 2^53, so that JavaScript holds it exactly.
#[must_use]
pub fn rank(urgency: Urgency, priority: Priority, start: Ts, id: MessageId) -> u64 {
    let urgency = match urgency {
        Urgency::Urgent => 0,
        Urgency::Standard => 1,
    };
    let priority = match priority {
        Priority::High => 0,
        Priority::Normal => 1,
        Priority::Low => 2,
    };
    let millis = u64::try_from(start.micros() / 1_000).unwrap_or(0);
    let start = millis.min((1 << START_BITS) - 1);
    // The last bits of a UUIDv7 are the random ones.
    let tie = u64::from(id.uuid().as_bytes()[15]) & ((1 << ID_BITS) - 1);
    (((((urgency << 2) | priority) << START_BITS) | start) << ID_BITS) | tie
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cmp::Reverse;
    use uuid::Uuid;

    type Key = (Urgency, Priority, i64, u128);

    fn keys() -> impl Strategy<Value = Key> {
        (
            prop::sample::select(Urgency::ALL),
            prop::sample::select(Priority::ALL),
            prop_oneof![0_i64..4, 0_i64..(1 << 43)],
            any::<u128>(),
        )
    }

    fn of((urgency, priority, millis, id): Key) -> u64 {
        rank(
            urgency,
            priority,
            Ts::from_micros(millis * 1_000),
            MessageId::from_uuid(Uuid::from_u128(id)),
        )
    }

    proptest! {
        #[test]
        fn the_order_is_urgency_then_priority_then_age(a in keys(), b in keys()) {
            let key = |k: Key| (Reverse(k.0), Reverse(k.1), k.2);
            match key(a).cmp(&key(b)) {
                std::cmp::Ordering::Equal => prop_assert!(of(a).abs_diff(of(b)) < 128),
                order => prop_assert_eq!(of(a).cmp(&of(b)), order),
            }
        }

        #[test]
        fn javascript_holds_it(key in keys(), micros in any::<i64>()) {
            prop_assert!(of((key.0, key.1, micros / 1_000, key.3)) < 1 << 53);
        }
    }
}
