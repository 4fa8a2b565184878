//! Every life that a message can have: all orders of what two writers and two approvers do, of the
//! clock, of people coming and of a job that runs late, twice or not at all, explored one by one.
//!
//! Each deed is made in two halves, as a transaction makes it: read and decide, then write, with
//! anything between them. What was decided on a version that is no longer the last is not written
//! (the store refuses it), and what a crash took is not written either.

use std::collections::{BTreeSet, HashSet, VecDeque};

use super::*;
use crate::model::action::{Action, Caller};
use crate::model::approval::ActorType;
use crate::model::content_hash::ContentHash;
use crate::model::message::sample;

const GROWTH: u32 = 50;
const FEW: u64 = 10;
const MANY: u64 = 16;

/// Who can do something, and what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    /// Began the message.
    Author,
    /// Writes and approves.
    Both,
    /// Approves.
    Approver,
}

const EVERYBODY: [Who; 3] = [Who::Author, Who::Both, Who::Approver];

impl Who {
    fn id(self) -> Uuid {
        Uuid::from_u128(100 + self as u128)
    }

    fn actor(self) -> Actor {
        Actor {
            id: self.id(),
            display_name: format!("{self:?}"),
            actor_type: ActorType::User,
        }
    }

    fn caller(self, message: &Message) -> Caller {
        Caller {
            may_write: self != Self::Approver,
            may_approve: self != Self::Author,
            wrote_it: message.was_written_by(self.id()),
        }
    }
}

/// What can be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    Edit(Who),
    Submit(Who),
    Approve(Who),
    Reject(Who),
    Withdraw(Who),
    Cancel(Who),
    /// The job of time looks at the message.
    Look,
}

fn deeds() -> impl Iterator<Item = Deed> {
    let of = |who| {
        [
            Deed::Edit(who),
            Deed::Submit(who),
            Deed::Approve(who),
            Deed::Reject(who),
            Deed::Withdraw(who),
            Deed::Cancel(who),
        ]
    };
    EVERYBODY.into_iter().flat_map(of).chain([Deed::Look])
}

/// A moment of the whole: what is stored, what is half done, and what really happened.
#[derive(Debug, Clone)]
struct World {
    message: Message,
    /// Index into [`clock`].
    hour: usize,
    reach: u64,
    /// Decided on the stored version and not yet written, with the reach that was looked at.
    half: Option<(Deed, Message, u64)>,
    /// Who has really put a hand on it.
    hands: BTreeSet<Who>,
    /// What was really approved last: by whom, what, for how many.
    passed: Option<(Who, ContentHash, u64)>,
}

/// Before the start, at it, and at the end.
fn clock(message: &Message) -> [Ts; 3] {
    let schedule = &message.composition.schedule;
    let (start, end) = (schedule.start, schedule.end);
    let start = start.expect("the sample has a start");
    [
        start.minus(std::time::Duration::from_hours(1)),
        start,
        end.expect("the sample has an end"),
    ]
}

impl World {
    fn begin(ready_made: bool) -> (Self, bool) {
        let mut message = sample();
        message.state = State::Draft;
        message.approval = None;
        message.activated = None;
        message.author = Who::Author.actor();
        message.writers = vec![Who::Author.id()];
        let world = Self {
            message,
            hour: 0,
            reach: FEW,
            half: None,
            hands: BTreeSet::from([Who::Author]),
            passed: None,
        };
        (world, ready_made)
    }

    fn now(&self) -> Ts {
        clock(&self.message)[self.hour]
    }

    /// What the deed makes of the stored message, decided now.
    fn decide(&self, deed: Deed, ready_made: bool) -> Option<Message> {
        let (message, now) = (&self.message, self.now());
        let mover = |who: Who| Mover::Caller(who.caller(message));
        match deed {
            Deed::Edit(who) => {
                Action::Edit
                    .check(message.state, who.caller(message))
                    .ok()?;
                let mut after = message.clone();
                let link = &mut after.composition.content.link;
                // Two texts that take turns: an approval of the one is none of the other.
                *link = if link.ends_with('x') {
                    link.trim_end_matches('x').to_owned()
                } else {
                    format!("{link}x")
                };
                after.written_by(who.id());
                Some(after)
            }
            Deed::Submit(who) => message
                .submitted(mover(who), who.id(), ready_made, self.reach, now)
                .ok(),
            Deed::Approve(who) => message.approved(mover(who), who.actor(), None, now).ok(),
            Deed::Reject(who) => message
                .rejected(mover(who), who.actor(), "No.".into(), now)
                .ok(),
            Deed::Withdraw(who) => message.moved(Move::Withdraw, mover(who), now).ok(),
            Deed::Cancel(who) => message.moved(Move::Cancel, mover(who), now).ok(),
            Deed::Look => {
                let reach = ReachNow {
                    people: self.reach,
                    growth_percent: GROWTH,
                };
                let step = message.step(now, || reach)?;
                Some(message.stepped(step, now).expect("a step is possible"))
            }
        }
    }

