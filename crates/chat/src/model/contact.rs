//! What two people who are outside for each other have decided of each other, and how much one may send
//! before the other has.

use serde::Serialize;
use utoipa::ToSchema;

/// Messages that one may send to somebody who has not accepted yet, over all their chats.
pub(crate) const BEFORE_ACCEPTANCE: i64 = 10;

/// What somebody has decided of somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Decision {
    /// Nothing yet.
    Pending,
    /// They write to each other.
    Accepted,
    /// Not this time: the other one may not send.
    Declined,
    /// Never, until it is taken back.
    Blocked,
    /// The organization has ended it, or nobody has written for long: whoever begins asks again.
    Ended,
}

impl Decision {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Blocked => "blocked",
            Self::Ended => "ended",
        }
    }
}

/// A word that is no decision.
#[derive(Debug, thiserror::Error)]
#[error("no decision: {0}")]
pub(crate) struct NoDecision(String);

impl std::str::FromStr for Decision {
    type Err = NoDecision;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let all = [
            Self::Pending,
            Self::Accepted,
            Self::Declined,
            Self::Blocked,
            Self::Ended,
        ];
        let found = all.into_iter().find(|one| one.as_str() == text);
        found.ok_or_else(|| NoDecision(text.to_owned()))
    }
}

/// One side of a contact: what its owner has decided of the other one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Contact {
    pub(crate) decision: Decision,
    /// Whether the owner wrote first, or began a chat with the other one.
    pub(crate) has_begun: bool,
    /// How many messages of the other one came while the owner had not decided.
    pub(crate) received: i64,
    /// Whether it was pending when it was blocked.
    pub(crate) was_pending: bool,
}

impl Contact {
    /// Of whoever is written to.
    pub(crate) const ASKED: Self = Self {
        decision: Decision::Pending,
        has_begun: false,
        received: 0,
        was_pending: true,
    };

    /// Of whoever begins: to write to somebody is to take their answers.
    pub(crate) const BEGUN: Self = Self {
        decision: Decision::Accepted,
        has_begun: true,
        received: 0,
        was_pending: false,
    };

    /// The owner begins a chat with the other one, or writes to them.
    #[must_use]
    pub(crate) fn begin(self) -> Self {
        let decision = match self.decision {
            // Whoever has blocked somebody takes it back first.
            Decision::Blocked => return self,
            Decision::Pending | Decision::Accepted | Decision::Declined | Decision::Ended => {
                Decision::Accepted
            }
        };
        Self {
            decision,
            has_begun: true,
            ..self
        }
    }

    /// The other one begins a chat with the owner.
    #[must_use]
    pub(crate) fn be_asked(self) -> Self {
        match self.decision {
            Decision::Ended => Self::ASKED,
            Decision::Pending | Decision::Accepted | Decision::Declined | Decision::Blocked => self,
        }
    }

    #[must_use]
    pub(crate) fn accept(self) -> Self {
        Self {
            decision: Decision::Accepted,
            was_pending: false,
            received: 0,
            ..self
        }
    }

    #[must_use]
    pub(crate) fn decline(self) -> Self {
        match self.decision {
            Decision::Pending => Self {
                decision: Decision::Declined,
                ..self
            },
            Decision::Accepted | Decision::Declined | Decision::Blocked | Decision::Ended => self,
        }
    }

    #[must_use]
    pub(crate) fn block(self) -> Self {
        let was_pending = match self.decision {
            Decision::Blocked => self.was_pending,
            Decision::Pending | Decision::Declined | Decision::Ended => true,
            Decision::Accepted => false,
        };
        Self {
            decision: Decision::Blocked,
            was_pending,
            ..self
        }
    }

    /// What was before the block: a request that was open is so again, with what it had counted.
    #[must_use]
    pub(crate) fn unblock(self) -> Self {
        match self.decision {
            Decision::Blocked => Self {
                decision: if self.was_pending {
                    Decision::Pending
                } else {
                    Decision::Accepted
                },
                ..self
            },
            Decision::Pending | Decision::Accepted | Decision::Declined | Decision::Ended => self,
        }
    }

