//! Types and pure rules.

mod channel;
mod delivery;
mod notification;
mod payload;
mod text;
mod window;

pub(crate) use channel::{Address, AddressRequest, Channel, Place, Reached, own_token};
pub(crate) use delivery::{Blame, Fate, TTL, away_until};
pub(crate) use notification::{
    Counts, DeliveryState, Kind, MOST_DEVICES, MOST_GROUPS, Notification, NotificationId,
    RegistrationId, State, receives,
};
pub(crate) use payload::Facts;
pub(crate) use text::Text;
pub(crate) use window::{HOUR, TO_DEVICE, TO_GROUPS, Window};
