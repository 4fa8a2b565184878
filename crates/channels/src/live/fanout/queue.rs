use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
    thread,
};

use parking_lot::{Condvar, Mutex};
use uuid::Uuid;

use super::{BroadcastReport, Job};

/// The queues and the threads that work on them. The threads end when it is dropped.
pub(in crate::live) struct Fanout {
    desk: Arc<Desk>,
}

struct Desk {
    state: Mutex<State>,
    work: Condvar,
}

#[derive(Default)]
struct State {
    lines: HashMap<Uuid, Line>,
    /// Tenants whose current job has blocks that nobody has taken, in turn.
    ready: VecDeque<Uuid>,
    stopping: bool,
}

/// The jobs of one tenant: one under way, the others after it.
struct Line {
    current: Arc<Job>,
    blocks: usize,
    taken: usize,
    finished: usize,
    report: BroadcastReport,
    next: VecDeque<Arc<Job>>,
}

impl Line {
    fn new(current: Arc<Job>) -> Self {
        let blocks = current.blocks();
        let (report, next) = (BroadcastReport::default(), VecDeque::new());
        Self {
            current,
            blocks,
            taken: 0,
            finished: 0,
            report,
            next,
        }
    }

    /// Goes on to the next job that has something to do; false when there is none.
    fn advance(&mut self) -> bool {
        while self.finished == self.blocks {
            self.current.finish(std::mem::take(&mut self.report));
            let Some(next) = self.next.pop_front() else {
                return false;
            };
            let waiting = std::mem::take(&mut self.next);
            *self = Self::new(next);
            self.next = waiting;
        }
        true
    }
}

impl Fanout {
    /// Starts the threads.
    pub(in crate::live) fn start(threads: usize) -> std::io::Result<Self> {
        let desk = Arc::new(Desk {
            state: Mutex::default(),
            work: Condvar::new(),
        });
        let fanout = Self { desk };
        for number in 0..threads.max(1) {
            let desk = Arc::clone(&fanout.desk);
            thread::Builder::new()
                .name(format!("live-fanout-{number}"))
                .spawn(move || desk.work())?;
        }
        Ok(fanout)
    }

    /// Appends a job to its tenant's line.
    pub(in crate::live) fn submit(&self, job: Job) {
        let tenant = job.tenant;
        let job = Arc::new(job);
        let mut state = self.desk.state.lock();
        if let Some(line) = state.lines.get_mut(&tenant) {
            line.next.push_back(job);
            return;
        }
        let mut line = Line::new(job);
        if line.advance() {
            let many = line.blocks > 1;
            state.lines.insert(tenant, line);
            state.ready.push_back(tenant);
            self.desk.call(many);
        }
    }
}

impl Drop for Fanout {
    fn drop(&mut self) {
        self.desk.state.lock().stopping = true;
        self.desk.work.notify_all();
    }
}

impl Desk {
    fn call(&self, many: bool) {
        if many {
            self.work.notify_all();
        } else {
            self.work.notify_one();
        }
    }

    fn work(&self) {
        let mut connections = Vec::new();
        while let Some((job, block)) = self.take() {
            let report = job.run(block, &mut connections);
            self.give_back(job.tenant, &report);
        }
    }

    /// Waits for a block to do; none when the hub is gone.
    fn take(&self) -> Option<(Arc<Job>, usize)> {
        let mut state = self.state.lock();
        loop {
            if let Some(claim) = state.claim() {
                return Some(claim);
            }
            if state.stopping {
                return None;
            }
            self.work.wait(&mut state);
        }
    }

    fn give_back(&self, tenant: Uuid, report: &BroadcastReport) {
        let mut state = self.state.lock();
        let Some(line) = state.lines.get_mut(&tenant) else {
            return;
        };
        line.finished += 1;
        line.report.add(report);
        if line.finished < line.blocks {
            return;
        }
        if line.advance() {
            let many = line.blocks > 1;
            state.ready.push_back(tenant);
            self.call(many);
        } else {
            state.lines.remove(&tenant);
        }
    }
}

impl State {
    fn claim(&mut self) -> Option<(Arc<Job>, usize)> {
        let tenant = self.ready.pop_front()?;
        let line = self.lines.get_mut(&tenant)?;
        let block = line.taken;
        line.taken += 1;
        let job = Arc::clone(&line.current);
        if line.taken < line.blocks {
            self.ready.push_back(tenant);
        }
        Some((job, block))
    }
}
