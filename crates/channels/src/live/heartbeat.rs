//! One sweep pings everybody: each tick takes the places of one spoke of the wheel, so that the
//! pings of a heartbeat are spread evenly over it.

use std::{sync::Weak, time::Duration};

use tokio::{
    task::yield_now,
    time::{Instant, MissedTickBehavior, interval_at},
};

use super::{Frame, hub::Inner, registry::Room};

const SPOKES: u32 = 32;

/// Connections pinged before other tasks of the thread get their turn.
const BLOCK: usize = 32;

/// Sweeps until the hub is gone.
pub(super) async fn sweep(hub: Weak<Inner>) {
    let Some(period) = hub
        .upgrade()
        .map(|hub| hub.shared.settings.heartbeat / SPOKES)
    else {
        return;
    };
    let period = period.max(Duration::from_millis(1));
    let mut ticks = interval_at(Instant::now() + period, period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let ping = Frame::ping();
    for spoke in (0..SPOKES).cycle() {
        ticks.tick().await;
        let Some(rooms) = hub.upgrade().map(|hub| hub.registry.rooms()) else {
            return;
        };
        for (_, room) in rooms {
            beat(&room, spoke as usize, &ping).await;
        }
    }
}

async fn beat(room: &Room, spoke: usize, ping: &Frame) {
    let mut connections = Vec::with_capacity(BLOCK);
    let places = (spoke..room.places()).step_by(SPOKES as usize);
    for begin in places.step_by(BLOCK) {
        let block = (0..BLOCK).map(|index| begin + index * SPOKES as usize);
        room.copy(block, &mut connections);
        for connection in connections.drain(..) {
            connection.beat(ping);
        }
        yield_now().await;
    }
}
