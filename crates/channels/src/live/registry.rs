//! Who is connected: a room per tenant, spread over shards by tenant. A room's lock is held only
//! to change one place or to copy a few pointers, never while writing to a socket.

use std::{collections::HashMap, sync::Arc};

use parking_lot::RwLock;
use roaring::RoaringBitmap;
use uuid::Uuid;

use super::{ConnectError, connection::Connection};

/// Shards of the map of rooms; tenants connect and leave independently of each other.
const SHARDS: usize = 16;

pub(super) struct Registry {
    shards: [RwLock<HashMap<Uuid, Arc<Room>>>; SHARDS],
}

/// The connections of one tenant. A connection keeps its place until it leaves, so a walk over
/// the places meets everyone who stays exactly once.
#[derive(Default)]
pub(super) struct Room {
    seats: RwLock<Seats>,
}

#[derive(Default)]
struct Seats {
    places: Vec<Option<Arc<Connection>>>,
    free: Vec<u32>,
    people: HashMap<Uuid, Places>,
    ordinals: RoaringBitmap,
}

/// Places of one person: mostly one.
enum Places {
    One(u32),
    Many(Vec<u32>),
}

impl Places {
    fn as_slice(&self) -> &[u32] {
        match self {
            Self::One(place) => std::slice::from_ref(place),
            Self::Many(places) => places,
        }
    }

    fn add(&mut self, place: u32) {
        match self {
            Self::One(first) => *self = Self::Many(vec![*first, place]),
            Self::Many(places) => places.push(place),
        }
    }

    /// Returns whether none is left.
    fn remove(&mut self, place: u32) -> bool {
        match self {
            Self::One(only) => *only == place,
            Self::Many(places) => {
                places.retain(|other| *other != place);
                places.is_empty()
            }
        }
    }
}

impl Registry {
    pub(super) fn new() -> Self {
        Self {
            shards: std::array::from_fn(|_| RwLock::default()),
        }
    }

    fn shard(&self, tenant: Uuid) -> &RwLock<HashMap<Uuid, Arc<Room>>> {
        // The last bytes of a UUIDv7 are random.
        &self.shards[usize::from(tenant.as_bytes()[15]) % SHARDS]
    }

    /// Registers a connection and returns its place.
    pub(super) fn insert(
        &self,
        connection: &Arc<Connection>,
        per_person: usize,
    ) -> Result<u32, ConnectError> {
        let tenant = connection.subject.tenant;
        let shard = self.shard(tenant);
        // The shard stays locked while the room is entered, so that `remove` cannot take an
        // empty room away in between.
        if let Some(room) = shard.read().get(&tenant) {
            return room.insert(connection, per_person);
        }
        shard
            .write()
            .entry(tenant)
            .or_default()
            .insert(connection, per_person)
    }

    pub(super) fn remove(&self, connection: &Connection, place: u32) {
        let tenant = connection.subject.tenant;
        let shard = self.shard(tenant);
        let emptied = shard
            .read()
            .get(&tenant)
            .is_some_and(|room| room.remove(connection, place));
        if emptied {
            let mut rooms = shard.write();
            if rooms
                .get(&tenant)
                .is_some_and(|room| room.seats.read().people.is_empty())
            {
                rooms.remove(&tenant);
            }
        }
    }

    pub(super) fn room(&self, tenant: Uuid) -> Option<Arc<Room>> {
        self.shard(tenant).read().get(&tenant).cloned()
    }

    pub(super) fn rooms(&self) -> Vec<(Uuid, Arc<Room>)> {
        let pairs = |shard: &RwLock<HashMap<Uuid, Arc<Room>>>| -> Vec<_> {
            shard
                .read()
                .iter()
                .map(|(tenant, room)| (*tenant, Arc::clone(room)))
                .collect()
        };
        self.shards.iter().flat_map(pairs).collect()
    }
}

impl Room {
    fn insert(&self, connection: &Arc<Connection>, per_person: usize) -> Result<u32, ConnectError> {
        let seats = &mut *self.seats.write();
        let subject = &connection.subject;
        let of_person = seats
            .people
            .get(&subject.person)
            .map_or(0, |held| held.as_slice().len());
        if of_person >= per_person {
            return Err(ConnectError::TooManyConnections);
        }
        let place = seats.free.pop().unwrap_or_else(|| {
            seats.places.push(None);
            u32::try_from(seats.places.len() - 1).expect("sockets are far fewer than 2^32")
        });
        seats.places[place as usize] = Some(Arc::clone(connection));
        let people = seats.people.entry(subject.person);
        people
            .and_modify(|held| held.add(place))
            .or_insert(Places::One(place));
        seats.ordinals.insert(subject.ordinal);
        Ok(place)
    }

    /// Returns whether the room is empty now.
    fn remove(&self, connection: &Connection, place: u32) -> bool {
        let seats = &mut *self.seats.write();
        let subject = &connection.subject;
        if seats.places[place as usize].take().is_some() {
            seats.free.push(place);
        }
        if seats
            .people
            .get_mut(&subject.person)
            .is_some_and(|held| held.remove(place))
        {
            seats.people.remove(&subject.person);
            seats.ordinals.remove(subject.ordinal);
        }
        seats.people.is_empty()
    }

    /// Number of places, taken or free.
    pub(super) fn places(&self) -> usize {
        self.seats.read().places.len()
    }

    /// Connections and people here.
    pub(super) fn counts(&self) -> (usize, usize) {
        let seats = self.seats.read();
        (seats.places.len() - seats.free.len(), seats.people.len())
    }

    /// Ordinals of the people here.
    pub(super) fn ordinals(&self) -> RoaringBitmap {
        self.seats.read().ordinals.clone()
    }

    /// Copies the connections of some places.
    pub(super) fn copy(
        &self,
        places: impl Iterator<Item = usize>,
        into: &mut Vec<Arc<Connection>>,
    ) {
        let seats = self.seats.read();
        into.extend(places.filter_map(|place| seats.places.get(place)?.clone()));
    }

    /// Copies the connections of some people.
    pub(super) fn copy_people(&self, people: &[Uuid], into: &mut Vec<Arc<Connection>>) {
        let seats = self.seats.read();
        for places in people.iter().filter_map(|person| seats.people.get(person)) {
            let places = places.as_slice().iter();
            into.extend(places.filter_map(|place| seats.places[*place as usize].clone()));
        }
    }
}
