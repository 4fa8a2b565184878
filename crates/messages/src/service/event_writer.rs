//! Reports that come in at the same time are written together: one transaction for hundreds of
//! people. Nobody is answered before their own events are durable.
//!
//! There is no timer: whoever finds nobody writing begins to, with all that waits; what comes in
//! meanwhile is the next transaction. A lone report waits for nothing.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use beffroi_core::{Failure, TenantId, failure};
use beffroi_feature::Cx;
use futures_util::FutureExt;
use parking_lot::Mutex;
use tokio::sync::oneshot;

use super::event_batch::{Outcome, Report, count};
use crate::model::UserId;

/// Most events of one transaction: bounds how long the first of them waits for the last.
const MOST: usize = 4_000;

/// What waits to be written, in this process.
#[derive(Default)]
pub(super) struct EventWriter(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    reports: VecDeque<Waiter>,
    somebody_writes: bool,
}

struct Waiter {
    report: Report,
    answer: oneshot::Sender<failure::Result<Outcome>>,
}

/// Writes a report, together with whatever else waits; answers when it is durable.
pub(super) async fn write(cx: &Cx, report: Report) -> failure::Result<Outcome> {
    let writer = cx.memory::<EventWriter>();
    let (answer, answered) = oneshot::channel();
    let nobody_writes = {
        let mut waiting = writer.0.lock();
        waiting.reports.push_back(Waiter { report, answer });
        !std::mem::replace(&mut waiting.somebody_writes, true)
    };
    if nobody_writes {
        // On its own, so that it goes on for the others when this caller goes away.
        tokio::spawn(write_all(cx.clone(), writer));
    }
    answered
        .await
        .map_err(|_| Failure::bug("the writer of events has stopped"))?
}

async fn write_all(cx: Cx, writer: Arc<EventWriter>) {
    let mut turn = Turn {
        writer: &writer,
        is_over: false,
    };
    while let Some((reports, answers)) = turn.next() {
        write_together(&cx, reports, answers).await;
    }
}

/// Whoever writes. However it ends, the next report finds nobody writing.
struct Turn<'a> {
    writer: &'a EventWriter,
    is_over: bool,
}

impl Turn<'_> {
    /// The next transaction's reports; none when nothing waits, and then the turn is over.
    fn next(&mut self) -> Option<(Vec<Report>, Vec<Answer>)> {
        let mut waiting = self.writer.0.lock();
        let next = waiting.take();
        if next.0.is_empty() {
            // Under the same lock: a report that comes now begins a turn of its own.
            waiting.somebody_writes = false;
            self.is_over = true;
            return None;
        }
        Some(next)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if !self.is_over {
            self.writer.0.lock().somebody_writes = false;
        }
    }
}

type Answer = oneshot::Sender<failure::Result<Outcome>>;

impl Waiting {
    /// The next transaction's: the oldest, at most one report of each person, since the second one
    /// is judged by what came of the first.
    fn take(&mut self) -> (Vec<Report>, Vec<Answer>) {
        let mut people: HashSet<(TenantId, UserId)> = HashSet::new();
        let (mut reports, mut answers) = (Vec::new(), Vec::new());
        let mut later = VecDeque::new();
        let mut events = 0;
        while let Some(waiter) = self.reports.pop_front() {
            let Report { tenant, user, .. } = waiter.report;
            let fits = events == 0 || events + waiter.report.events.len() <= MOST;
            if !fits {
                later.push_back(waiter);
                break;
            }
            if people.insert((tenant, user)) {
                events += waiter.report.events.len();
                reports.push(waiter.report);
                answers.push(waiter.answer);
            } else {
                later.push_back(waiter);
            }
        }
        while let Some(waiter) = later.pop_back() {
            self.reports.push_front(waiter);
        }
        (reports, answers)
    }
}

async fn write_together(cx: &Cx, reports: Vec<Report>, answers: Vec<Answer>) {
    let reports: Arc<[Report]> = reports.into();
    match commit(cx, &reports).await {
        // Whoever has gone away meanwhile sends it again.
        Ok(outcomes) => answers
            .into_iter()
            .zip(outcomes)
            .for_each(|(answer, outcome)| drop(answer.send(Ok(outcome)))),
        Err(failure) if reports.len() == 1 => answers
            .into_iter()
            .zip(Some(failure))
            .for_each(|(answer, failure)| drop(answer.send(Err(failure)))),
        // One of them may be at fault, and the others must not suffer for it.
        Err(_) => {
            for (report, answer) in reports.iter().zip(answers) {
                let alone: Arc<[Report]> = Arc::new([report.clone()]);
                let outcome = commit(cx, &alone).await;
                let outcome = outcome.map(|mut all| all.pop().unwrap_or_default());
                drop(answer.send(outcome));
            }
        }
    }
}

async fn commit(cx: &Cx, reports: &Arc<[Report]>) -> failure::Result<Vec<Outcome>> {
    let (own, reports) = (cx.clone(), Arc::clone(reports));
    cx.commit(move |tx| async move { count(&own, tx, &reports).await }.boxed())
        .await
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::model::{Event, EventType, MessageId, ShowingId};

    fn report(person: u128, number: u128, events: usize) -> Report {
        let event = Event {
            id: Uuid::from_u128(number),
            showing_id: ShowingId {
                message: MessageId::from_uuid(Uuid::nil()),
                occurrence: 1,
            },
            event_type: EventType::Shown,
            occurred: beffroi_core::Ts::default(),
        };
        Report {
            tenant: TenantId::from_uuid(Uuid::nil()),
            user: UserId::from_uuid(Uuid::from_u128(person)),
            events: vec![event; events],
            in_audience: HashSet::new(),
        }
    }

    proptest! {
        #[test]
        fn everybodys_reports_are_taken_in_order_and_never_two_of_one_person(
            reports in prop::collection::vec((0_u128..6, 1_usize..=500), 0..60),
        ) {
            let mut waiting = Waiting::default();
            for (number, (person, events)) in reports.iter().enumerate() {
                let (answer, _) = oneshot::channel();
                let report = report(*person, number as u128, *events);
                waiting.reports.push_back(Waiter { report, answer });
            }
            let mut taken: Vec<Vec<u128>> = vec![Vec::new(); 6];
            let mut all = 0;
            loop {
                let (batch, answers) = waiting.take();
                prop_assert_eq!(batch.len(), answers.len());
                if batch.is_empty() {
                    break;
                }
                let people: HashSet<UserId> = batch.iter().map(|one| one.user).collect();
                prop_assert_eq!(people.len(), batch.len());
                prop_assert!(batch.iter().map(|one| one.events.len()).sum::<usize>() <= MOST);
                all += batch.len();
                for one in batch {
                    let person = usize::try_from(one.user.uuid().as_u128()).expect("below six");
                    taken[person].push(one.events[0].id.as_u128());
                }
            }
            prop_assert_eq!(all, reports.len());
            prop_assert!(taken.iter().all(|numbers| numbers.is_sorted()));
        }
    }
}
