use std::pin::Pin;
use std::task::{Context, Poll};

use super::outcome::{ErrorRecord, Interrupt};
use crate::value::{Value, weigh};

/// What a script may take, so that none runs away with the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Expressions evaluated and commands called.
    pub steps: u64,
    /// Objects handed from one stage of a pipeline to the next.
    pub objects: u64,
    /// Bytes, roughly, of the values that the script makes itself, all in all.
    pub bytes: usize,
    /// Errors, after which the script ends.
    pub errors: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            steps: 20_000_000,
            objects: 5_000_000,
            bytes: 512 << 20,
            errors: 1_000,
        }
    }
}

/// How deep evaluation may go: a block may call itself through a variable, and each stage of a pipeline hands its
/// objects to the next one.
pub(super) const MAX_DEPTH: usize = 100;
/// What the error of a limit is called. It can't be caught.
pub(super) const LIMIT: &str = "LimitExceeded";
/// After so many steps other tasks get a turn.
const TURN: u64 = 2_000;

/// What is left of the limits.
#[derive(Debug)]
pub(super) struct Budget {
    limits: Limits,
    steps: u64,
    objects: u64,
    bytes: usize,
    depth: usize,
}

impl Budget {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            steps: 0,
            objects: 0,
            bytes: 0,
            depth: 0,
        }
    }

    /// Counts one step. True when other tasks should get a turn.
    pub(super) fn step(&mut self) -> Result<bool, Interrupt> {
        self.work(1)?;
        Ok(self.steps.is_multiple_of(TURN))
    }

    /// Counts work whose cost depends on the values.
    pub(super) fn work(&mut self, steps: u64) -> Result<(), Interrupt> {
        self.steps = self.steps.saturating_add(steps);
        if self.steps > self.limits.steps {
            let message = format!("The script took more than {} steps.", self.limits.steps);
            return Err(exceeded(message));
        }
        Ok(())
    }

    pub(super) fn object(&mut self) -> Result<(), Interrupt> {
        self.objects += 1;
        if self.objects > self.limits.objects {
            let message = format!(
                "The script handed on more than {} objects.",
                self.limits.objects
            );
            return Err(exceeded(message));
        }
        Ok(())
    }

    /// Counts a value that the script made.
    pub(super) fn made(&mut self, value: &Value) -> Result<(), Interrupt> {
        match value {
            Value::String(_) | Value::List(_) | Value::Object(_) => {}
            _ => return Ok(()),
        }
        let left = self.limits.bytes - self.bytes;
        match weigh(value, left) {
            Some(weight) => {
                self.bytes += weight;
                Ok(())
            }
            None => Err(self.too_big()),
        }
    }

    /// Refuses a value that is too heavy to be copied, before it is.
    pub(super) fn fits(&self, value: &Value) -> Result<(), Interrupt> {
        let left = self.limits.bytes - self.bytes;
        weigh(value, left).map(|_| ()).ok_or_else(|| self.too_big())
    }

    /// Refuses to make something of this size, before it is made.
    pub(super) fn room(&self, bytes: usize) -> Result<(), Interrupt> {
        if bytes > self.limits.bytes - self.bytes {
            return Err(self.too_big());
        }
        Ok(())
    }

    fn too_big(&self) -> Interrupt {
        let message = format!(
            "The values of the script take more than {} bytes, or are nested too deep.",
            self.limits.bytes
        );
        exceeded(message)
    }

    pub(super) fn enter(&mut self) -> Result<(), Interrupt> {
        if self.depth >= MAX_DEPTH {
            let message = format!(
                "The script goes too deep: blocks that call themselves, or commands of one pipeline, {MAX_DEPTH} at most."
            );
            return Err(exceeded(message));
        }
        self.depth += 1;
        Ok(())
    }

    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// An error leaves no level behind it: where it was caught, the level is what it was.
    pub(super) fn back_to(&mut self, depth: usize) {
        self.depth = depth;
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }
}

fn exceeded(message: String) -> Interrupt {
    Interrupt::Script(Box::new(ErrorRecord {
        message,
        id: LIMIT.to_owned(),
        category: "LimitsExceeded",
        ..ErrorRecord::default()
    }))
}

/// Lets other tasks have a turn.
pub(super) struct Turn(pub(super) bool);

impl Future for Turn {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if std::mem::take(&mut self.0) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(())
    }
}