    /// Writes what was decided, and checks what must hold for ever.
    fn write(&self, deed: Deed, after: Message, reach: u64, ready_made: bool) -> Self {
        let before = &self.message;
        let mut next = Self {
            message: after,
            half: None,
            ..self.clone()
        };
        match deed {
            Deed::Edit(who) | Deed::Submit(who) => {
                next.hands.insert(who);
            }
            Deed::Approve(who) => {
                let hash = ContentHash::of(&before.composition);
                let approval = before.approval.as_ref().expect("was submitted");
                next.passed = Some((who, hash, approval.submitted_reach));
            }
            _ => {}
        }
        let after = &next.message;
        assert!(!before.state.is_final(), "{before:?} ended, and {deed:?}");
        if before.composition != after.composition {
            assert_eq!(before.state, State::Draft, "only a draft can be edited");
        }
        if matches!(after.state, State::Draft | State::PendingApproval) {
            next.passed = None;
        }
        if matches!(
            after.state,
            State::Pending | State::Scheduled | State::Active
        ) && !ready_made
        {
            let (who, hash, people) = next.passed.as_ref().expect("somebody let it pass");
            assert!(*who != Who::Author, "a writer let it pass");
            assert!(!next.hands.contains(who), "{who:?} let pass their own");
            assert_eq!(
                *hash,
                ContentHash::of(&after.composition),
                "not what passed"
            );
            if after.state == State::Active && before.state != State::Active {
                assert!(self.hour > 0, "before its start");
                assert!(
                    reach * 100 <= people * u64::from(100 + GROWTH),
                    "to {reach}, approved for {people}"
                );
            }
        }
        next
    }

    /// What can come next.
    fn after(&self, ready_made: bool) -> Vec<Self> {
        let mut all = Vec::new();
        if self.hour < 2 {
            let hour = self.hour + 1;
            all.push(Self {
                hour,
                ..self.clone()
            });
        }
        let reach = if self.reach == FEW { MANY } else { FEW };
        all.push(Self {
            reach,
            ..self.clone()
        });
        if let Some((deed, after, reach)) = &self.half {
            all.push(self.write(*deed, after.clone(), *reach, ready_made));
            // A crash, or the caller goes away.
            all.push(Self {
                half: None,
                ..self.clone()
            });
        }
        for deed in deeds() {
            let Some(after) = self.decide(deed, ready_made) else {
                continue;
            };
            if self.half.is_none() {
                let half = Some((deed, after.clone(), self.reach));
                all.push(Self {
                    half,
                    ..self.clone()
                });
            } else {
                // Somebody else is faster: what was half done is refused by its version.
                all.push(self.write(deed, after, self.reach, ready_made));
            }
        }
        all
    }

    /// What of it makes a difference for what can come.
    fn key(&self) -> String {
        let of = |message: &Message| {
            let approval = message.approval.as_ref().map(|approval| {
                (
                    approval.decision,
                    approval.decided_by.as_ref().map(|by| by.id),
                    approval.submitted_reach,
                    approval.content_hash,
                )
            });
            let writers: BTreeSet<_> = message.writers.iter().collect();
            let link = &message.composition.content.link;
            let activated = message.activated.is_some();
            format!(
                "{:?} {link} {writers:?} {approval:?} {activated}",
                message.state
            )
        };
        let half = self.half.as_ref();
        let half = half.map(|(deed, after, reach)| (deed, of(after), reach));
        format!(
            "{} {} {} {half:?} {:?} {:?}",
            of(&self.message),
            self.hour,
            self.reach,
            self.hands,
            self.passed
        )
    }
}

/// Walks through everything that can happen; how many moments there are, and which states.
fn explore(ready_made: bool) -> (usize, HashSet<State>) {
    let (first, ready_made) = World::begin(ready_made);
    let mut known = HashSet::from([first.key()]);
    let mut states = HashSet::new();
    let mut waiting = VecDeque::from([first]);
    while let Some(world) = waiting.pop_front() {
        states.insert(world.message.state);
        for next in world.after(ready_made) {
            if known.insert(next.key()) {
                waiting.push_back(next);
            }
        }
    }
    (known.len(), states)
}

#[test]
fn no_path_sends_what_was_not_approved_or_approves_ones_own() {
    let (moments, states) = explore(false);
    assert!(moments > 4_000, "only {moments} moments were looked at");
    // Nothing makes a registration fail yet.
    assert_eq!(states.len(), State::ALL.len() - 1, "{states:?}");
}

#[test]
fn ready_made_words_skip_the_approver_and_nothing_else() {
    let (_, states) = explore(true);
    assert!(!states.contains(&State::Rejected), "{states:?}");
    assert!(states.contains(&State::Completed), "{states:?}");
}
