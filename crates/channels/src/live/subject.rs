use uuid::Uuid;

/// Who is at the other end of a connection, as far as choosing recipients needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The organization; nothing ever crosses it.
    pub tenant: Uuid,
    /// The signed-in person.
    pub person: Uuid,
    /// The sign-in session that opened the connection; ending it ends the connection.
    pub session: Uuid,
    /// The person's dense number within the tenant, for tests against bitmaps.
    pub ordinal: u32,
    /// The enrolled device, when the connection comes from one.
    pub device: Option<Uuid>,
    /// The caller's index of the language that this recipient reads.
    pub language: u16,
}
