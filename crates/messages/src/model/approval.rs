//! What was submitted, what an approver decided, and whether that still holds.

use beffroi_core::Ts;
use beffroi_core::failure::Violations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::action::Action;
use super::composition::Composition;
use super::content_hash::ContentHash;
use super::named::named;
use super::text::{check_paragraphs, check_present};

/// Most characters of an approver's comment.
pub const MAX_COMMENT: usize = 1_000;
/// By how many percent the reach may grow before an approval no longer holds, when the tenant does
/// not say.
pub const DEFAULT_REACH_GROWTH_PERCENT: u32 = 50;

named! {
    /// Whether a principal is a person or a program.
    ActorType as MessageActorType {
        /// A person.
        User = "user",
        /// A program with a token.
        Application = "application",
    }
}

/// Who wrote or decided, with the name that they had then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MessageActor)]
pub struct Actor {
    /// The person's or program's id.
    pub id: Uuid,
    /// Their name.
    pub display_name: String,
    /// Which of the two.
    #[serde(rename = "type")]
    pub actor_type: ActorType,
}

named! {
    /// How an approval ended.
    Decision as MessageDecision {
        /// An approver let it pass.
        Approved = "approved",
        /// An approver refused it.
        Rejected = "rejected",
        /// Its end passed before anybody decided.
        AutoRejected = "autoRejected",
        /// Every word was ready-made: it was nobody's to decide.
        ReadyMade = "readyMade",
    }
}

named! {
    /// Why an approval no longer held when the message was to start.
    ReturnReason as MessageReturnReason {
        /// It would have reached many more people than it was approved for.
        ReachGrew = "reachGrew",
        /// It was not what had been approved.
        Changed = "changed",
    }
}

/// The approval that a message had before the system returned it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MessagePreviousDecision)]
pub struct PreviousDecision {
    /// Who had approved it.
    pub decided_by: Option<Actor>,
    /// When.
    #[serde(rename = "decidedDateTime")]
    pub decided: Option<Ts>,
    /// What the approver had had to say.
    pub comment: Option<String>,
}

/// That the system returned an approved message for a new approval, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MessageReturned)]
pub struct Returned {
    /// When it was returned.
    #[serde(rename = "returnedDateTime")]
    pub returned: Ts,
    /// Why.
    pub reason: ReturnReason,
    /// How many people the approval held for.
    pub reach_before: u64,
    /// How many people it reached when it was returned.
    pub reach_now: u64,
    /// The approval that no longer held.
    pub previous_decision: PreviousDecision,
}

/// The last submission of a message and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MessageApproval)]
pub struct Approval {
    /// When somebody sent it for approval.
    #[serde(rename = "submittedDateTime")]
    pub submitted: Ts,
    /// How many people it reached then, or when it was returned: what an approval holds for.
    pub submitted_reach: u64,
    /// What was decided; none while it waits.
    pub decision: Option<Decision>,
    /// Who decided; none while it waits and when time did.
    pub decided_by: Option<Actor>,
    /// When.
    #[serde(rename = "decidedDateTime")]
    pub decided: Option<Ts>,
    /// What the approver had to say.
    pub comment: Option<String>,
    /// What the approval holds for.
    pub content_hash: ContentHash,
    /// The last return by the system since that submission; none if there was none. It stays when
    /// the message is approved anew.
    pub returned: Option<Returned>,
}

/// Why an approval no longer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lapse {
    /// The message is not what was approved.
    Changed,
    /// It would reach many more people than when it was submitted.
    ReachGrew {
        /// People reached then.
        from: u64,
        /// People reached now.
        to: u64,
    },
}

impl Approval {
    /// A submission that waits for a decision.
    #[must_use]
    pub fn submitted(composition: &Composition, reach: u64, now: Ts) -> Self {
        Self {
            submitted: now,
            submitted_reach: reach,
            decision: None,
            decided_by: None,
            decided: None,
            comment: None,
            content_hash: ContentHash::of(composition),
            returned: None,
        }
    }

    /// What takes the place of an approval that no longer holds for this composition and reach: the
    /// same submission, waiting for a decision on them and saying why. None while it holds. Asked
    /// before the start.
    #[must_use]
    pub fn renewed(
        &self,
        composition: &Composition,
        reach: u64,
        growth_percent: u32,
        now: Ts,
    ) -> Option<Self> {
        let reason = match self.lapse(composition, reach, growth_percent) {
            // Nobody weighed whom ready-made words reach.
            Some(Lapse::ReachGrew { .. }) if self.decision == Some(Decision::ReadyMade) => {
                return None;
            }
            Some(Lapse::ReachGrew { .. }) => ReturnReason::ReachGrew,
            None if matches!(
                self.decision,
                Some(Decision::Approved | Decision::ReadyMade)
            ) =>
            {
                return None;
            }
            // Nobody approved what is to start.
            Some(Lapse::Changed) | None => ReturnReason::Changed,
        };
        let returned = Returned {
            returned: now,
            reason,
            reach_before: self.submitted_reach,
            reach_now: reach,
            previous_decision: PreviousDecision {
                decided_by: self.decided_by.clone(),
                decided: self.decided,
                comment: self.comment.clone(),
            },
        };
        Some(Self {
            returned: Some(returned),
            ..Self::submitted(composition, reach, self.submitted)
        })
    }

