//! What an urgent message may not be; continues the sentence begun by the field's name.

/// A rule that holds only for urgent messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UrgentRule {
    /// They go to groups, so that nobody calls the whole company out of bed by mistake.
    #[error("must not be used for an urgent message, which goes to chosen groups only")]
    GroupsOnly,
    /// They appear where people look at once.
    #[error("must be taskbar or notificationArea for an urgent message")]
    Location,
}