    /// The organization or time has ended it.
    #[must_use]
    pub(crate) fn end(self) -> Self {
        match self.decision {
            Decision::Blocked => self,
            _ => Self {
                decision: Decision::Ended,
                has_begun: false,
                received: 0,
                was_pending: true,
            },
        }
    }

    /// What becomes of a message of the other one to the owner. `agreed`: the owner has accepted the
    /// very chat that it is sent in, with everybody in it.
    pub(crate) fn meets(self, agreed: bool) -> Meeting {
        match self.decision {
            Decision::Accepted => Meeting::Free,
            Decision::Pending | Decision::Declined | Decision::Ended if agreed => Meeting::Free,
            Decision::Blocked | Decision::Declined | Decision::Ended => Meeting::Refused,
            Decision::Pending if self.received < BEFORE_ACCEPTANCE => Meeting::Counted,
            Decision::Pending => Meeting::Exhausted,
        }
    }
}

/// What becomes of a message to somebody outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meeting {
    /// It reaches them.
    Free,
    /// It reaches them, and is one of the few.
    Counted,
    /// They have not accepted, and the few are used up.
    Exhausted,
    /// They have declined or blocked.
    Refused,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, Clone, Copy)]
    enum Deed {
        Message,
        Accept,
        Decline,
        Block,
        Unblock,
        Asked,
        Begin,
        End,
    }

    fn deeds() -> impl Strategy<Value = Vec<Deed>> {
        let one = prop_oneof![
            8 => Just(Deed::Message),
            1 => Just(Deed::Accept),
            1 => Just(Deed::Decline),
            1 => Just(Deed::Block),
            1 => Just(Deed::Unblock),
            1 => Just(Deed::Asked),
            1 => Just(Deed::Begin),
            1 => Just(Deed::End),
        ];
        prop::collection::vec(one, 0..120)
    }

    proptest! {
        #[test]
        fn never_more_than_ten_before_acceptance(deeds in deeds()) {
            let mut contact = Contact::ASKED;
            let mut since = 0;
            for deed in deeds {
                match deed {
                    Deed::Message => match contact.meets(false) {
                        Meeting::Counted => {
                            contact.received += 1;
                            since += 1;
                            prop_assert!(since <= BEFORE_ACCEPTANCE);
                        }
                        Meeting::Free => prop_assert_eq!(contact.decision, Decision::Accepted),
                        Meeting::Exhausted => prop_assert_eq!(since, BEFORE_ACCEPTANCE),
                        Meeting::Refused => prop_assert!(matches!(
                            contact.decision,
                            Decision::Declined | Decision::Blocked | Decision::Ended
                        )),
                    },
                    // Only these let more come: the owner has said yes, or the contact was ended for both.
                    Deed::Accept => {
                        contact = contact.accept();
                        since = 0;
                    }
                    Deed::End if contact.decision != Decision::Blocked => {
                        contact = contact.end();
                        since = 0;
                    }
                    Deed::End => contact = contact.end(),
                    Deed::Begin => {
                        contact = contact.begin();
                    }
                    Deed::Decline => contact = contact.decline(),
                    Deed::Block => contact = contact.block(),
                    Deed::Unblock => contact = contact.unblock(),
                    Deed::Asked => contact = contact.be_asked(),
                }
            }
        }

        #[test]
        fn a_block_that_is_taken_back_leaves_what_was(deeds in deeds()) {
            let mut contact = Contact::ASKED;
            for deed in deeds {
                contact = match deed {
                    Deed::Accept => contact.accept(),
                    Deed::Decline => contact.decline(),
                    Deed::Begin => contact.begin(),
                    Deed::End => contact.end(),
                    _ => contact,
                };
                let back = contact.block().unblock();
                match contact.decision {
                    Decision::Pending | Decision::Accepted => prop_assert_eq!(back.decision, contact.decision),
                    _ => prop_assert_eq!(back.decision, Decision::Pending),
                }
                prop_assert_eq!(contact.block().meets(true), Meeting::Refused);
            }
        }
    }

    #[test]
    fn words_come_back() {
        for decision in ["pending", "accepted", "declined", "blocked", "ended"] {
            let read: Decision = decision.parse().expect("a decision");
            assert_eq!(read.as_str(), decision);
        }
        assert!("perhaps".parse::<Decision>().is_err());
    }
}