    /// Why the approval no longer holds for this composition and reach; none while it does. Asked
    /// before the start.
    #[must_use]
    pub fn lapse(
        &self,
        composition: &Composition,
        reach: u64,
        growth_percent: u32,
    ) -> Option<Lapse> {
        if ContentHash::of(composition) != self.content_hash {
            return Some(Lapse::Changed);
        }
        reach_grew(self.submitted_reach, reach, growth_percent).then_some(Lapse::ReachGrew {
            from: self.submitted_reach,
            to: reach,
        })
    }
}

/// Whether a reach grew by more than a share.
#[must_use]
pub fn reach_grew(from: u64, to: u64, percent: u32) -> bool {
    u128::from(to) * 100 > u128::from(from) * (100 + u128::from(percent))
}

/// Notes when a comment breaks the rules of a decision: a rejection must say why.
pub fn check_comment(action: Action, comment: &str, violations: &mut Violations) {
    if action == Action::Reject {
        check_present("comment", comment, violations);
    }
    check_paragraphs("comment", comment, MAX_COMMENT, violations);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::composition::sample;
    use proptest::prelude::*;

    #[test]
    fn a_rejection_must_say_why() {
        let refused = |action, comment: &str| {
            let mut violations = Violations::default();
            check_comment(action, comment, &mut violations);
            !violations.is_empty()
        };
        assert!(refused(Action::Reject, " "));
        assert!(!refused(Action::Reject, "Too long.\nShorten it."));
        assert!(!refused(Action::Approve, ""));
        assert!(refused(Action::Approve, "\0"));
        assert!(refused(Action::Approve, &"a".repeat(1_001)));
    }

    #[test]
    fn an_approval_holds_for_what_was_submitted() {
        let approval = Approval::submitted(&sample(), 100, Ts::default());
        assert_eq!(approval.lapse(&sample(), 150, 50), None);
        assert_eq!(
            approval.lapse(&sample(), 151, 50),
            Some(Lapse::ReachGrew { from: 100, to: 151 })
        );
        let mut changed = sample();
        changed.content.link.push('x');
        assert_eq!(approval.lapse(&changed, 100, 50), Some(Lapse::Changed));
    }

    #[test]
    fn what_is_returned_says_why_and_what_it_had() {
        let mut approval = Approval::submitted(&sample(), 1, Ts::default());
        approval.decision = Some(Decision::Approved);
        approval.decided = Some(Ts::from_micros(5));
        approval.comment = Some("Fine.".into());
        let now = Ts::from_micros(9);
        assert_eq!(approval.renewed(&sample(), 1, 50, now), None);
        let renewed = approval.renewed(&sample(), 304, 50, now).expect("lapses");
        assert_eq!(
            (renewed.submitted, renewed.submitted_reach, renewed.decision),
            (approval.submitted, 304, None)
        );
        let returned = renewed.returned.clone().expect("was returned");
        assert_eq!(
            (returned.returned, returned.reason),
            (now, ReturnReason::ReachGrew)
        );
        assert_eq!((returned.reach_before, returned.reach_now), (1, 304));
        assert_eq!(
            (
                returned.previous_decision.decided,
                returned.previous_decision.comment
            ),
            (approval.decided, approval.comment.clone())
        );
        let mut changed = sample();
        changed.content.link.push('x');
        let renewed = approval.renewed(&changed, 1, 50, now).expect("lapses");
        assert_eq!(
            renewed.returned.map(|returned| returned.reason),
            Some(ReturnReason::Changed)
        );
        assert_eq!(renewed.content_hash, ContentHash::of(&changed));
        approval.decision = None;
        assert!(approval.renewed(&sample(), 1, 50, now).is_some());
    }

    #[test]
    fn an_approval_kept_before_there_were_returns_reads() {
        let approval = Approval::submitted(&sample(), 3, Ts::default());
        let mut json = serde_json::to_value(&approval).expect("serializes");
        json.as_object_mut().expect("an object").remove("returned");
        let read: Approval = serde_json::from_value(json).expect("reads");
        assert_eq!(read, approval);
    }

    #[test]
    fn read_as_in_the_contract() {
        let approval = Approval::submitted(&sample(), 3, Ts::default());
        let json = serde_json::to_value(&approval).expect("serializes");
        let keys: Vec<_> = json
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect();
        let mut expected = vec![
            "submittedDateTime",
            "submittedReach",
            "decision",
            "decidedBy",
            "decidedDateTime",
            "comment",
            "contentHash",
            "returned",
        ];
        expected.sort_unstable();
        let mut keys: Vec<_> = keys.iter().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys, expected);
    }

    proptest! {
        #[test]
        fn growth_is_measured_against_the_submission(from in any::<u64>(), to in any::<u64>(), percent in 0_u32..1_000) {
            if to <= from {
                prop_assert!(!reach_grew(from, to, percent));
            }
            if from == 0 {
                prop_assert_eq!(reach_grew(from, to, percent), to > 0);
            }
        }
    }
}
