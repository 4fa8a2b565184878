//! What delivery asks of what one person has seen and done of one message.

use beffroi_core::Ts;

/// A person's [`super::Ledger`] of a message in short.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Receipt {
    /// The highest occurrence that any event named; 0 before the first.
    pub occurrence: u32,
    /// When it was first on screen.
    pub first_shown: Option<Ts>,
    /// When its latest showing came on screen: whatever happened to a showing tells that too.
    pub last_shown: Option<Ts>,
    /// The last click.
    pub clicked: Option<Ts>,
    /// The last dismissal.
    pub dismissed: Option<Ts>,
}

impl Receipt {
    /// The number of the next occurrence. It follows the highest one reported, not the count, so
    /// that a late report of an old showing never gives a showing on screen a second name.
    #[must_use]
    pub fn next_occurrence(&self) -> u32 {
        self.occurrence.saturating_add(1)
    }
}
